using System.Globalization;
using System.Net;
using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Text;

namespace Tocsin.Elb.Operations;

/// <summary>What more than one operation looks for, and the answers where it is not there.</summary>
// Unverified: the texts.
internal static class ElbErrors
{
    public static AwsError Validation(string text, string member) => new(ElbApi.Service.ConstraintCode, text, 400, member);

    public static Result<Elb.LoadBalancer> LoadBalancer(ElbState state, string? arn) =>
        Arn.TryParse(arn, out var parsed) && state.FindLoadBalancer(parsed) is { } found
            ? found
            : Errors.LoadBalancerNotFoundException.With(
                $"Load balancer '{arn}' not found", "LoadBalancerArn", cause: new Cause.Missing());

    public static Result<Elb.TargetGroup> TargetGroup(ElbState state, string? arn) =>
        Arn.TryParse(arn, out var parsed) && state.FindTargetGroup(parsed) is { } found
            ? found
            : Errors.TargetGroupNotFoundException.With($"Target groups '{arn}' not found", "TargetGroupArn", cause: new Cause.Missing());

    public static Result<Elb.Listener> Listener(ElbState state, string? arn) =>
        Arn.TryParse(arn, out var parsed) && state.FindListener(parsed) is { } found
            ? found
            : Errors.ListenerNotFoundException.With($"Listener '{arn}' not found", "ListenerArn", cause: new Cause.Missing());

    public static Result<ListenerRule> Rule(ElbState state, string? arn) =>
        Arn.TryParse(arn, out var parsed) && state.FindRule(parsed) is { } found
            ? found
            : Errors.RuleNotFoundException.With($"Rule '{arn}' not found", "RuleArn", cause: new Cause.Missing());

    /// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html, Name</summary>
    public static AwsError? Name(string name, string kind) =>
        name.Length is > 0 and <= Limits.NameLength && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            && !name.StartsWith('-') && !name.EndsWith('-')
            ? null
            : Validation(
                $"{kind} name '{name}' must be 1 to 32 alphanumeric characters or hyphens, and not begin or end with a hyphen", "Name");

    /// <summary>The timeout ends before the next check begins, and a port is one.</summary>
    public static AwsError? Check(CreateTargetGroupRequest group)
    {
        var check = HealthCheck.Of(group);
        return check.Timeout >= check.Interval
                ? Validation("Health check timeout must be smaller than the interval", "HealthCheckTimeoutSeconds")
            : check.Port != HealthCheck.TrafficPort && !IsWithin(check.Port, 1, IPEndPoint.MaxPort)
                ? Validation($"Health check port '{check.Port}' must be a number from 1 to 65535, or 'traffic-port'", "HealthCheckPort")
            : null;
    }

    public static AwsError? Tags(ValueList<Tag> tags) =>
        tags.Select(t => t.Key).Distinct().Count() < tags.Count
            ? Errors.DuplicateTagKeysException.With("Tag keys must be unique", "Tags")
        : tags.Count > Limits.Tags
            ? Errors.TooManyTagsException.With("The maximum number of tags per resource is 50", "Tags")
        : null;

    /// <summary>Whether all that actions forward to is there.</summary>
    public static AwsError? Actions(ElbState state, ValueList<Shapes.Action>? actions) =>
        Forwarding.Groups(actions).Select(g => TargetGroup(state, g).Error).FirstOrDefault(e => e is not null);

    /// <summary>Why attributes cannot be set; null where they can.</summary>
    public static AwsError? Attributes(ValueMap<string> known, IEnumerable<string?> keys, string kind) =>
        keys.Select(k => k ?? "").FirstOrDefault(k => !known.ContainsKey(k)) is { } stranger
            ? Validation($"{kind} attribute key '{stranger}' is not recognized", "Attributes")
            : null;

    public static AwsError? DeregistrationDelay(string seconds) =>
        IsWithin(seconds, 0, Limits.DeregistrationDelaySeconds)
            ? null
            : Validation(
                $"'{ElbAttributes.DeregistrationDelay}' must be a number from 0 to {Limits.DeregistrationDelaySeconds}, and is '{seconds}'",
                "Attributes");

    private static bool IsWithin(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most;
}
