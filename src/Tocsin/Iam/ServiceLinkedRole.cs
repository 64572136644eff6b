using System.Globalization;
using Tocsin.Aws;

namespace Tocsin.Iam;

/// <summary>A role that belongs to a service: it alone assumes it, and nobody else changes it.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html</remarks>
internal static class ServiceLinkedRole
{
    private const string Path = "role/aws-service-role/";

    /// <summary>Of the services around an alarm; those of others are made of their names.</summary>
    // Unverified: all but the first two.
    private static readonly Dictionary<string, string> Names = new()
    {
        ["ecs.amazonaws.com"] = "ECS",
        ["management.chatbot.amazonaws.com"] = "AWSChatbot",
        ["autoscaling.amazonaws.com"] = "AutoScaling",
        ["elasticloadbalancing.amazonaws.com"] = "ElasticLoadBalancing",
        ["ecs.application-autoscaling.amazonaws.com"] = "ApplicationAutoScaling_ECSService",
        ["events.amazonaws.com"] = "CloudWatchEvents",
    };

    public static string NameOf(string service, string? suffix)
    {
        string name = Names.TryGetValue(service, out string? known) ? known
            : string.Concat(service.Split('.')[0].Split('-').Select(CultureInfo.InvariantCulture.TextInfo.ToTitleCase));
        return $"AWSServiceRoleFor{name}{(suffix is null ? "" : $"_{suffix}")}";
    }

    public static Arn ArnOf(Call call, string service, string name) =>
        new(call.Partition, "iam", "", call.Account.ToString(), $"{Path}{service}/{name}");

    public static bool Is(Role role) => role.Arn.Resource.StartsWith(Path, StringComparison.Ordinal);

    public static string TrustOf(string service) =>
        $$$"""{"Version":"2012-10-17","Statement":[{"Action":["sts:AssumeRole"],"Effect":"Allow","Principal":{"Service":["{{{service}}}"]}}]}""";
}
