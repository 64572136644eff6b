using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Declared.Instances;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Slack;
using Tocsin.Slack.BlockKit;
using Tocsin.Text;

namespace Tocsin.Cli.Renderings;

/// <summary>
/// Shows a message by the engine's own hops: Block Kit goes to Slack as it is; everything else is what SNS hands to Chatbot, with SNS's
/// envelope around it or without.
/// </summary>
internal static class Rendering
{
    /// <summary>A place of its own: where a note points at it, it means the message's text.</summary>
    private static readonly Place Written = new("message", "Message");

    private static readonly Arn Configuration = Arn.Parse("arn:aws:chatbot::111122223333:chat-configuration/slack-channel/render");

    private static readonly ChatbotState State = ChatbotState.Empty.With(new ChannelConfiguration(
        Configuration, "<configuration_name>", "T00000000", "C00000000", "render", "", [], "ERROR", [], false, []));

    public static Rendition Of(SourceText source, ChatbotProfile profile)
    {
        var value = JsonParser.Parse(source.Text);
        // Block Kit Builder copies the blocks alone.
        if (value is JsonValue.Array { Items: [JsonValue.Object first, ..] } && first["type"] is not null)
        {
            value = new JsonValue.Object([new JsonMember("blocks", value)]) { End = source.Text.Length };
        }
        return value is not null && Message.Means(value) ? ToSlack(source, value) : ToChatbot(source, value, profile);
    }

    private static Rendition ToSlack(SourceText source, JsonValue value)
    {
        var message = Message.Read(value);
        var findings = message.Faults.Select(f => new Finding(
            FindingCode.SlackRefused, Severity.Error, At(source, value, f.Pointer),
            $"{(f.Pointer.Length > 0 ? f.Pointer : "the message")} {f.Message}: Slack answers {f.Code} and shows nothing.", f.Write));
        return new Rendition(
            source.Path, "a Block Kit message", null, message.Parts.Select(p => new Card("app", p.Color, p.Shown))
                .ToValueList(), findings.ToValueList(),
            message.Faults.Count > 0 ? Reasons.Slack(message.Faults[0].Code) : null);
    }

    private static Rendition ToChatbot(SourceText source, JsonValue? value, ChatbotProfile profile)
    {
        bool wrapped = value?.Member("Message") is JsonValue.String
            && (value.Member("TopicArn") is not null || value.Member("Type")?.AsText() == "Notification");
        string message = wrapped ? value!.Member("Message")!.AsText()! : source.Text;
        var notification = new Notification(
            Arn.Parse(
                "arn:aws:sns:us-east-1:111122223333:topic"), "00000000-0000-0000-0000-000000000000", DateTimeOffset.UnixEpoch, message,
            wrapped ? value!.Member("Subject")?.AsText() : null);
        var kind = Recognition.Recognize(message, notification.Subject, profile).Kind;
        var steps = new List<Step>();
        var posts = new List<Post>();
        Carry(
            new ChatbotHop(State, profile, null),
            new Envelope(new Address.Channel(Configuration), notification, new Origin("render"), null, Written), steps, posts);
        var findings = steps.SelectMany(s => s.Notes).Select(n => new Finding(
            n.Code, n.Severity, wrapped ? At(source, value!, "/Message")
                : AtNote(source, value, n), TerraformLanguage.Words.Say(n.Message), n.Write is { } write
                    ? TerraformLanguage.Words.Say(write) : null));
        var cards = posts.Select(p => new Card(p.Heading, p.Color, p.Blocks.Select(b => b.Show()).ToValueList()));
        return new Rendition(
            source.Path, wrapped ? $"{kind}, in SNS's envelope" : kind, profile.Name(), cards.ToValueList(), findings.ToValueList(),
            steps.Select(s => s.Verdict).OfType<Verdict.Stopped>().Select(s => (Reason?)s.Reason).FirstOrDefault());
    }

    private static void Carry(IHop hop, Envelope envelope, List<Step> steps, List<Post> posts)
    {
        foreach (var branch in hop.Receive(envelope, DateTimeOffset.UnixEpoch).Branches)
        {
            steps.AddRange(branch.Steps);
            if (branch.Onward is { Content: Post post } onward)
            {
                posts.Add(post);
                Carry(new SlackHop(), onward, steps, posts);
            }
        }
    }

    /// <summary>Where the note's pointer leads; where the text stops being JSON, when that is what is wrong.</summary>
    private static Span AtNote(SourceText source, JsonValue? value, Note note)
    {
        if (value is null && source.Text.AsSpan().TrimStart() is ['{' or '[', ..]
            && !JsonParser.TryParse(source.Text, out _, out var error))
        {
            return new Span(source, error.Offset, Math.Min(error.Offset + 1, source.Text.Length));
        }
        return At(
            source, value ?? new JsonValue.Null { End = source.Text.TrimEnd().Length },
            note.Where.Resource == Written.Resource ? note.Where.Pointer : "");
    }

    /// <summary>The value that a pointer names; for a missing one what would hold it, by its first character.</summary>
    private static Span At(SourceText source, JsonValue value, string pointer)
    {
        if (value.At(pointer) is { } found)
        {
            return new Span(source, found.Start, pointer.Length == 0 ? Math.Min(found.Start + 1, source.Text.Length) : found.End);
        }
        var holder = value;
        for (string outer = pointer; outer.Length > 0;)
        {
            outer = outer[..outer.LastIndexOf('/')];
            if (value.At(outer) is { } container)
            {
                holder = container;
                break;
            }
        }
        return new Span(source, holder.Start, Math.Min(holder.Start + 1, source.Text.Length));
    }
}
