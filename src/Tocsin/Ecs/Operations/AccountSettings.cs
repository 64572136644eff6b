using Tocsin.Aws;
using Tocsin.Ecs.Shapes;

namespace Tocsin.Ecs.Operations;

/// <summary>Which settings an account has, which values they take, and which they have where nobody set them.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html. They are kept and told; of what they change on
/// AWS only <c>containerInsights</c> shows here, in the clusters that are made after it.
/// </remarks>
internal static class AccountSettings
{
    private static readonly string[] Switch = ["enabled", "disabled"];

    /// <summary>By name, as AWS lists them; the first value is the default.</summary>
    private static readonly (string Name, string[] Values)[] All =
    [
        ("awsvpcTrunking", ["disabled", "enabled"]),
        (ContainerInsights, ["disabled", "enabled", "enhanced"]),
        ("containerInstanceLongArnFormat", Switch),
        ("defaultLogDriverMode", ["non-blocking", "blocking"]),
        ("fargateEventWindows", ["disabled", "enabled"]),
        ("fargateFIPSMode", ["disabled", "enabled"]),
        ("fargateTaskRetirementWaitPeriod", ["7", "0", "14"]),
        ("guardDutyActivate", ["off", "on"]),
        ("serviceLongArnFormat", Switch),
        ("tagResourceAuthorization", ["off", "on"]),
        ("taskLongArnFormat", Switch),
    ];

    public const string ContainerInsights = "containerInsights";

    public static IEnumerable<string> Names => All.Select(s => s.Name);

    public static Arn Root(Call call) => new(call.Partition, "iam", "", call.Account.ToString(), "root");

    /// <summary>Whose setting a request is about: the caller's where it names nobody.</summary>
    // Unverified: the text.
    public static Result<Arn> Principal(string? given, Call call) =>
        given is null ? call.Principal
        : Arn.TryParse(given, out var named) && named.Service == "iam" ? named
        : EcsErrors.InvalidParameter($"'{given}' is not the ARN of a user, a role or the root user.", "principalArn");

    /// <summary>Its own, else the account's, else AWS's.</summary>
    public static string Effective(EcsState state, string name, Arn principal, Call call) =>
        (state.FindSetting(AccountSetting.ArnOf(call.Scope, name, principal))
            ?? state.FindSetting(AccountSetting.ArnOf(call.Scope, name, Root(call))))?.Value
        ?? Values(name)[0];

    // Unverified: the text.
    public static AwsError? Refusal(string name, string value) => Values(name).Contains(value)
        ? null
        : EcsErrors.InvalidParameter($"The value of {name} must be one of {string.Join(", ", Values(name))}.", "value");

    public static Setting Told(string name, string? value, Arn principal) => new()
    {
        Name = name,
        Value = value,
        PrincipalArn = principal.ToString(),
        // AWS alone switches it: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Setting.html
        Type = name == "guardDutyActivate" ? "aws_managed" : "user",
    };

    private static string[] Values(string name) => All.First(s => s.Name == name).Values;
}
