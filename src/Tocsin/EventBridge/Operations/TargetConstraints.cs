using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.EventBridge.Operations;

/// <summary>
/// What PutTargets asks of a target's input, beyond the model's constraints. Texts recorded on AWS 2026-09 unless marked.
/// </summary>
internal static class TargetConstraints
{
    /// <param name="member">The path of the target in the request: <c>Targets/0</c>.</param>
    public static AwsError? Refuse(Target target, string member) =>
        Address(target, member)
        ?? OnlyOne(target, member)
        ?? Input(target, member)
        ?? Paths(target, member)
        ?? (target.InputTransformer is { } transformer ? TemplateConstraints.Refuse(target.Id!, transformer, $"{member}/InputTransformer")
            : null);

    private static AwsError? Address(Target target, string member)
    {
        // Unverified: the texts.
        if (!Unknown.In(target.Arn) && !Arn.TryParse(target.Arn, out _))
        {
            return EventBridgeErrors.Validation("Provided Arn is not in correct format.", $"{member}/Arn", new Cause.MalformedArn());
        }
        if (target.RoleArn is { } role && !Unknown.In(role) && !Arn.TryParse(role, out _))
        {
            return EventBridgeErrors.Validation($"Provided role '{role}' is not in correct format.", $"{member}/RoleArn");
        }
        return target.DeadLetterConfig is { } dlq && dlq.Arn?.EndsWith(".fifo", StringComparison.Ordinal) == true
            ? EventBridgeErrors.Validation("SQS FIFO is not supported by Dead Letter Queues.", $"{member}/DeadLetterConfig/Arn")
            : null;
    }

    private static AwsError? OnlyOne(Target target, string member)
    {
        int given = (target.Input is null ? 0 : 1) + (target.InputPath is null ? 0 : 1) + (target.InputTransformer is null ? 0 : 1);
        return given > 1
            ? EventBridgeErrors.Validation(
                $"Only one of Input, InputPath, or InputTransformer must be provided for target {target.Id}.", member,
                new Cause.SeveralInputs())
            : null;
    }

    private static AwsError? Input(Target target, string member)
    {
        if ((target.Input ?? target.InputPath) is not null && Arn.TryParse(target.Arn, out var arn) && arn.Service == "logs")
        {
            // Unverified: reported by others, not recorded.
            return EventBridgeErrors.Validation(
                $"Input and InputPath are not valid forms of input for target {target.Id}. The only valid form of input is "
                    + $"InputTransformer.",
                $"{member}/{(target.Input is null ? "InputPath" : "Input")}");
        }
        // The empty text is accepted, and nothing is ever delivered.
        return target.Input is { Length: > 0 } input && !Unknown.In(input) && !JsonParser.TryParse(input, out _, out var error)
            ? EventBridgeErrors.Validation(
                $"JSON syntax error in input for target {target.Id}: {JsonLocation.Of(input, error.Offset)}", $"{member}/Input")
            : null;
    }

    private static AwsError? Paths(Target target, string member)
    {
        // The empty InputPath is accepted, the empty path in a map is not.
        if (target.InputPath is { Length: > 0 } path && !IsPath(path))
        {
            return Invalid($"{member}/InputPath");
        }
        foreach (var entry in target.InputTransformer?.InputPathsMap ?? default)
        {
            if (!IsPath(entry.Value))
            {
                return Invalid($"{member}/InputTransformer/InputPathsMap/{entry.Key}");
            }
        }
        return null;

        AwsError Invalid(string at) =>
            EventBridgeErrors.Validation($"InputPath for target {target.Id} is invalid.", at, new Cause.InputPath());
    }

    private static bool IsPath(string path) => Unknown.In(path) || InputPath.Parse(path) is not null;
}
