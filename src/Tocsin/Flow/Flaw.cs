namespace Tocsin.Flow;

/// <summary>
/// What is the matter, where its words depend on more than the place: on the language of the declarations, or on the events that it holds
/// for.
/// </summary>
public abstract record Flaw
{
    private Flaw()
    {
    }

    /// <summary>The words that are true of any language.</summary>
    public abstract string Words { get; }

    /// <summary>A path of an input transformer finds nothing, and the message is blank there.</summary>
    public sealed record BlankValue(string? Path, Events In) : Flaw
    {
        public override string Words => In switch
        {
            Events.SomeOfType { DetailType: var type } =>
                $"\"{Path}\" is not in every event \"{type}\"; where it is missing, its place in the message is blank.",
            Events.One => $"\"{Path}\" finds nothing in this event: its place in the message is blank.",
            Events.OfType { DetailType: var type } =>
                $"\"{Path}\" finds nothing in an event \"{type}\": its place in the message is blank.",
            _ => throw new InvalidOperationException(In.ToString()),
        };
    }

    /// <summary>A placeholder of an input transformer whose brackets a writer of JSON has escaped.</summary>
    public sealed record EscapedPlaceholder(string Name) : Flaw
    {
        public override string Words => By("some writers of JSON escape");

        /// <param name="writer">Who writes it so, and what it does: <c>jsonencode writes</c>.</param>
        public string By(string writer) =>
            $"The template says \"\\u003c{Name}\\u003e\", which is how {writer} \"<{Name}>\": EventBridge does not substitute it, "
            + "and the placeholder's text arrives instead of the value.";
    }

    /// <summary>The id of a workspace or channel is one of those that examples show.</summary>
    /// <param name="Member">AWS's: <c>SlackTeamId</c>.</param>
    public sealed record PlaceholderId(string Member, string Id) : Flaw
    {
        public override string Words => As(Member);

        /// <param name="name">What the member is called.</param>
        public string As(string name) =>
            $"{name} \"{Id}\" looks like a placeholder. AWS accepts it when the configuration is created; no message reaches Slack.";
    }

    /// <summary>Which events something is said of.</summary>
    public abstract record Events
    {
        private Events()
        {
        }

        /// <summary>The one that was sent.</summary>
        public sealed record One : Events;

        /// <summary>Those of a detail-type.</summary>
        public sealed record OfType(string DetailType) : Events;

        /// <summary>Some of those, and not others.</summary>
        public sealed record SomeOfType(string DetailType) : Events;
    }
}
