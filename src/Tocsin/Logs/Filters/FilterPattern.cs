using Tocsin.Aws;

namespace Tocsin.Logs.Filters;

/// <summary>What lines FilterLogEvents looks for.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html</remarks>
internal abstract record FilterPattern
{
    public abstract bool Matches(string message);

    /// <summary>Terms, a selector in braces, or fields in brackets; an empty pattern matches every line.</summary>
    public static Result<FilterPattern> Parse(string text)
    {
        string pattern = text.Trim();
        return pattern switch
        {
            ['{', .. var selector, '}'] => SelectorReader.Read(selector) is { } test ? new SelectorFilter(test) : Invalid,
            ['[', .. var fields, ']'] => FieldsFilter.Read(fields) is { } filter ? filter : Invalid,
            ['{' or '[', ..] => Invalid,
            _ => TermFilter.Read(pattern) is { } terms ? terms : Invalid,
        };
    }

    // Unverified: the text.
    private static AwsError Invalid => new("InvalidParameterException", "Invalid filter pattern");
}
