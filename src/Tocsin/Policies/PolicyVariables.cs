using System.Text;
using Tocsin.Text;

namespace Tocsin.Policies;

/// <summary>
/// Puts the request's values for <c>${aws:username}</c>, with <c>${key, 'default'}</c> and the escapes <c>${*}</c> <c>${?}</c> <c>${$}</c>.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html</remarks>
internal static class PolicyVariables
{
    /// <summary>The written value as a <see cref="Glob"/> pattern; null when a variable has no value, for then nothing can match.</summary>
    /// <param name="wild">Stars and question marks outside of variables are wildcards.</param>
    public static string? Expand(string written, RequestContext context, bool hasVariables, bool wild)
    {
        if (!hasVariables || !written.Contains("${", StringComparison.Ordinal))
        {
            return wild ? Glob.Wild(written) : written;
        }
        var made = new StringBuilder();
        int at = 0;
        while (at < written.Length)
        {
            int open = written.IndexOf("${", at, StringComparison.Ordinal);
            int close = open < 0 ? -1 : written.IndexOf('}', open);
            string plain = close < 0 ? written[at..] : written[at..open];
            made.Append(wild ? Glob.Wild(plain) : plain);
            if (close < 0)
            {
                break;
            }
            if (Value(written[(open + 2)..close], context) is not { } value)
            {
                return null;
            }
            made.Append(value);
            at = close + 1;
        }
        return made.ToString();
    }

    private static string? Value(string inside, RequestContext context)
    {
        if (inside is "*" or "?" or "$")
        {
            return inside;
        }
        string[] parts = inside.Split(',', 2, StringSplitOptions.TrimEntries);
        return context.Find(parts[0]) switch
        {
            null => RequestKeys.Open(parts[0]),
            { Count: 1 } values => values[0],
            _ => parts.Length == 2 ? parts[1].Trim('\'') : null,
        };
    }
}
