using Tocsin.Chatbot;
using Tocsin.Flow;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Estates;

/// <summary>The pipeline on virtual time: what is sent goes in at its moment, in order, and nothing waits.</summary>
/// <remarks>Deterministic: the same estate, profile and stimulus give the same journey, since each run begins with empty contents.</remarks>
public sealed class Simulation(Estate estate, ChatbotProfile profile, Circumstances? around = null)
{
    public Journey Run(Stimulus stimulus)
    {
        var conveyor = new Conveyor(new Hops(estate, profile, new Contents(), around));
        var routes = new List<Route>();
        var misses = new List<Miss>();
        var changes = new List<Change>();
        foreach (var sending in stimulus.Sendings.OrderBy(s => s.At))
        {
            var journey = conveyor.Carry(sending.Envelope, sending.At);
            routes.AddRange(journey.Routes);
            misses.AddRange(journey.Misses);
            changes.AddRange(journey.Changes);
        }
        return new Journey(routes.ToValueList(), misses.ToValueList(), changes.ToValueList());
    }
}
