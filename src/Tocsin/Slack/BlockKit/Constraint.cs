using Tocsin.Text;

namespace Tocsin.Slack.BlockKit;

/// <summary>What a value of a message breaks in Slack's schema, with Slack's own sentence for it.</summary>
/// <remarks>
/// Sources of the sentences: https://github.com/metabase/metabase/issues/80105 (a text too long),
/// https://github.com/incidentbot/incidentbot/issues/328 (too many items), the tests of https://github.com/slackapi/node-slack-sdk (a
/// type that is none), https://docs.slack.dev/reference/methods/blocks.validate. Where one is not recorded, it is said so.
/// </remarks>
public abstract record Constraint
{
    private Constraint()
    {
    }

    /// <summary>What Slack writes, without the place.</summary>
    public abstract string Sentence { get; }

    /// <summary>The pointer of the fault is of the member that would stand there; Slack points at its owner and names it.</summary>
    public sealed record Missing(string Member) : Constraint
    {
        public override string Sentence => $"missing required field: {Member}";
    }

    public sealed record TooLong(int Most) : Constraint
    {
        public override string Sentence => $"must be less than {Most + 1} characters";
    }

    public sealed record Empty : Constraint
    {
        public override string Sentence => "must be more than 0 characters";
    }

    public sealed record TooMany(int Most) : Constraint
    {
        public override string Sentence => $"no more than {Most} items allowed";
    }

    public sealed record TooFew : Constraint
    {
        // Unverified: made in the likeness of TooMany's.
        public override string Sentence => "no fewer than 1 items allowed";
    }

    /// <summary>It is of another JSON type.</summary>
    /// <param name="Expected"><c>an object</c>, <c>an array</c>, <c>a string</c></param>
    public sealed record Other(string Expected) : Constraint
    {
        // Unverified for arrays and strings: "must provide an object" is recorded.
        public override string Sentence => $"must provide {Expected}";
    }

    /// <summary>A <c>type</c> that is none of those that may stand there.</summary>
    public sealed record Unsupported(string Got, ValueList<string> Expected) : Constraint
    {
        public override string Sentence => $"unsupported type: {Got}";
    }

    /// <summary>A word that is none of those allowed.</summary>
    public sealed record NoneOf(string Got, ValueList<string> Expected) : Constraint
    {
        // Unverified.
        public override string Sentence => $"must be one of: {string.Join(", ", Expected)}";
    }

    /// <summary>An identifier that another one has already.</summary>
    public sealed record Taken(string Member, string Value) : Constraint
    {
        public override string Sentence => $"`{Member}` \"{Value}\" already exists";
    }
}
