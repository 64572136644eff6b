using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Suites;

/// <summary>What <c>tocsin.yaml</c> says: what to send, what to expect, what to take for granted.</summary>
/// <param name="Where">The file, for findings about the suite as a whole.</param>
internal sealed record Suite(ValueList<SuiteTest> Tests, Assumptions Assume, Span Where)
{
    public LintSettings Lint { get; init; } = LintSettings.None;

    /// <summary>Which services must ring where.</summary>
    public ValueList<ServiceDemand> Services { get; init; }

    /// <summary>What its author accepts not to be known.</summary>
    public ValueList<AcceptedUntil> Accepted { get; init; }

    /// <summary>What the file is called.</summary>
    public const string FileName = "tocsin.yaml";

    /// <summary>What it may be called too.</summary>
    public const string OtherFileName = "tocsin.yml";
}

/// <summary>A finding that the user knows of, and why it stands.</summary>
/// <param name="Code"><c>TSN0501</c></param>
/// <param name="Address">What it is about; a resource with <c>count</c> or <c>for_each</c> stands for all its instances.</param>
internal sealed record Ignored(string Code, string Address, string Reason, Span Where)
{
    public bool Covers(string? code, string? address) =>
        code == Code && address is not null && (address == Address || address.StartsWith($"{Address}[", StringComparison.Ordinal));
}

/// <param name="Until">The last day on which it holds; null is for ever.</param>
internal sealed record AcceptedUntil(Acceptance Acceptance, DateOnly? Until);

/// <param name="Profile">The Chatbot profile, <c>current</c> or <c>article</c>, or null.</param>
/// <param name="Accounts">The account of each path that has one of its own; the path as on the command line, or relative to the
/// file.</param>
/// <param name="Organization">The organization that all accounts are in, or null.</param>
internal sealed record Assumptions(
    string? Account, string? Region, string? Profile, ValueList<KeyValuePair<string, string>> Accounts = default,
    string? Organization = null);

internal sealed record SuiteTest(string Name, Sent Sent, Mutation Mutation, Expectation Expect, Span Where);

/// <summary>What a test puts into the pipeline.</summary>
internal abstract record Sent
{
    private Sent()
    {
    }

    /// <summary>Where the bus is named, if it is.</summary>
    public Span? BusWhere { get; init; }

    /// <summary>A built-in event or scenario, <c>NAME</c> or <c>NAME[key=value,...]</c>, with more values under <c>with</c>.</summary>
    /// <param name="Bus">The name, ARN or address of the bus it arrives at; null is the default bus of its account.</param>
    public sealed record BuiltIn(string Name, ValueList<Parameter> With, string? Bus, Span Where) : Sent;

    /// <summary>The file does not say what, and is told so.</summary>
    public sealed record Nothing : Sent;

    /// <summary>A file with an event's JSON.</summary>
    public sealed record EventFile(string Path, string? Bus, Span Where) : Sent;

    /// <param name="Where">Where the topic is named.</param>
    /// <param name="Topic">The topic's name, ARN or declared address.</param>
    /// <param name="Message">The text, or the name of a built-in message.</param>
    public sealed record Publish(string Topic, string Message, string? Subject, Span Where) : Sent;
}

/// <summary>One entry of <c>with</c>.</summary>
/// <param name="Where">Its name.</param>
/// <param name="ValueWhere">Its value.</param>
internal sealed record Parameter(string Key, string Value, Span Where, Span ValueWhere);

/// <summary>A mutation of the declarations, after expansion, for one test.</summary>
internal sealed record Mutation(ValueList<Removal> Remove, ValueList<Setting> Set)
{
    public static Mutation None { get; } = new([], []);

    public bool IsEmpty => Remove.Count + Set.Count == 0;
}

internal sealed record Removal(string Address, Span Where);

/// <param name="Target"><c>ADDRESS.ATTRIBUTE</c>.</param>
/// <param name="Value">A string, a number, true, false, null, or a list or map of such.</param>
internal sealed record Setting(string Target, YamlValue Value, Span Where);

/// <summary>What is expected of a test.</summary>
/// <param name="Slack">The messages, in any order and no others; empty for <c>none</c>; null when nothing is said of messages.</param>
/// <param name="Reason">The reason code, or null.</param>
/// <param name="ReasonWhere">Where it stands.</param>
/// <param name="Outcome">delivered, partial, stopped, quiet, undetermined or accepted, or null.</param>
internal sealed record Expectation(ValueList<ExpectedMessage>? Slack, string? Reason, string? Outcome, Span? ReasonWhere = null)
{
    /// <summary>Something is to arrive, or may.</summary>
    public bool IsOfArrival => Slack is { Count: > 0 } || Outcome is "delivered" or "partial" or "accepted";
}

/// <summary>Each is null, or an exact text (for <paramref name="Text"/> a substring), or a <c>/regular expression/</c>.</summary>
internal sealed record ExpectedMessage(string? Channel, TextExpectation? Title, TextExpectation? Text);
