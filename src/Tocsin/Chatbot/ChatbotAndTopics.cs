using Tocsin.Sns;

namespace Tocsin.Chatbot;

/// <summary>What Chatbot's operations look at: the configurations, and the topics to which they subscribe.</summary>
public sealed record ChatbotAndTopics(ChatbotState Chatbot, SnsState Topics);
