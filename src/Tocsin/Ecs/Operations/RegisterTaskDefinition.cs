using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Flow;
using Tocsin.Text;
using TaskDefinition = Tocsin.Ecs.TaskDefinition;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html</summary>
public static class RegisterTaskDefinition
{
    public static Result<Done<RegisterTaskDefinitionResponse>> Decide(EcsState state, RegisterTaskDefinitionRequest request, Call call)
    {
        if (Constraints.Name(request.Family, "family") is { } invalid)
        {
            return invalid;
        }
        var containers = request.ContainerDefinitions.GetValueOrDefault().Select(Container.Of).ToValueList();
        if (containers.Count == 0)
        {
            return Refused("Container list cannot be empty.", "containerDefinitions");
        }
        for (int i = 0; i < containers.Count; i++)
        {
            if (Problem(containers[i], $"containerDefinitions/{i}") is { } error)
            {
                return error;
            }
        }
        if (!containers.Any(c => c.Essential))
        {
            return Refused("At least one container must be marked as essential.", "containerDefinitions");
        }
        int revision = (state.RevisionsOf(call.Scope, request.Family!)?.All.Last().Revision ?? 0) + 1;
        var definition = new TaskDefinition(
            call.Arn("ecs",
                $"task-definition/{request.Family}:{revision}"), request.Family!, revision, containers, request.Cpu, request.Memory)
        {
            Asked = request,
            RegisteredAt = call.Now,
        };
        return new Done<RegisterTaskDefinitionResponse>(
            new RegisterTaskDefinitionResponse { TaskDefinition = definition.Shape, Tags = request.Tags }, [new Change.Put(definition)]);
    }

    private static AwsError? Problem(Container container, string member)
    {
        if (container.Name.Length == 0)
        {
            return Refused("Container.name should not be null or empty.", $"{member}/name");
        }
        if (container.Image.Length == 0)
        {
            return Refused("Container.image should not be null or empty.", $"{member}/image");
        }
        if (container.HealthCheck is not { } check)
        {
            return null;
        }
        // Bounds: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html. It asks for CMD or CMD-SHELL first, and
        // yet ECS takes and runs ["/healthcheck"]:
        // https://github.com/aws/aws-cdk/issues/34389
        return check switch
        {
            { Command.Count: 0 } => Refused("Health check command cannot be empty.", $"{member}/healthCheck/command"),
            _ when check.Interval.TotalSeconds is < 5 or > 300 =>
                Refused("Health check interval must be between 5 and 300 seconds.", $"{member}/healthCheck/interval"),
            _ when check.Timeout.TotalSeconds is < 2 or > 60 =>
                Refused("Health check timeout must be between 2 and 60 seconds.", $"{member}/healthCheck/timeout"),
            { Retries: < 1 or > 10 } => Refused("Health check retries must be between 1 and 10.", $"{member}/healthCheck/retries"),
            _ when check.StartPeriod.TotalSeconds is < 0 or > 300 =>
                Refused("Health check startPeriod must be between 0 and 300 seconds.", $"{member}/healthCheck/startPeriod"),
            _ => null,
        };
    }

    // Unverified: the wording of each.
    private static AwsError Refused(string message, string member) => EcsErrors.Client(message, member);
}
