using Tocsin.Aws;
using Tocsin.Logs.Shapes;
using Tocsin.Text;

namespace Tocsin.Logs.Operations;

/// <summary>Answers that several operations share. Recorded on AWS 2026-02 where nothing else is said.</summary>
internal static class LogsErrors
{
    public static AwsError NoGroup(string member) =>
        Errors.ResourceNotFoundException.With("The specified log group does not exist.", member, cause: new Cause.Missing());

    public static AwsError Invalid(string text, string member) => Errors.InvalidParameterException.With(text, member);

    public static AwsError InvalidToken => Invalid("The specified nextToken is invalid.", "nextToken");

    public static Result<GroupLines> Group(LogsState state, string? name, Call call) =>
        state.Of(LogsNames.Group(call, name ?? "")) is { } group ? group : NoGroup("logGroupName");

    /// <summary>The group that a request names in one of two ways.</summary>
    /// <param name="identifier">Its name, or its ARN.</param>
    public static Result<GroupLines> Group(LogsState state, string? name, string? identifier, Call call)
    {
        if (name is not null && identifier is not null)
        {
            return Errors.ValidationException.With(
                "LogGroup name and LogGroup ARN are mutually exclusive parameters.", "logGroupIdentifier");
        }
        if (name is null && identifier is null)
        {
            // Unverified: the text.
            return Invalid("Either logGroupName or logGroupIdentifier must be given.", "logGroupName");
        }
        return identifier is null ? Group(state, name, call)
            : state.Of(Arn.TryParse(identifier, out var arn) ? LogsNames.GroupOf(arn) : LogsNames.Group(call, identifier)) is { } group
                ? group
            : NoGroup("logGroupIdentifier");
    }

    public static Result<StreamLines> Stream(GroupLines group, string? name) => group.Find(name ?? "") is { } stream
        ? stream
        : Errors.ResourceNotFoundException.With("The specified log stream does not exist.", "logStreamName", cause: new Cause.Missing());

    /// <summary>The group whose tags a request is about.</summary>
    public static Result<LogGroup> Tagged(LogsState state, string? arn) =>
        Arn.TryParse(arn, out var parsed) && state.Find(LogsNames.GroupOf(parsed)) is { } group ? group : NoGroup("resourceArn");

    /// <summary>The group's tags with those, or why it cannot have so many.</summary>
    public static Result<LogGroup> With(LogGroup group, ValueMap<string> tags)
    {
        var all = group.Tags.Concat(tags).ToValueMap();
        // Unverified: the text.
        return all.Count > Limits.Tags
            ? Errors.TooManyTagsException.With("The resource has too many tags. The maximum is 50.", "tags")
            : group with { Tags = all };
    }

    public static LogGroup Without(LogGroup group, ValueList<string> keys) =>
        group with { Tags = group.Tags.Where(t => !keys.Contains(t.Key)).ToValueMap() };
}
