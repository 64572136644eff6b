using Tocsin.Aws;

namespace Tocsin.Flow;

/// <summary>A change to another service that a hop or an operation asks for; one reducer in Estates carries it out.</summary>
public abstract record Change;

/// <summary>A line for a log group.</summary>
/// <param name="Region">Chatbot logs to us-east-1 whatever region it serves.</param>
public sealed record LogLine(string Region, string Group, DateTimeOffset Time, string Message) : Change;

/// <summary>Chatbot subscribes its own endpoint to a topic; it confirms itself.</summary>
/// <param name="Subscriber">The ARN of the channel configuration.</param>
public sealed record EndpointSubscribed(Arn Topic, string Protocol, string Endpoint, Arn Subscriber) : Change;
