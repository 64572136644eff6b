namespace Tocsin.Flow;

/// <summary>The stages of the pipeline, in the order a message meets them.</summary>
public enum Stage { Service, Rule, Transformer, Topic, Subscription, Chatbot, Slack }
