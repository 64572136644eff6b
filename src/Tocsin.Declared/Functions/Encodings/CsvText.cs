using System.Text;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Functions.Encodings;

/// <summary>Comma-separated text with a header line, RFC 4180, as a list of objects of strings. Blank lines are skipped.</summary>
internal static class CsvText
{
    public static Attempt Read(string text)
    {
        var (records, problem) = ReadRecords(text.Replace("\r\n", "\n"));
        if (problem is not null)
        {
            return Attempt.Fail($"CSV parse error on {problem}");
        }
        if (records is not [var header, .. var rows])
        {
            return Attempt.Fail("missing header line");
        }
        if (header.Fields.GroupBy(f => f).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return Attempt.Fail($"duplicate column name \"{twice.Key}\"");
        }
        if (rows.Find(r => r.Fields.Count != header.Fields.Count) is { Fields: not null } uneven)
        {
            return Attempt.Fail($"CSV parse error on line {uneven.Line}: wrong number of fields");
        }
        var type = TerraformType.ObjectOf(header.Fields.Select(f => new ObjectAttribute(f, TerraformType.String)));
        return new Value.List(
            type,
            rows.Select(Value (r) =>
                new Value.Object(Entries.Of(header.Fields.Zip(r.Fields, (name, field) => new Entry(name, Value.Of(field))))))
                    .ToValueList());
    }

    private static (List<(int Line, List<string> Fields)> Records, string? Problem) ReadRecords(string text)
    {
        var records = new List<(int Line, List<string> Fields)>();
        int at = 0;
        int line = 1;
        while (at < text.Length)
        {
            if (text[at] == '\n')
            {
                at++;
                line++;
                continue;
            }
            var fields = new List<string>();
            int firstLine = line;
            do
            {
                if (ReadField(text, ref at, ref line, fields) is { } problem)
                {
                    return (records, $"line {line}: {problem}");
                }
            }
            while (at < text.Length && text[at++] == ',');
            line++;
            records.Add((firstLine, fields));
        }
        return (records, null);
    }

    /// <summary>Reads up to the comma, the line's end or the text's.</summary>
    private static string? ReadField(string text, ref int at, ref int line, List<string> fields)
    {
        if (at < text.Length && text[at] == '"')
        {
            var quoted = new StringBuilder();
            for (at++; at < text.Length; at++)
            {
                if (text[at] == '"' && at + 1 < text.Length && text[at + 1] == '"')
                {
                    at++;
                }
                else if (text[at] == '"')
                {
                    at++;
                    fields.Add(quoted.ToString());
                    return at == text.Length || text[at] is ',' or '\n' ? null : "extraneous or missing \" in quoted-field";
                }
                line += text[at] == '\n' ? 1 : 0;
                quoted.Append(text[at]);
            }
            return "extraneous or missing \" in quoted-field";
        }
        int end = text.AsSpan(at).IndexOfAny(',', '\n') is >= 0 and var length ? at + length : text.Length;
        fields.Add(text[at..end]);
        at = end;
        return fields[^1].Contains('"') ? "bare \" in non-quoted-field" : null;
    }
}
