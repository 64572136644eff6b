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
    public IHop? For(Address address) => address switch
    {
        Address.Bus => events,
        Address.Topic => sns,
        Address.Channel => chatbot,
        Address.Slack => slack,
        _ => null,
    };

    /// <summary>Why rules of the bus that an event came to do not match it: the answer to "why is it quiet?", for who asks.</summary>
    public IEnumerable<Miss> Misses(Envelope arrival) => events.Misses(arrival);
}
