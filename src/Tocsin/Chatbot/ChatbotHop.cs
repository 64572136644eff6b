using Tocsin.Flow;

namespace Tocsin.Chatbot;

/// <summary>AWS Chatbot: recognises what SNS hands it and posts it, or refuses it and writes a log line.</summary>
public sealed class ChatbotHop(ChatbotState state, ChatbotProfile profile) : IHop
{
    public Outcome Receive(Envelope envelope, DateTimeOffset now) =>
        new([new Branch([new Step(Stage.Chatbot, new Place(envelope.To), new Verdict.Undetermined($"{profile.Name()} {state.Find(envelope.To)?.Name}"))])]);
}
