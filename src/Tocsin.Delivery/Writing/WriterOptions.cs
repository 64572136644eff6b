using Tocsin.Chatbot;
using Tocsin.Estates;
using Tocsin.Flow;

namespace Tocsin.Delivery.Writing;

/// <param name="Seed">Of the identifiers that are made: another one for each process, unless a run is to be repeated.</param>
public sealed record WriterOptions(ChatbotProfile Profile, ChatbotLimits Limits, ulong Seed)
{
    /// <summary>Keeps what events of ECS tell of deployments, for the channels that have a thread for each.</summary>
    public bool KeepsRollouts { get; init; }

    /// <summary>Signs what topics hand to queues; null is nobody.</summary>
    public Func<Estate, Envelope, NotificationSignature>? Sign { get; init; }
}
