using Tocsin.Aws;
using Tocsin.Kms.Shapes;

namespace Tocsin.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html</summary>
public static class DescribeKey
{
    public static Result<DescribeKeyResponse> Answer(KmsState state, DescribeKeyRequest request, Call call)
    {
        if (ManagedKey.Of(request.KeyId, call) is { } managed)
        {
            return new DescribeKeyResponse { KeyMetadata = managed };
        }
        var found = KmsErrors.Key("DescribeKey", state, request.KeyId, "KeyId", call);
        return found.Error is { } error ? error : new DescribeKeyResponse { KeyMetadata = found.Value.Metadata };
    }
}
