using System.Globalization;
using Tocsin.Server.Pages;
using Tocsin.Slack;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Formats;

/// <summary>
/// JUnit XML, in the shape that Jenkins, GitLab and Azure DevOps read: each event or test is a test case, and each error in the
/// declarations.
/// </summary>
/// <remarks>
/// There is no standard; https://github.com/testmoapp/junitxml describes what readers share. What cannot be told offline is an
/// <c>error</c>, as it is no proof of a fault, or <c>skipped</c> where that was accepted. Events run on virtual time, so only the whole run
/// has a duration.
/// </remarks>
internal sealed class JUnitReport : IReportFormat
{
    private const int CardWidth = 96;

    private enum Result { Passed, Skipped, Failed, Errored }

    public string Name => "junit";

    public string FileName => "tocsin-junit.xml";

    public void Write(TextWriter writer, Screen screen, Printout printout)
    {
        var report = printout.Report;
        List<Case> events = [.. report.Events.Select(e => Of(e, printout.Checkout))];
        List<Case> declared = [.. Declared(report, printout.Checkout)];
        string seconds = printout.Elapsed.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        var xml = new Markup().Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.Open("testsuites", [("name", "tocsin"), .. Counts([.. events, .. declared]), ("time", seconds)]).Line();
        if (events.Count > 0)
        {
            Suite(xml, $"tocsin {printout.Subject}", "events", events, seconds, Properties(report));
        }
        Suite(
            xml, $"tocsin {printout.Subject} declarations", "declarations", declared, events.Count > 0 ? "0.000" : seconds,
            events.Count > 0 ? [] : Properties(report));
        writer.Write(xml.Close("testsuites").Line());
    }

    private static void Suite(
        Markup xml, string name, string kind, List<Case> cases, string seconds, IEnumerable<(string Name, string Value)> properties)
    {
        xml.Raw("  ").Open("testsuite", [("name", name), .. Counts(cases), ("time", seconds)]).Line();
        var given = properties.ToList();
        if (given.Count > 0)
        {
            xml.Raw("    <properties>\n");
            given.ForEach(p => xml.Raw("      ").Empty("property", ("name", p.Name), ("value", p.Value)).Line());
            xml.Raw("    </properties>\n");
        }
        cases.ForEach(c => Write(xml, kind, c));
        xml.Raw("  ").Close("testsuite").Line();
    }

    private static (string, string?)[] Counts(List<Case> cases) =>
    [
        ("tests", Count(cases, _ => true)),
            ("failures", Count(cases, c => c.Result == Result.Failed)), ("errors", Count(cases, c => c.Result == Result.Errored)),
        ("skipped", Count(cases, c => c.Result == Result.Skipped)),
    ];

    private static string Count(List<Case> cases, Func<Case, bool> which) => cases.Count(which).ToString(CultureInfo.InvariantCulture);

    private static void Write(Markup xml, string kind, Case test)
    {
        xml.Raw("    ").Open(
            "testcase", ("name", test.Name), ("classname", $"tocsin.{kind}"), ("time", "0.000"), ("file", test.File),
            ("line", test.Line?.ToString(CultureInfo.InvariantCulture))).Line();
        switch (test.Result)
        {
            case Result.Failed or Result.Errored:
                string tag = test.Result == Result.Failed ? "failure" : "error";
                xml.Raw("      ").Open(tag, ("message", test.Message), ("type", test.Type)).Text(string.Join('\n', test.Lines)).Close(tag)
                    .Line();
                break;
            case Result.Skipped:
                xml.Raw("      ").Empty("skipped", ("message", test.Message)).Line();
                break;
        }
        if (test.Output.Count > 0)
        {
            xml.Raw("      ").Element("system-out", string.Join('\n', test.Output)).Line();
        }
        xml.Raw("    ").Close("testcase").Line();
    }

    private static Case Of(EventReport sent, Checkout checkout)
    {
        var result = Verdicts.Of(sent) switch
        {
            Standing.Bad => Result.Failed,
            Standing.Doubtful => sent.Passed ? Result.Skipped : Result.Errored,
            _ => Result.Passed,
        };
        var blamed = sent.Problems.FirstOrDefault(f => f.Severity != Severity.Note);
        var lines = Verdicts.Failure(sent).Concat(sent.Problems.SelectMany(f => Lines(f, checkout)));
        var output = Repeated.Messages(sent).SelectMany(Card);
        var place = blamed?.Where ?? sent.Where;
        string message = $"{Verdicts.Result(sent)}: {sent.Expectations.Append(Verdicts.Tail(sent)).First()}";
        return new Case(
            Verdicts.Name(sent), result, message, sent.Reason?.Code ?? "expectation", [.. lines], [.. output],
            result == Result.Passed || place is not { } where ? null : checkout.PathOf(where),
            result == Result.Passed ? null : place?.Line);
    }

    /// <summary>
    /// What is wrong with no event sent; one case that passes where nothing is, since some readers refuse a suite without cases.
    /// </summary>
    private static IEnumerable<Case> Declared(Report report, Checkout checkout)
    {
        var standalone = Verdicts.Standalone(report);
        foreach (var error in standalone.Where(f => f.Severity == Severity.Error))
        {
            string at = error.Where is { } where ? $"{checkout.PathOf(where)}:{where.Line}:{where.Column}" : "";
            yield return new Case(
                $"{error.Code} {at}".TrimEnd(), Result.Failed, error.Message, error.Code, [.. Lines(error, checkout)], [],
                error.Where is { } file ? checkout.PathOf(file) : null, error.Where?.Line);
        }
        ValueList<string> rest = [
            .. standalone.Where(f => f.Severity != Severity.Error).SelectMany(f => Lines(f, checkout)), .. Covered(report),
            .. report.Suppressed.AsEnumerable().Select(s => Line(s, checkout))];
        yield return new Case("what else is declared", Result.Passed, "", "", [], rest, null, null);
    }

    private static IEnumerable<string> Covered(Report report) =>
        Coverage.Said(report) is { } said
            ? Coverage.Silent(report).Select(c => $"  {c.Address}: {Coverage.Why(c)}").Prepend($"coverage: {said}")
            : [];

    private static IEnumerable<string> Lines(Finding finding, Checkout checkout)
    {
        string at = finding.Where is { } where ? $"{checkout.PathOf(where)}:{where.Line}:{where.Column}  " : "";
        yield return $"{at}{finding.Severity.ToString().ToLowerInvariant()} {finding.Code}: {finding.Message}";
        if (finding.Write is { } write)
        {
            yield return $"  write  {write}";
        }
    }

    private static string Line(SuppressedFinding suppressed, Checkout checkout)
    {
        string at = suppressed.Finding.Where is { } where ? $"{checkout.PathOf(where)}:{where.Line}:{where.Column}  " : "";
        return $"{at}suppressed {suppressed.Finding.Code}: {suppressed.Because}";
    }

    private static IEnumerable<string> Card(Repeated<Post> post) =>
        Preview.Of(post.Item, CardWidth).Select(l => $"│ {l.Text}").Prepend($"┌ {post.Item.Heading} → {post.Item.Channel}{post.Times}")
            .Append("└");

    private static IEnumerable<(string, string)> Properties(Report report)
    {
        yield return ("account", $"{report.Assumed.Account} ({report.Assumed.AccountSource})");
        yield return ("region", $"{report.Assumed.Region} ({report.Assumed.RegionSource})");
        yield return ("chatbot-profile", report.Profile);
        if (TestFiles.Said(report) is { } tests)
        {
            yield return ("tests", tests);
        }
        if (Coverage.Said(report) is { } said)
        {
            yield return ("coverage", said);
        }
    }

    /// <param name="Type">The reason's or finding's code.</param>
    private sealed record Case(
        string Name, Result Result, string Message, string Type, ValueList<string> Lines, ValueList<string> Output, string? File,
            int? Line);
}
