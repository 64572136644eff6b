using Tocsin.Aws;

namespace Tocsin.EventBridge;

/// <summary>The ARNs of EventBridge.</summary>
public static class Names
{
    private const string BusPrefix = "event-bus/";

    /// <param name="nameOrArn">The bus as a request names it; null is the default bus of the caller's region.</param>
    public static Arn Bus(Call call, string? nameOrArn) =>
        Arn.TryParse(nameOrArn, out var arn) && arn.Service == "events" && arn.Resource.StartsWith(BusPrefix, StringComparison.Ordinal)
            ? arn
            : new Arn(call.Partition, "events", call.Region, call.Account.ToString(), BusPrefix + (nameOrArn ?? EventBus.Default));

    /// <summary>The name of a bus, from its ARN.</summary>
    public static string NameOf(Arn bus) => bus.Resource[BusPrefix.Length..];

    public static bool IsBus(string arn) =>
        Arn.TryParse(arn, out var parsed) && parsed.Service == "events" && parsed.Resource.StartsWith(BusPrefix, StringComparison.Ordinal);

    /// <summary><c>rule/NAME</c> on the default bus, <c>rule/BUS/NAME</c> on any other.</summary>
    public static Arn Rule(Arn bus, string rule) =>
        bus with { Resource = NameOf(bus) == EventBus.Default ? $"rule/{rule}" : $"rule/{NameOf(bus)}/{rule}" };

    /// <summary>The resource of a target's places: <c>RULE-ARN/target/ID</c>.</summary>
    public static string Target(Arn rule, string targetId) => $"{rule}/target/{targetId}";
}
