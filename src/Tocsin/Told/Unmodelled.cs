using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>Something declared that this program does not model.</summary>
/// <param name="Address">As declared: <c>module.alerts</c>, <c>aws_cloudformation_stack.chatbot</c>.</param>
/// <param name="Why">Why it was not read, a clause: <c>modules are not read</c>.</param>
/// <param name="CouldCarryTheAlarm">It may hold a rule, a topic or a channel, so that silence without it proves nothing.</param>
public sealed record Unmodelled(string Address, string Why, bool CouldCarryTheAlarm, Span? Where)
{
    /// <summary>It is an ECS service, and whether its failures raise any event hangs on what is not known.</summary>
    public bool IsOpenService { get; init; }
}
