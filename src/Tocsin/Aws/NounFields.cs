using System.Globalization;

namespace Tocsin.Aws;

/// <summary>Members that AWS's structures do not have, and the engine's own nouns, as they are stored, do.</summary>
/// <remarks>
/// An ARN is its text, a length of time <c>[d.]hh:mm:ss[.fffffff]</c>, a choice its name: exact, and readable in a database.
/// </remarks>
public static class NounFields
{
    public static void Arn(this FieldWriter to, string member, Arn? value) => to.Text(member, value?.ToString());

    /// <summary>An ARN without which there is nothing: a fault where it is missing.</summary>
    public static Arn Arn(this FieldReader from, string member)
    {
        if (from.OptionalArn(member) is { } arn)
        {
            return arn;
        }
        from.Refuse($"'{member}' is missing");
        return null!;
    }

    public static Arn? OptionalArn(this FieldReader from, string member)
    {
        if (from.Text(member) is not { } text)
        {
            return null;
        }
        if (!Aws.Arn.TryParse(text, out var arn))
        {
            from.Refuse($"'{member}' is not an ARN: '{text}'");
        }
        return arn;
    }

    public static void Duration(this FieldWriter to, string member, TimeSpan? value) =>
        to.Text(member, value?.ToString("c", CultureInfo.InvariantCulture));

    public static TimeSpan? Duration(this FieldReader from, string member)
    {
        if (from.Text(member) is not { } text)
        {
            return null;
        }
        if (!TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var duration))
        {
            from.Refuse($"'{member}' is not a length of time: '{text}'");
        }
        return duration;
    }

    public static void Choice<T>(this FieldWriter to, string member, T value)
        where T : struct, Enum =>
        to.Text(member, value.ToString());

    public static T Choice<T>(this FieldReader from, string member, T missing = default)
        where T : struct, Enum
    {
        if (from.Text(member) is not { } text)
        {
            return missing;
        }
        if (!Enum.TryParse<T>(text, out var choice) || !Enum.IsDefined(choice) || choice.ToString() != text)
        {
            from.Refuse($"'{member}' is none of {string.Join(", ", Enum.GetNames<T>())}: '{text}'");
        }
        return choice;
    }

    /// <summary>A structure without which there is nothing: a fault where it is missing.</summary>
    public static T Needed<T>(this FieldReader from, string member, Func<FieldReader, T?> read)
        where T : class
    {
        var value = from.Shape(member, read);
        if (value is null)
        {
            from.Refuse($"'{member}' is missing");
        }
        return value!;
    }

    public static void Refuse(this FieldReader from, string message) => from.Fail(new AwsError("SerializationException", message));
}
