using Tocsin.Json;

namespace Tocsin.Slack.BlockKit;

/// <summary>Why Slack refuses a message.</summary>
/// <param name="Code">What <c>chat.postMessage</c> answers: <c>invalid_blocks</c>.</param>
/// <param name="Pointer">JSON Pointer into the message; for a missing member, where it would stand.</param>
/// <param name="Message">What is wrong, a clause: <c>has 3012 characters, more than 3000</c>.</param>
/// <param name="Write">What to write.</param>
/// <param name="Constraint">What it breaks in Slack's schema; null where Slack answers with the code alone.</param>
public sealed record Fault(string Code, string Pointer, string Message, string Write, Constraint? Constraint = null)
{
    /// <summary>Where Slack says it is.</summary>
    public string SlackPointer => Constraint is Constraint.Missing ? JsonPointer.Parent(Pointer) : Pointer;
}
