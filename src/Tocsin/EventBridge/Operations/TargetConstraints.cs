using System.Globalization;
using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.EventBridge.Operations;

/// <summary>The constraints of the API model on targets: they are looked at before anything else, and the first that fails is answered.</summary>
internal static class TargetConstraints
{
    public static AwsError? Check(ValueList<Target> targets)
    {
        if (targets.Count is 0 or > Limits.TargetsPerRequest)
        {
            // Unverified: what AWS writes for the value.
            return Refusal.Constraint(
                $"[{string.Join(", ", targets.Select(t => t.Id))}]", "targets",
                targets.Count == 0 ? "Member must have length greater than or equal to 1" : $"Member must have length less than or equal to {Limits.TargetsPerRequest}", "Targets");
        }
        for (int i = 0; i < targets.Count; i++)
        {
            if (Check(targets[i], string.Create(CultureInfo.InvariantCulture, $"targets.{i + 1}.member"), $"Targets/{i}") is { } error)
            {
                return error;
            }
        }
        return null;
    }

    private static AwsError? Check(Target target, string at, string member) =>
        Refusal.Name(target.Id, $"{at}.id", $"{member}/Id", Limits.TargetIdLength)
        ?? Refusal.Text(target.Arn, $"{at}.arn", $"{member}/Arn", 1, Limits.TargetArnLength, required: true)
        ?? Refusal.Text(target.RoleArn, $"{at}.roleArn", $"{member}/RoleArn", 1, Limits.TargetArnLength)
        ?? Refusal.Text(target.Input, $"{at}.input", $"{member}/Input", 0, Limits.InputLength)
        ?? Refusal.Text(target.InputPath, $"{at}.inputPath", $"{member}/InputPath", 0, Limits.InputPathLength)
        ?? (target.InputTransformer is { } transformer ? Check(transformer, $"{at}.inputTransformer", $"{member}/InputTransformer") : null)
        ?? (target.RetryPolicy is { } retry ? Check(retry, $"{at}.retryPolicy", $"{member}/RetryPolicy") : null);

    private static AwsError? Check(InputTransformer transformer, string at, string member)
    {
        var map = transformer.InputPathsMap;
        if (map.Count > Limits.InputPathsMapEntries)
        {
            return Refusal.Constraint(
                Show(map), $"{at}.inputPathsMap", $"Member must have length less than or equal to {Limits.InputPathsMapEntries}", $"{member}/InputPathsMap");
        }
        foreach (var (name, path) in map)
        {
            if (name.Length is 0 or > Limits.InputPathsMapKeyLength || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            {
                return Refusal.Constraint(
                    Show(map), $"{at}.inputPathsMap",
                    "Map keys must satisfy constraint: [Member must have length less than or equal to 256, Member must have length greater than or equal to 1, "
                    + @"Member must satisfy regular expression pattern: [A-Za-z0-9\_\-]+]",
                    $"{member}/InputPathsMap/{name}");
            }
            if (path.Length > Limits.InputPathLength && !Unknown.In(path))
            {
                return Refusal.Constraint(
                    Show(map), $"{at}.inputPathsMap",
                    $"Map value must satisfy constraint: [Member must have length less than or equal to {Limits.InputPathLength}]", $"{member}/InputPathsMap/{name}");
            }
        }
        return Refusal.Text(transformer.InputTemplate, $"{at}.inputTemplate", $"{member}/InputTemplate", 1, Limits.InputTemplateLength, required: true);
    }

    private static AwsError? Check(RetryPolicy retry, string at, string member) =>
        Number(retry.MaximumRetryAttempts, 0, Limits.RetryAttempts, $"{at}.maximumRetryAttempts", $"{member}/MaximumRetryAttempts")
        ?? Number(
            retry.MaximumEventAgeInSeconds, (int)Limits.MinimumEventAge.TotalSeconds, (int)Limits.MaximumEventAge.TotalSeconds, $"{at}.maximumEventAgeInSeconds",
            $"{member}/MaximumEventAgeInSeconds");

    private static AwsError? Number(int? value, int minimum, int maximum, string at, string member) =>
        value < minimum ? Refusal.Constraint($"{value}", at, $"Member must have value greater than or equal to {minimum}", member)
        : value > maximum ? Refusal.Constraint($"{value}", at, $"Member must have value less than or equal to {maximum}", member)
        : null;

    private static string Show(ValueList<NamedPath> map) => $"{{{string.Join(", ", map.Select(p => $"{p.Name}={p.Path}"))}}}";
}
