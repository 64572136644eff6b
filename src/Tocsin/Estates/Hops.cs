using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Policies;
using Tocsin.Slack;
using Tocsin.Sns;

namespace Tocsin.Estates;

/// <summary>Which address leads to which hop: the pipeline, as a list.</summary>
/// <remarks>Built once over one estate. As safe for several threads as its contents are: for one.</remarks>
/// <param name="contents">What hops ask beside the estate; whoever carries envelopes applies the changes to it.</param>
public sealed class Hops(Estate estate, ChatbotProfile profile, Contents contents, Circumstances? around = null)
{
    private readonly EventBridgeHop events = new(estate.Events, estate.Iam, around);
    private readonly SnsHop sns = new(estate.Sns, estate.Kms, estate.Iam, around);
    private readonly ChatbotHop chatbot = new(estate.Chatbot, profile, contents.Windows);
    private readonly SlackHop slack = new();

    public Contents Contents => contents;

    /// <summary>The hop an address leads to; null when it leads out of what is modelled.</summary>
    public IHop? For(string address) => address.StartsWith("slack:", StringComparison.Ordinal) ? slack
        : !Arn.TryParse(address, out var arn) ? null
        : arn switch
        {
            { Service: "events" } when arn.Resource.StartsWith("event-bus/", StringComparison.Ordinal) => events,
            { Service: "sns" } => sns,
            { Service: "chatbot" } => chatbot,
            _ => null,
        };
}
