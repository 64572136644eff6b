using System.Text.Json.Nodes;

namespace Tocsin.Conformance;

/// <summary>The requests that every client sends, in their order: operations/*.jsonl.</summary>
/// <remarks>
/// <c>{"service":"events","operation":"PutRule","request":{…},"keep":{"rule":"RuleArn"},"expect":{"RuleArn":"*"},"errors":["…"]}</c>:
/// what is kept of an answer stands in later requests as <c>${rule}</c>; a path of an answer has a value, or any for <c>*</c>; where errors
/// are listed, it is refused with one of them (clients call one error by different names), and where it says something, in these words.
/// </remarks>
internal static class OperationCases
{
    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "operations"), "*.jsonl").Order(StringComparer.Ordinal)];

    /// <summary><c>events PutRule</c></summary>
    public static IEnumerable<string> Operations =>
        Files.SelectMany(File.ReadLines).Select(l => JsonNode.Parse(l)!).Select(c => $"{c["service"]} {c["operation"]}");

    /// <summary>The operations that docs/reference/operations.md says are answered.</summary>
    public static IEnumerable<string> Answered()
    {
        string service = "";
        foreach (string line in File.ReadLines(Path.Combine(Repository.Root, "docs", "reference", "operations.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                service = line[3..];
            }
            else if (line.Split('|', StringSplitOptions.TrimEntries) is ["", var operation, var kind, ""]
                && service.Length > 0 && kind.Split(' ')[0].TrimEnd(',', ';') is "read" or "write")
            {
                yield return $"{service} {operation}";
            }
        }
    }

    /// <summary>What a client's driver said of each: the operation and what is wrong with its answer, or null.</summary>
    public static List<(string Operation, string? Fault)> Told(string output) =>
        [
            .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)
                .Select(t => ((string)t["operation"]!, (string?)t["fault"])),
        ];
}
