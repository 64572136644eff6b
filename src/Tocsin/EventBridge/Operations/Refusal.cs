using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.EventBridge.Operations;

/// <summary>The refusals that more than one operation gives. Texts recorded on AWS 2024-05 to 2026-09 unless marked.</summary>
internal static class Refusal
{
    public static AwsError Validation(string message, string? member = null) => new("ValidationException", message, Member: member);

    public static AwsError BusNotFound(Arn bus) => new("ResourceNotFoundException", $"Event bus {Names.NameOf(bus)} does not exist.", Member: "EventBusName");

    public static AwsError RuleNotFound(string rule, Arn bus, string member) =>
        new("ResourceNotFoundException", $"Rule {rule} does not exist on EventBus {Names.NameOf(bus)}.", Member: member);

    public static AwsError LimitExceeded(string member) => new("LimitExceededException", "The requested resource exceeds the maximum number allowed.", Member: member);

    /// <summary>What the API model's constraints answer.</summary>
    /// <param name="at">The member as AWS writes it: <c>targets.1.member.id</c>.</param>
    public static AwsError Constraint(string? value, string at, string constraint, string member) => Validation(
        $"1 validation error detected: Value {(value is null ? "null" : $"'{value}'")} at '{at}' failed to satisfy constraint: {constraint}", member);

    /// <summary>A required name of letters, digits and <c>. - _</c>; what is not known offline passes.</summary>
    public static AwsError? Name(string? value, string at, string member, int length) => Text(value, at, member, 1, length, required: true) is { } error
        ? error
        : !Unknown.In(value) && !value!.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
            ? Constraint(value, at, @"Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+", member)
            : null;

    public static AwsError? Text(string? value, string at, string member, int minimum, int maximum, bool required = false) => value switch
    {
        null => required ? Constraint(null, at, "Member must not be null", member) : null,
        _ when Unknown.In(value) => null,
        _ when value.Length < minimum => Constraint(value, at, $"Member must have length greater than or equal to {minimum}", member),
        _ when value.Length > maximum => Constraint(value, at, $"Member must have length less than or equal to {maximum}", member),
        _ => null,
    };
}
