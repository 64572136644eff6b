using System.Globalization;

namespace Tocsin.Server.Signing;

/// <summary>The time of a signature, in the basic form of ISO 8601: <c>20150830T123600Z</c>.</summary>
internal static class SignatureTime
{
    public const string Form = "yyyyMMdd'T'HHmmss'Z'";

    public static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);
}
