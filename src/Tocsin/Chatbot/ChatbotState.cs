using System.Collections.Immutable;
using Tocsin.Aws;

namespace Tocsin.Chatbot;

/// <summary>Every Slack channel configuration, by ARN. Chatbot is global: there is one store for all regions.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
public sealed class ChatbotState
{
    private readonly ImmutableSortedDictionary<string, ChannelConfiguration> configurations;

    private ChatbotState(ImmutableSortedDictionary<string, ChannelConfiguration> configurations) => this.configurations = configurations;

    public static ChatbotState Empty { get; } = new(ImmutableSortedDictionary.Create<string, ChannelConfiguration>(StringComparer.Ordinal));

    /// <summary>All of them, ordered by ARN.</summary>
    public IEnumerable<ChannelConfiguration> Configurations => configurations.Values;

    public ChannelConfiguration? Find(string arn) => configurations.GetValueOrDefault(arn);

    public ChatbotState With(ChannelConfiguration configuration) => new(configurations.SetItem(configuration.Arn.ToString(), configuration));

    public ChatbotState Without(Arn arn) => new(configurations.Remove(arn.ToString()));
}
