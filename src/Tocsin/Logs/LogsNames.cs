using Tocsin.Aws;

namespace Tocsin.Logs;

/// <summary>What groups, streams and resource policies are called by; no colon is in the names of the first two.</summary>
public static class LogsNames
{
    internal const string GroupPrefix = "log-group:";
    internal const string PolicyPrefix = "resource-policy:";

    private const string StreamMark = ":log-stream:";

    public static Arn Group(Call call, string name) => call.Arn("logs", GroupPrefix + name);

    /// <summary>AWS gives such a policy no ARN: ours, to store it by.</summary>
    public static Arn Policy(Call call, string name) => call.Arn("logs", PolicyPrefix + name);

    /// <summary>The group of an ARN that may end in <c>:*</c> or go on to a stream, as targets and tags name it.</summary>
    public static Arn GroupOf(Arn arn) => arn with { Resource = string.Join(':', arn.Resource.Split(':').Take(2)) };

    internal static string StreamIn(string group, string name) => $"{group}{StreamMark}{name}";

    /// <summary>The stream that an ARN's resource names; null where it is a group's.</summary>
    internal static string? StreamOf(string resource) =>
        resource.IndexOf(StreamMark, StringComparison.Ordinal) is >= 0 and var at ? resource[(at + StreamMark.Length)..] : null;
}
