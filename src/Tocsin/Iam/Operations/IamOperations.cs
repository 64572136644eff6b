using Tocsin.Flow;
using Tocsin.Iam.Shapes;
using static Tocsin.Flow.Operation<Tocsin.Iam.IamState>;

namespace Tocsin.Iam.Operations;

/// <summary>What IAM does.</summary>
public static class IamOperations
{
    public static Operations<IamState> All { get; } = new(
        IamApi.Service,
        Write(IamApi.CreateRole, CreateRole.Decide),
        Write(IamApi.PutRolePolicy, PutRolePolicy.Decide),
        Write(IamApi.AttachRolePolicy, AttachRolePolicy.Decide),
        Write(IamApi.CreatePolicy, CreatePolicy.Decide));
}
