using Tocsin.Aws;

namespace Tocsin.Chatbot;

/// <summary>
/// Every Slack channel configuration and what belongs to it, in its account. Chatbot is global: there is one store for all regions.
/// </summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
public sealed class ChatbotState
{
    // By the ARN's resource.
    private readonly ScopedMap<ChannelConfiguration> configurations;

    // Workspaces, preferences, custom actions, Chime webhooks, channels of Teams: a handful in an account.
    private readonly ScopedMap<Resource> others;

    private ChatbotState(ScopedMap<ChannelConfiguration> configurations, ScopedMap<Resource> others, bool isStrict) =>
        (this.configurations, this.others, IsStrict) = (configurations, others, isStrict);

    public static ChatbotState Empty { get; } = new(ScopedMap<ChannelConfiguration>.Empty, ScopedMap<Resource>.Empty, isStrict: false);

    /// <summary>One in which a channel may be configured only in a workspace that somebody has authorised, as on AWS.</summary>
    /// <remarks>What is declared says nothing of it, since no operation authorises one: so it is not asked of declarations.</remarks>
    public static ChatbotState Strict { get; } = new(ScopedMap<ChannelConfiguration>.Empty, ScopedMap<Resource>.Empty, isStrict: true);

    public bool IsStrict { get; }

    /// <summary>All of them, ordered by ARN.</summary>
    public IEnumerable<ChannelConfiguration> Configurations => configurations.All;

    /// <summary>What is stored.</summary>
    public IEnumerable<Resource> Resources => others.All.Concat(configurations.All);

    /// <summary>Those of an account, by name.</summary>
    public IEnumerable<ChannelConfiguration> In(Scope scope) => configurations.In(scope).Values;

    /// <summary>The workspaces that an account may speak in, by id.</summary>
    public IEnumerable<Workspace> WorkspacesIn(Scope scope) => others.In(scope).Values.OfType<Workspace>();

    /// <summary>Those of every account.</summary>
    public IEnumerable<Workspace> Workspaces => others.All.OfType<Workspace>();

    /// <summary>The custom actions of an account, by name.</summary>
    public IEnumerable<CustomAction> ActionsIn(Scope scope) => others.In(scope).Values.OfType<CustomAction>();

    public ChannelConfiguration? Find(string arn) =>
        Arn.TryParse(arn, out var parsed) ? configurations.Find(Scope.Of(parsed), parsed.Resource) : null;

    public Workspace? FindWorkspace(Arn arn) => FindOther(arn) as Workspace;

    public CustomAction? FindAction(string arn) => Arn.TryParse(arn, out var parsed) ? FindOther(parsed) as CustomAction : null;

    /// <summary>The Chime webhooks of an account, by name.</summary>
    public IEnumerable<ChimeWebhook> ChimesIn(Scope scope) => others.In(scope).Values.OfType<ChimeWebhook>();

    public ChimeWebhook? FindChime(string arn) => Arn.TryParse(arn, out var parsed) ? FindOther(parsed) as ChimeWebhook : null;

    /// <summary>The channels of Microsoft Teams of an account, by name.</summary>
    public IEnumerable<TeamsChannel> TeamsIn(Scope scope) => others.In(scope).Values.OfType<TeamsChannel>();

    public TeamsChannel? FindTeams(string arn) => Arn.TryParse(arn, out var parsed) ? FindOther(parsed) as TeamsChannel : null;

    public Preferences? FindPreferences(Arn arn) => FindOther(arn) as Preferences;

    public ChatbotState With(ChannelConfiguration configuration) =>
        new(configurations.With(Scope.Of(configuration.Arn), configuration.Arn.Resource, configuration), others, IsStrict);

    public ChatbotState With(Workspace workspace) => WithOther(workspace);

    public ChatbotState With(Preferences preferences) => WithOther(preferences);

    public ChatbotState With(CustomAction action) => WithOther(action);

    public ChatbotState With(ChimeWebhook chime) => WithOther(chime);

    public ChatbotState With(TeamsChannel channel) => WithOther(channel);

    public ChatbotState Without(Arn arn) =>
        new(configurations.Without(Scope.Of(arn), arn.Resource), others.Without(Scope.Of(arn), arn.Resource), IsStrict);

    private ChatbotState WithOther(Resource other) =>
        new(configurations, others.With(Scope.Of(other.Arn), other.Arn.Resource, other), IsStrict);

    private Resource? FindOther(Arn arn) => others.Find(Scope.Of(arn), arn.Resource);
}
