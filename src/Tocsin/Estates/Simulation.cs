using Tocsin.Chatbot;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Estates;

/// <summary>The pipeline on virtual time: what is sent goes in at its moment, in order, and nothing waits.</summary>
/// <remarks>Deterministic: the same estate, profile and stimulus give the same journey.</remarks>
public sealed class Simulation(Estate estate, ChatbotProfile profile)
{
    private readonly Conveyor conveyor = new(new Hops(estate, profile));

    public Journey Run(Stimulus stimulus)
    {
        var routes = new List<Route>();
        var misses = new List<Miss>();
        var changes = new List<Change>();
        var windows = new Dictionary<string, ChatbotThrottle>();
        foreach (var sending in stimulus.Sendings.OrderBy(s => s.At))
        {
            var journey = conveyor.Carry(sending.Envelope, sending.At);
            routes.AddRange(journey.Routes.Select(r => Throttled(r, sending.At, windows)));
            misses.AddRange(journey.Misses);
            changes.AddRange(journey.Changes);
        }
        return new Journey(routes.ToValueList(), misses.ToValueList(), changes.ToValueList());
    }

    /// <summary>AWS loses what comes too fast for Chatbot; a simulation shows it. The count is over time, which a hop does not have.</summary>
    private Route Throttled(Route route, DateTimeOffset at, Dictionary<string, ChatbotThrottle> windows)
    {
        for (int i = 0; i < route.Steps.Count - 1; i++)
        {
            if (route.Steps[i].Onward is { Content: Notification } handed && estate.Chatbot.Find(handed.To) is { } configuration)
            {
                var (after, lost) = windows.GetValueOrDefault(handed.To, new ChatbotThrottle()).Admit(configuration, at);
                windows[handed.To] = after;
                return lost is null ? route : new Route(route.Steps.Take(i + 1).Append(new RouteStep(lost, null)).ToValueList(), handed);
            }
        }
        return route;
    }
}
