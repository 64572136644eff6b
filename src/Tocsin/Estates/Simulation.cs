using Tocsin.Chatbot;
using Tocsin.Flow;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Estates;

/// <summary>The pipeline on virtual time: what is sent goes in at its moment, in order, and nothing waits.</summary>
/// <remarks>
/// Deterministic: the same estate, profile and sendings give the same journey, since each run begins with nothing counted.
/// </remarks>
public sealed class Simulation(Estate estate, ChatbotProfile profile, Circumstances? around = null)
{
    public Journey Run(ValueList<Sending> sendings)
    {
        var hops = new Hops(estate, profile, around);
        var conveyor = new Conveyor(hops, LimitWindows.Empty);
        var routes = new List<Route>();
        var arrivals = new List<Envelope>();
        var changes = new List<Change>();
        foreach (var sending in sendings.OrderBy(s => s.At))
        {
            var journey = conveyor.Carry(sending.Envelope, sending.At);
            routes.AddRange(journey.Routes);
            arrivals.AddRange(journey.Arrivals);
            changes.AddRange(journey.Changes);
        }
        return new Journey(
            routes.ToValueList(), arrivals.ToValueList(), changes.ToValueList(), arrivals.SelectMany(hops.Misses).ToValueList());
    }
}
