using Tocsin.Flow;
using Tocsin.Iam;
using Tocsin.Sts.Shapes;
using static Tocsin.Flow.Operation<Tocsin.Iam.IamState>;

namespace Tocsin.Sts.Operations;

/// <summary>What STS does. It keeps nothing; its roles are IAM's.</summary>
public static class StsOperations
{
    public static Operations<IamState> All { get; } = new(
        StsApi.Service,
        Read(StsApi.GetCallerIdentity, GetCallerIdentity.Answer),
        Read(StsApi.AssumeRole, AssumeRole.Answer),
        Read(StsApi.GetSessionToken, GetSessionToken.Answer));
}
