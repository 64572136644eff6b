using Tocsin.Chatbot;

namespace Tocsin.Delivery.Writing;

/// <param name="Seed">Of the identifiers that are made: another one for each process, unless a run is to be repeated.</param>
public sealed record WriterOptions(ChatbotProfile Profile, ChatbotLimits Limits, ulong Seed);
