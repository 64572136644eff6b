using Tocsin.Aws;
using Tocsin.Ecs.Events;
using Tocsin.Scenarios;

namespace Tocsin.Cli.Commands;

/// <summary>A built-in event by name, with parameters: <c>ecs.deployment-failed[service=payments]</c>.</summary>
internal static class NamedEvent
{
    /// <exception cref="UsageException">There is none of that name, or it has no such parameter.</exception>
    public static EmittedEvent Of(string written)
    {
        var reference = Reference(written);
        var context = new EventContext(AccountId.Assumed, "us-east-1");
        return BuiltInEvents.TryMake(reference.Name, reference.Values, context, out var made, out string error)
            ? made : throw new UsageException(error);
    }

    /// <exception cref="UsageException">It cannot be read, or names what there is not.</exception>
    public static EventReference Reference(string written) =>
        EventReference.TryParse(written, out var reference, out string error) ? reference
        : throw new UsageException($"{error} (`tocsin events ls` lists them)");
}
