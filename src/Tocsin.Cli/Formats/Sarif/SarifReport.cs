using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tocsin.Text;

namespace Tocsin.Cli.Formats.Sarif;

/// <summary>SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/): the findings for GitHub code scanning and for editors.</summary>
internal sealed class SarifReport : IReportFormat
{
    internal const string Root = "%SRCROOT%";

    private static readonly JsonWriterOptions Options =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public string Name => "sarif";

    public string FileName => "tocsin.sarif";

    public void Write(TextWriter writer, Screen screen, Printout printout)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            Write(json, printout);
        }
        writer.Write(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n");
    }

    private static void Write(Utf8JsonWriter json, Printout printout)
    {
        List<Finding> findings = [.. printout.Report.Findings.OrderBy(f => f.Severity).Take(Limits.Results)];
        List<SuppressedFinding> suppressed = [.. printout.Report.Suppressed.AsEnumerable().Take(Limits.Results - findings.Count)];
        List<string> codes = [
            .. findings.Concat(suppressed.Select(s => s.Finding)).Select(f => f.Code).Distinct().Order(StringComparer.Ordinal)];
        json.WriteStartObject();
        json.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Tocsin");
        json.WriteString("semanticVersion", typeof(SarifReport).Assembly.GetName().Version!.ToString(3));
        json.WriteStartArray("rules");
        codes.ForEach(code => SarifRule.Write(json, FindingPage.Of(code)));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "unicodeCodePoints");
        json.WriteStartObject("automationDetails");
        // What tells the runs over several folders of one repository apart; it ends in a slash, since no run has a number.
        json.WriteString("id", $"tocsin/{printout.Checkout.RelativeFolder.Trim('/')}/".Replace("//", "/"));
        json.WriteEndObject();
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(Root);
        json.WriteString(
            "uri",
            new UriBuilder("file", "") { Path = Checkout.EscapedPath(printout.Checkout.Root.Replace('\\', '/'))
                .TrimEnd('/') + "/" }.Uri.AbsoluteUri);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", true);
        json.WriteNumber("exitCode", printout.ExitCode);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("results");
        var results = new SarifResults(printout, codes);
        findings.ForEach(f => results.Write(json, f));
        suppressed.ForEach(s => results.Write(json, s.Finding, s.Because));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
