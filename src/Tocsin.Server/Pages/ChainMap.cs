using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Server.Pages;

/// <summary>The chain as it was travelled: stations in columns, from what is sent to the channel, and the ways between them.</summary>
/// <remarks>
/// A station where a message stopped as a test expects is not marked as wrong: what is broken on purpose is no fault. Where no route came
/// so far, a column shows that there is something to reach.
/// </remarks>
public sealed record ChainMap(ValueList<ValueList<Station>> Columns, ValueList<Passage> Ways)
{
    /// <summary>Of a column; a map of more tells nobody anything.</summary>
    private const int Rows = 8;

    private static readonly (Stage Stage, string Label)[] Pipeline =
    [
        (Stage.Service, "sent"), (Stage.Rule, "rule"), (Stage.Transformer, "target"), (Stage.Topic, "topic"),
        (Stage.Subscription, "subscription"),
        (Stage.Chatbot, "Chatbot"), (Stage.Slack, "Slack"),
    ];

    /// <summary>The map of a report, or null when nothing was sent.</summary>
    public static ChainMap? Of(Report report)
    {
        if (report.Events.Count == 0)
        {
            return null;
        }
        var drawn = new Draft();
        foreach (var sent in report.Events)
        {
            foreach (var route in sent.Routes)
            {
                drawn.Add(sent, route);
            }
        }
        foreach (var miss in report.Events.SelectMany(e => e.Misses))
        {
            drawn.AddMissed(miss);
        }
        return drawn.Finish();
    }

    private sealed class Draft
    {
        private readonly Dictionary<Stage, OrderedDictionary<string, Mark>> stations = [];
        private readonly OrderedDictionary<(Stage, string, Stage, string), Mark> ways = [];

        public void Add(EventReport sent, RouteReport route)
        {
            // What is published passes neither rule nor target, so it stands where it comes in.
            var at = route.Rule is null ? (Stage: Stage.Transformer, Key: Publication) : (Stage: Stage.Service, Key: Event);
            Visit(at.Stage, at.Key, Mark.Passed);
            foreach (var hop in route.Hops)
            {
                // Chatbot's own subscription is the next station already.
                bool isOwn = hop.Stage == Stage.Subscription && hop.Verdict is Verdict.Passed
                    && route.Hops.Any(h => h.Stage == Stage.Chatbot && h.Address == hop.Address);
                if (isOwn)
                {
                    continue;
                }
                var mark = MarkOf(hop, sent, route);
                string key = hop.Channel ?? KeyOf(hop.Stage == Stage.Topic ? "" : hop.Address, hop.Name);
                Visit(hop.Stage, key, mark);
                var way = (at.Stage, at.Key, hop.Stage, key);
                ways[way] = Worse(ways.GetValueOrDefault(way), mark);
                at = (hop.Stage, key);
            }
        }

        public void AddMissed(MissReport miss)
        {
            var rules = Column(Stage.Rule);
            string key = KeyOf(miss.Address, miss.Rule);
            if (!rules.ContainsKey(key))
            {
                rules[key] = Mark.Missed;
                Visit(Stage.Service, Event, Mark.Passed);
                ways[(Stage.Service, Event, Stage.Rule, key)] = Mark.Missed;
            }
        }

        public ChainMap Finish()
        {
            if (Column(Stage.Service).Count == 0 && !Column(Stage.Transformer).ContainsKey(Publication))
            {
                Visit(Stage.Service, Event, Mark.Passed);
            }
            bool published = Column(Stage.Service).Count == 0;
            var columns = new List<ValueList<Station>>();
            var places = new Dictionary<(Stage, string), (int Column, int Row)>();
            (int, int)? last = null;
            var ghosts = new List<(int, int)>();
            foreach (var (stage, label) in Pipeline)
            {
                var found = Column(stage);
                if (found.Count == 0 && (stage == Stage.Subscription || (published && stage < Stage.Transformer)))
                {
                    continue;
                }
                var column = found.Take(Rows)
                    .Select(s => new Station(s.Key == Publication ? "sent" : label, NameIn(s.Key), s.Value)).ToList();
                if (column.Count == 0)
                {
                    column.Add(new Station(label, "", Mark.None));
                    ghosts.Add((columns.Count, 0));
                }
                else if (found.Count > Rows)
                {
                    column.Add(new Station(label, $"and {found.Count - Rows} more", Mark.None));
                }
                for (int row = 0; row < Math.Min(found.Count, Rows); row++)
                {
                    places[(stage, found.GetAt(row).Key)] = (columns.Count, row);
                }
                if (found.Count > 0)
                {
                    last = (columns.Count, Math.Max(0, column.FindIndex(s => s.Mark is Mark.Stopped or Mark.Doubtful or Mark.Expected)));
                }
                columns.Add(column.ToValueList());
            }
            var drawn = ways.Where(w => places.ContainsKey((w.Key.Item1, w.Key.Item2)) && places.ContainsKey((w.Key.Item3, w.Key.Item4)))
                .SelectMany(w => Pieces(places[(w.Key.Item1, w.Key.Item2)], places[(w.Key.Item3, w.Key.Item4)], w.Value, columns)).ToList();
            // From where it ended to what it did not reach.
            var from = last;
            foreach (var ghost in ghosts)
            {
                if (from is { } start && ghost.Item1 > start.Item1)
                {
                    drawn.Add(new Passage(start, ghost, Mark.None));
                    from = ghost;
                }
            }
            return new ChainMap(columns.ToValueList(), drawn.ToValueList());
        }

        /// <summary>A way; where it passes columns, through a lane of each, which ways that came out alike share.</summary>
        private static IEnumerable<Passage> Pieces(
            (int Column, int Row) from, (int Column, int Row) to, Mark mark, List<ValueList<Station>> columns)
        {
            for (int column = from.Column + 1; column < to.Column; column++)
            {
                int row = columns[column].AsSpan().IndexOf(Lane(mark));
                if (row < 0)
                {
                    row = columns[column].Count;
                    columns[column] = columns[column].Add(Lane(mark));
                }
                yield return new Passage(from, (column, row), mark);
                from = (column, row);
            }
            yield return new Passage(from, to, mark);
        }

        private static Station Lane(Mark mark) => new("", "", mark) { IsLane = true };

        private const string Event = "an event";

        private const string Publication = "a publication";

        /// <summary>
        /// Two resources may have one name, and two targets one address: a station is told by both, and called by its name.
        /// </summary>
        private static string KeyOf(string address, string name) => name.Length == 0 ? address : $"{address}\0{name}";

        private static string NameIn(string key) => key[(key.IndexOf('\0', StringComparison.Ordinal) + 1)..];

        private static Mark MarkOf(HopReport hop, EventReport sent, RouteReport route) => hop.Verdict switch
        {
            Verdict.Stopped => sent.Passed ? Mark.Expected : Mark.Stopped,
            Verdict.Undetermined => route.Outcome is RouteOutcome.Left or RouteOutcome.Accepted ? Mark.Passed : Mark.Doubtful,
            Verdict.Deferred => Mark.Doubtful,
            // It arrives, and says nothing.
            _ when !sent.Passed && hop.Findings.Any(f => f.Severity == Severity.Error) => Mark.Stopped,
            _ => Mark.Passed,
        };

        private OrderedDictionary<string, Mark> Column(Stage stage) =>
            stations.TryGetValue(stage, out var column) ? column : stations[stage] = [];

        private void Visit(Stage stage, string key, Mark mark)
        {
            var column = Column(stage);
            column[key] = Worse(column.GetValueOrDefault(key), mark);
        }

        private static Mark Worse(Mark left, Mark right) => (Mark)Math.Max((int)left, (int)right);
    }
}
