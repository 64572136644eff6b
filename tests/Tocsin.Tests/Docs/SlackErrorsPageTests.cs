using System.Globalization;
using System.Text;
using Tocsin.Delivery.Senders;

namespace Tocsin.Tests.Docs;

/// <summary>
/// docs/reference/slack-errors.md says what becomes of a message by Slack's code; it is written from the code that decides it.
/// </summary>
/// <remarks><c>TOCSIN_ACCEPT=1</c> writes it.</remarks>
public sealed class SlackErrorsPageTests
{
    [Fact]
    public void The_page_of_Slacks_errors_is_what_the_code_decides() =>
        WrittenPage.Holds("docs/reference/slack-errors.md", Write());

    [Fact]
    public void No_code_is_of_two_kinds() => Assert.Distinct(SlackErrors.Codes);

    private static string Write()
    {
        var page = new StringBuilder(
            """
            # Slack's errors

            What becomes of a message that Slack, or an incoming webhook, answers with a code. Parked: it waits until something is set
            otherwise, and then goes by itself ([which and when](server.md#how-messages-stand)). Dead: it is never taken as it is, and `tocsin dlq ls` lists it.
            Tried again: for a day, with waits that double up to five minutes.

            | code | the message is | what to do |
            |---|---|---|

            """);
        foreach (string code in SlackErrors.Codes.OrderBy(KindOf, StringComparer.Ordinal).ThenBy(c => c, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{code}` | {KindOf(code)} | {DoneAbout(code)} |\n");
        }
        return page.Append(CultureInfo.InvariantCulture, $"| any other | {KindOf("a_code_of_2030")} | |\n").ToString();
    }

    private static string KindOf(string code) => SlackErrors.Meaning(code) switch
    {
        Sent.Blocked => "parked",
        Sent.Refused => "dead",
        _ => "tried again",
    };

    private static string DoneAbout(string code) =>
        SlackErrors.Meaning(code) is Sent.Blocked blocked ? SlackErrors.Remedy(blocked.Why) : "";
}
