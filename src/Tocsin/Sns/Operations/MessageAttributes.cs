using System.Globalization;
using System.Text;
using Tocsin.Aws;
using Tocsin.Sns.Shapes;
using Tocsin.Text;

namespace Tocsin.Sns.Operations;

/// <summary>What SNS demands of a message's attributes, which its model does not say (texts recorded on AWS 2024-07).</summary>
internal static class MessageAttributes
{
    private static readonly string[] Types = ["Binary", "Number", "String"];

    public static AwsError? Refusal(ValueMap<MessageAttributeValue> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            if ((OfName(name) ?? OfValue(name, value)) is { } text)
            {
                return Errors.InvalidParameterValueException.With(text, $"MessageAttributes/{name}");
            }
        }
        return null;
    }

    /// <summary>
    /// A type that is missing is told by another code than what else breaks the model (recorded on AWS 2024-07).
    /// </summary>
    public static AwsError? Check<TRequest>(TRequest request, string code, ValueList<UnknownMember> unknown)
        where TRequest : IChecked
    {
        var broken = Violations.Of(request, code, unknown);
        return broken?.Member?.EndsWith("/DataType", StringComparison.Ordinal) == true ? broken with { Code = "ValidationError" } : broken;
    }

    private static string? OfName(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) >= Limits.AttributeNameBytes)
        {
            return $"Length of message attribute name must be less than {Limits.AttributeNameBytes} bytes.";
        }
        char other = name.FirstOrDefault(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'));
        if (other != default)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"Invalid non-alphanumeric character '#x{(int)other:X}' was found in the message attribute name. Can only include "
                + $"alphanumeric characters, hyphens, underscores, or dots.");
        }
        return name.StartsWith('.') ? "Invalid message attribute name starting with character '.' was found."
            : name.EndsWith('.') ? "Invalid message attribute name ending with character '.' was found."
            : name.Contains("..", StringComparison.Ordinal) ? "Message attribute name can not have successive '.' character."
            : null;
    }

    private static string? OfValue(string name, MessageAttributeValue value)
    {
        string type = value.DataType ?? "";
        string kind = type.Split('.')[0];
        if (!Types.Contains(kind))
        {
            return $"The message attribute '{name}' has an invalid message attribute type, the set of supported type prefixes is Binary, "
                + "Number, and String.";
        }
        bool isBinary = kind == "Binary";
        // Recorded on AWS 2026-09. Unverified: the text.
        if (kind == "String" && value.StringValue?.EnumerateRunes().FirstOrDefault(r => !r.IsBmp) is { Value: > 0 } rune)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"Invalid character '#x{rune.Value:X}' was found in the message attribute '{name}'.");
        }
        if (isBinary ? value.BinaryValue is { Count: > 0 } : value.StringValue is { Length: > 0 })
        {
            return null;
        }
        return (isBinary ? value.StringValue is not null : value.BinaryValue is not null)
            ? $"The message attribute '{name}' with type '{type}' must use field '{(isBinary ? "Binary" : "String")}'."
            : $"The message attribute '{name}' must contain non-empty message attribute value for message attribute type '{type}'.";
    }
}
