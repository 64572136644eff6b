using Tocsin.Flow;
using Tocsin.Kms.Shapes;
using static Tocsin.Flow.Operation<Tocsin.Kms.KmsState>;

namespace Tocsin.Kms.Operations;

/// <summary>What KMS does.</summary>
public static class KmsOperations
{
    public static Operations<KmsState> All { get; } = new(
        KmsApi.Service,
        Write(KmsApi.CreateKey, CreateKey.Decide),
        Write(KmsApi.PutKeyPolicy, PutKeyPolicy.Decide),
        Write(KmsApi.DisableKey, DisableKey.Decide),
        Write(KmsApi.CreateAlias, CreateAlias.Decide));
}
