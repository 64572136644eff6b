using Tocsin.Aws;

namespace Tocsin.Chatbot;

/// <summary>Every Slack channel configuration, in its account. Chatbot is global: there is one store for all regions.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
public sealed class ChatbotState
{
    // By the ARN's resource.
    private readonly ScopedMap<ChannelConfiguration> configurations;

    private ChatbotState(ScopedMap<ChannelConfiguration> configurations) => this.configurations = configurations;

    public static ChatbotState Empty { get; } = new(ScopedMap<ChannelConfiguration>.Empty);

    /// <summary>All of them, ordered by ARN.</summary>
    public IEnumerable<ChannelConfiguration> Configurations => configurations.All;

    /// <summary>Those of an account, by name.</summary>
    public IEnumerable<ChannelConfiguration> In(Scope scope) => configurations.In(scope).Values;

    public ChannelConfiguration? Find(string arn) => Arn.TryParse(arn, out var parsed) ? configurations.Find(Scope.Of(parsed), parsed.Resource) : null;

    public ChatbotState With(ChannelConfiguration configuration) =>
        new(configurations.With(Scope.Of(configuration.Arn), configuration.Arn.Resource, configuration));

    public ChatbotState Without(Arn arn) => new(configurations.Without(Scope.Of(arn), arn.Resource));
}
