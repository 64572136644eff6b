using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Declared.Instances;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Sns;
using Tocsin.Told;

namespace Tocsin.Tests.Told;

/// <summary>A topic with what a test subscribes to it, and what is told of a message that is published there.</summary>
internal static class World
{
    public static EventReport Published(SnsState sns, params IEnumerable<string> programs)
    {
        var estate = new Estate(AccountId.Assumed, "us-east-1") { Sns = sns };
        var publisher = new Publisher.Caller(Arn.Parse("arn:aws:iam::111122223333:user/ada"));
        var envelope = new Envelope(new Address.Topic(Sns.World.Topic), new Publication("hello", publisher), new Origin("e-1"),
            Sns.World.Target);
        var stimulus = new Stimulus("publish", [new Sending(Sns.World.Now, envelope)]);
        var description = new Description(estate, _ => null, [], programs.Contains, TerraformLanguage.Words);
        return description.Of(stimulus, new Simulation(estate, ChatbotProfile.Current).Run(stimulus.Sendings));
    }

    public static SnsState WithSubscription(string protocol, string endpoint) =>
        new Sns.World().WithPolicy(Sns.World.Statement()).WithSubscription(protocol, endpoint).Sns;
}
