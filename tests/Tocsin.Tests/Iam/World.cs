using Tocsin.Aws;
using Tocsin.Iam;
using Tocsin.Iam.Operations;
using Tocsin.Iam.Shapes;
using Tocsin.Tests.Estates;
using Tocsin.Tests.Flow;

namespace Tocsin.Tests.Iam;

/// <summary>An account's IAM, and calls to it one after the other.</summary>
internal sealed class World
{
    public const string Trust = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"chatbot.amazonaws.com"},"Action":"sts:AssumeRole"}]}
        """;

    public const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sns:Publish","Resource":"*"}]}""";

    public const string PolicyArn = "arn:aws:iam::111122223333:policy/publish";

    public static readonly DateTimeOffset Now = new(2026, 9, 13, 12, 17, 30, 408, TimeSpan.Zero);

    public IamState State { get; private set; } = IamState.Empty;

    public Call Call { get; init; } = new(AccountId.Assumed, "us-east-1", Now, new Ids(1));

    /// <summary>With one role and one policy.</summary>
    public static World Usual()
    {
        var world = new World();
        world.Do(IamApi.CreateRole,
            new CreateRoleRequest { RoleName = "r", Path = "/", AssumeRolePolicyDocument = Trust, MaxSessionDuration = 3600 });
        world.Do(IamApi.CreatePolicy, new CreatePolicyRequest { PolicyName = "publish", PolicyDocument = Document, Description = "d" });
        return world;
    }

    /// <summary>What is answered; what it changes is changed.</summary>
    public TResponse Do<TRequest, TResponse>(OperationShape<TRequest, TResponse> operation, TRequest request)
        where TRequest : class, IShape<TRequest>
        where TResponse : class, IShape<TResponse>
    {
        var done = IamOperations.All.Ask(operation, State, request, Call);
        State = State.After(done);
        return done.Value.Response;
    }

    public (string? Code, string? Message, int? Status) Refused<TRequest, TResponse>(
        OperationShape<TRequest, TResponse> operation, TRequest request)
        where TRequest : class, IShape<TRequest>
        where TResponse : class, IShape<TResponse>
    {
        var error = IamOperations.All.Ask(operation, State, request, Call).Error;
        return (error?.Code, error?.Message, error?.Status);
    }
}
