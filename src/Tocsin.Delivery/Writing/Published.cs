using Tocsin.Delivery.Traces;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Delivery.Writing;

/// <summary>The estate as it is kept, and what it makes of what is sent to it.</summary>
/// <param name="Work">The number of the work that made it so.</param>
/// <remarks>Safe for any number of threads.</remarks>
internal sealed record Published(Estate Estate, long Work, WriterOptions Options)
{
    private readonly Lazy<Hops> hops = new(() => new Hops(Estate, Options.Profile, keepsContents: true));

    /// <summary>
    /// Nothing comes of any of it, and nobody keeps it: each is an event that no rule wants, and none tells of a deployment.
    /// </summary>
    public bool Drops(ValueList<Change> sent)
    {
        foreach (var change in sent.AsSpan())
        {
            if (change is not Change.Send { Envelope: var envelope } || hops.Value.IsWanted(envelope)
                || Subject.Of(envelope).IsOfDeployment)
            {
                return false;
            }
        }
        return true;
    }
}
