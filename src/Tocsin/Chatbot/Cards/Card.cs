using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Chatbot.Cards;

/// <summary>What a message comes to, before it is laid out in blocks. All texts are mrkdwn.</summary>
/// <param name="Title">Null shows none.</param>
/// <param name="Footer">Account, region and the like, small.</param>
/// <param name="Summary">What a thread's first message shows.</param>
internal sealed record Card(
    string? Title,
    string Description,
    string Color = Card.Neutral,
    ValueList<string> NextSteps = default,
    ValueList<string> Keywords = default,
    ValueList<string> Footer = default,
    string? Thread = null,
    string? Summary = null,
    bool Bare = false)
{
    // Unverified: AWS's own colours.
    public const string Alert = "#D13212";
    public const string Good = "#1D8102";
    public const string Neutral = "#687078";

    /// <summary><c>*Label:* value</c>, or nothing when there is no value.</summary>
    public static ValueList<string> Field(string label, string? value) =>
        string.IsNullOrEmpty(value) ? [] : [$"*{Mrkdwn.Escape(label)}:* {Mrkdwn.Escape(value)}"];

    public static string Lines(params ReadOnlySpan<ValueList<string>> lines)
    {
        var all = new List<string>();
        foreach (var some in lines)
        {
            all.AddRange(some);
        }
        return string.Join('\n', all);
    }
}
