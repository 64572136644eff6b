using Tocsin.Server.Slack.Calls;

namespace Tocsin.Server.Slack.Methods;

/// <summary>A method of the Web API.</summary>
/// <param name="Name"><c>chat.postMessage</c></param>
/// <param name="Carry">What it does, and its answer.</param>
internal sealed record Method(string Name, Func<Call, Task<Answer>> Carry)
{
    /// <summary>Whether it sees arguments in JSON. Of those that do not, the pages list forms alone.</summary>
    public bool ReadsJson { get; init; } = true;

    public bool NeedsToken { get; init; } = true;

    /// <summary>Whether Slack counts it against the channel's message a second.</summary>
    public bool Posts { get; init; }

    public static Method Of(string name, Func<Call, Answer> carry) => new(name, call => Task.FromResult(carry(call)));
}
