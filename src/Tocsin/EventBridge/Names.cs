using Tocsin.Aws;

namespace Tocsin.EventBridge;

/// <summary>The ARNs of EventBridge.</summary>
public static class Names
{
    private const string BusPrefix = "event-bus/";

    /// <param name="nameOrArn">The bus as a request names it; null is the default bus of the caller's region.</param>
    public static Arn Bus(Call call, string? nameOrArn) =>
        Arn.TryParse(nameOrArn, out var arn) && IsBus(arn) ? arn : call.Arn("events", BusPrefix + (nameOrArn ?? EventBus.Default));

    /// <summary>The name of a bus, from its ARN.</summary>
    public static string NameOf(Arn bus) => bus.Resource[BusPrefix.Length..];

    public static bool IsBus(string arn) => Arn.TryParse(arn, out var parsed) && IsBus(parsed);

    public static bool IsBus(Arn arn) => arn.Service == "events" && arn.Resource.StartsWith(BusPrefix, StringComparison.Ordinal);

    public static bool IsRule(Arn arn) => arn.Service == "events" && arn.Resource.StartsWith("rule/", StringComparison.Ordinal);

    /// <summary><c>rule/NAME</c> on the default bus, <c>rule/BUS/NAME</c> on any other.</summary>
    public static Arn Rule(Arn bus, string rule) =>
        bus with { Resource = NameOf(bus) == EventBus.Default ? $"rule/{rule}" : $"rule/{NameOf(bus)}/{rule}" };

    /// <summary>The bus of a rule, by the rule's ARN. A bus's name may hold slashes, a rule's may not.</summary>
    public static Arn BusOf(Arn rule)
    {
        string path = rule.Resource["rule/".Length..];
        return rule with { Resource = BusPrefix + (path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : EventBus.Default) };
    }

    /// <summary>The name of a rule, from its ARN.</summary>
    public static string RuleNameOf(Arn rule) => rule.Name;

    /// <summary>The resource of a target's places: <c>RULE-ARN/target/ID</c>.</summary>
    public static string Target(Arn rule, string targetId) => $"{rule}/target/{targetId}";
}
