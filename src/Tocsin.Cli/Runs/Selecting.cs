using Tocsin.Cli.Suites;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Runs;

/// <summary>Leaves of a report's findings what <c>tocsin.yaml</c> selects, and gives each the severity that it says.</summary>
/// <remarks>
/// What keeps files from being read stays, and stays an error. What an event tells is the reason of its verdict, and is not taken away; how
/// bad it is, is the user's to say there too.
/// </remarks>
internal sealed class Selecting
{
    private readonly ValueList<string> selected;
    private readonly Dictionary<string, Severity> severities = [];

    /// <param name="findings">Takes what the files of one estate say against each other.</param>
    public Selecting(IReadOnlyList<FoundSuite> suites, List<Finding> findings)
    {
        // One that selects nothing wants all.
        selected = suites.Any(s => s.Suite.Lint.Select.Count == 0) ? [] : suites.SelectMany(s => s.Suite.Lint.Select).ToValueList();
        foreach (var given in suites.SelectMany(s => s.Suite.Lint.Severities))
        {
            if (!severities.TryAdd(given.Code, given.Severity) && severities[given.Code] != given.Severity)
            {
                findings.Add(YamlTree.Wrong(
                    given.Where, $"{given.Code} has another severity in another file, and what is read together has one",
                    "the same severity in both"));
            }
        }
    }

    public Report Of(Report report) => selected.Count == 0 && severities.Count == 0 ? report : report with
    {
        Findings = report.Findings.Where(IsSelected).Select(Graded).ToValueList(),
        Suppressed = report.Suppressed.Where(s => IsSelected(s.Finding)).ToValueList(),
        Events = report.Events.Select(Graded).ToValueList(),
    };

    private bool IsSelected(Finding finding) =>
        selected.Count == 0 || Unreadable.Means(finding) || selected.Any(s => finding.Code.StartsWith(s, StringComparison.Ordinal));

    private EventReport Graded(EventReport sent) => sent with
    {
        Findings = Graded(sent.Findings),
        Routes = sent.Routes.Select(r => r with { Hops = r.Hops.Select(Graded).ToValueList() }).ToValueList(),
    };

    private HopReport Graded(HopReport hop) => hop with { Findings = Graded(hop.Findings) };

    private ValueList<Finding> Graded(ValueList<Finding> findings) => findings.Select(Graded).ToValueList();

    private Finding Graded(Finding finding) =>
        severities.TryGetValue(finding.Code, out var severity) && !Unreadable.Means(finding) ? finding with { Severity = severity }
        : finding;
}
