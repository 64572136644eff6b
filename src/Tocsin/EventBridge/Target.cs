using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>Where a rule sends what it matches, and what it makes of it. At most one of the three inputs is set; none sends the whole event.</summary>
/// <param name="Arn">As it was given: it may hold an unknown value.</param>
/// <param name="RoleArn">The role EventBridge assumes to deliver; without one, the target's own policy must admit <c>events.amazonaws.com</c>.</param>
public sealed record Target(
    string Id,
    string Arn,
    string? RoleArn = null,
    string? Input = null,
    string? InputPath = null,
    InputTransformer? InputTransformer = null,
    DeadLetterConfig? DeadLetterConfig = null,
    RetryPolicy? RetryPolicy = null);

/// <param name="InputTemplate">The text with its <c>&lt;name&gt;</c>s.</param>
/// <param name="InputPathsMap">What each name stands for, in the order given.</param>
public sealed record InputTransformer(string InputTemplate, ValueList<NamedPath> InputPathsMap = default);

/// <summary>One entry of an InputPathsMap.</summary>
public sealed record NamedPath(string Name, string Path);

/// <param name="Arn">A standard queue in the rule's region.</param>
public sealed record DeadLetterConfig(string Arn);

/// <summary>Each only if it was set; AWS retries up to 185 times within 24 hours otherwise.</summary>
public sealed record RetryPolicy(int? MaximumRetryAttempts = null, int? MaximumEventAgeInSeconds = null);
