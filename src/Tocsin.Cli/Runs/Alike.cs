using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Runs;

/// <summary>One fault at one place, which so many instances have that are declared there: it is told once, with their count.</summary>
/// <remarks>After what is ignored, since that is of one instance.</remarks>
internal static class Alike
{
    /// <summary>Told one by one; more of them are one finding.</summary>
    private const int MostAlike = 10;

    private const int MostNamed = 3;

    public static Report AsOne(Report report)
    {
        var ofEvents = report.Events.SelectMany(e => e.Problems).ToHashSet();
        var many = report.Findings.Where(f => f is { Where: not null, Instance: not null } && !ofEvents.Contains(f))
            .GroupBy(f => (f.Code, f.Severity, f.Where)).Where(g => g.Count() > MostAlike).Select(g => g.ToList()).ToList();
        var again = many.SelectMany(same => same.Skip(1)).ToHashSet();
        var first = many.ToDictionary(same => same[0], AsOne);
        return many.Count == 0 ? report : report with
        {
            Findings = report.Findings.Where(f => !again.Contains(f)).Select(f => first.GetValueOrDefault(f, f)).ToValueList(),
        };
    }

    private static Finding AsOne(List<Finding> all) => all[0] with
    {
        Message = $"{string.Join(", ", all.Take(MostNamed).Select(f => f.Instance))} and {all.Count - MostNamed} more: {all[0].OfInstance}",
    };
}
