using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Tocsin.Delivery.Senders;

/// <summary>A token by which one speaks in Slack, at the place that a reference names.</summary>
public static partial class SlackToken
{
    /// <param name="error">Why there is none: names the place, never what is there.</param>
    public static bool TryRead(string reference, [NotNullWhen(true)] out string? token, out string error)
    {
        if (!SecretReference.TryRead(reference, out token, out error))
        {
            return false;
        }
        if (Form().IsMatch(token))
        {
            return true;
        }
        token = null;
        error = $"what {reference} holds is no token of Slack's: those of bots begin with xoxb-";
        return false;
    }

    /// <summary>A bot's or a user's, also one that is exchanged from time to time: https://docs.slack.dev/authentication/tokens</summary>
    [GeneratedRegex(@"^(xoxe\.)?xox[bp]-[A-Za-z0-9-]{1,1024}\z")]
    private static partial Regex Form();
}
