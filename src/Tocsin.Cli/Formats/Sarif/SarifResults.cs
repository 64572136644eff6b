using System.Text.Json;
using Tocsin.Text;

namespace Tocsin.Cli.Formats.Sarif;

/// <summary>Writes findings as results, each with its place, a fingerprint that survives moved lines, and the edits that mend it.</summary>
/// <param name="codes">The rules of the run, in their order.</param>
internal sealed class SarifResults(Printout printout, List<string> codes)
{
    private readonly Dictionary<SourceText, IReadOnlyList<string>> hashes = [];

    /// <param name="because">The reason for which the files suppress it; null for what counts.</param>
    public void Write(Utf8JsonWriter json, Finding finding, string? because = null)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Code);
        json.WriteNumber("ruleIndex", codes.IndexOf(finding.Code));
        json.WriteString("level", finding.Severity.ToString().ToLowerInvariant());
        SarifRule.Message(json, "message", Printable.Of(finding.Message + (finding.Write is { } write ? $"\nWrite: {write}" : "")), null);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        if (finding.Where is { } where)
        {
            Artifact(json, printout.Checkout.PathOf(where));
            Region(json, "region", where);
        }
        else
        {
            // GitHub refuses a result without a place: what no line is to blame for is told of the folder.
            Artifact(json, printout.Checkout.RelativeFolder is { Length: > 0 } folder ? folder : ".");
        }
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        if (finding.Where is { } line)
        {
            json.WriteStartObject("partialFingerprints");
            json.WriteString("primaryLocationLineHash", HashOf(line));
            json.WriteEndObject();
        }
        Fixes(json, finding);
        if (because is not null)
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", "inSource");
            json.WriteString("justification", Printable.Of(because));
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void Artifact(Utf8JsonWriter json, string path)
    {
        json.WriteStartObject("artifactLocation");
        if (Path.IsPathRooted(path))
        {
            json.WriteString("uri", "file://" + Checkout.EscapedPath(path));
        }
        else
        {
            json.WriteString("uri", Checkout.EscapedPath(path));
            json.WriteString("uriBaseId", SarifReport.Root);
        }
        json.WriteEndObject();
    }

    private static void Region(Utf8JsonWriter json, string name, Span where)
    {
        var (endLine, endColumn) = where.Source.PositionOf(where.End);
        json.WriteStartObject(name);
        json.WriteNumber("startLine", where.Line);
        json.WriteNumber("startColumn", where.Column);
        json.WriteNumber("endLine", endLine);
        json.WriteNumber("endColumn", endColumn);
        json.WriteEndObject();
    }

    private string HashOf(Span where)
    {
        if (!hashes.TryGetValue(where.Source, out var lines))
        {
            hashes[where.Source] = lines = LineHashes.Of(where.Source.Text);
        }
        // A lone CR is a line's end to the hash and none to us: the numbers can part there.
        return lines[Math.Min(where.Line, lines.Count) - 1];
    }

    private void Fixes(Utf8JsonWriter json, Finding finding)
    {
        if (finding.Fix.Count == 0)
        {
            return;
        }
        json.WriteStartArray("fixes");
        json.WriteStartObject();
        SarifRule.Message(json, "description", finding.Write is { } write ? Printable.Of(write) : "What can only be meant.", null);
        json.WriteStartArray("artifactChanges");
        foreach (var file in finding.Fix.GroupBy(e => e.Where.Source))
        {
            json.WriteStartObject();
            Artifact(json, printout.Checkout.PathOf(file.First().Where));
            json.WriteStartArray("replacements");
            foreach (var edit in file)
            {
                json.WriteStartObject();
                Region(json, "deletedRegion", edit.Where);
                json.WriteStartObject("insertedContent");
                json.WriteString("text", edit.Text);
                json.WriteEndObject();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
