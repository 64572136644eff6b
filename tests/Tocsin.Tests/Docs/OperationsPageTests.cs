using System.Globalization;
using System.Text;
using System.Text.Json;
using Tocsin.Estates;

namespace Tocsin.Tests.Docs;

/// <summary>
/// docs/reference/operations.md says which operations of AWS are answered; it is written from the tables that answer them and from the
/// models.
/// </summary>
/// <remarks><c>TOCSIN_ACCEPT=1</c> writes it.</remarks>
public sealed class OperationsPageTests
{
    [Fact]
    public void The_page_of_operations_is_what_the_tables_of_the_services_say() =>
        WrittenPage.Holds("docs/reference/operations.md", Write());

    /// <summary>
    /// Accepting the page would drop without a word what a client may be using: what was answered once stays on this list.
    /// </summary>
    [Fact]
    public void What_was_answered_once_is_answered()
    {
        string path = Path.Combine(MarkdownFile.Root, "tests", "Tocsin.Tests", "Docs", "answered.txt");
        var answered = Services.All.SelectMany(s => s.All.Select(o => $"{s.Service.Name} {o.Shape.Name}"))
            .Order(StringComparer.Ordinal).ToList();
        if (Environment.GetEnvironmentVariable("TOCSIN_ACCEPT") == "1")
        {
            File.WriteAllLines(path, File.ReadLines(path).Union(answered).Order(StringComparer.Ordinal).ToList());
        }
        Assert.Equal(File.ReadAllLines(path), answered);
    }

    [Fact]
    public void Every_operation_that_a_service_answers_is_one_of_its_model()
    {
        var modelled = Modelled();
        Assert.NotEmpty(Services.All);
        foreach (var service in Services.All)
        {
            var names = modelled.Single(m => SigningName(m.Model) == service.Service.Name).Operations;
            Assert.Empty(service.All.Select(o => o.Shape.Name).Except(names));
        }
    }

    private static string Write()
    {
        var page = new StringBuilder(
            """
            # Operations

            What Tocsin decides of AWS's operations: the same code reads declarations and answers requests. A write decides changes, a read answers from what
            is there. Every request is held to the constraints of AWS's model first. What is done in part says what is missing.

            | service | answered | of these in part | of those in its model |
            |---|---|---|---|

            """);
        foreach (var (model, operations) in Modelled())
        {
            var table = Services.All.FirstOrDefault(s => s.Service.Name == SigningName(model));
            int inPart = table?.All.Count(o => o.Missing is not null) ?? 0;
            page.Append(CultureInfo.InvariantCulture, $"| {model} | {table?.All.Count ?? 0} | {inPart} | {operations.Count} |\n");
        }
        foreach (var (model, operations) in Modelled().Where(m => Services.All.Any(s => s.Service.Name == SigningName(m.Model))))
        {
            var table = Services.All.Single(s => s.Service.Name == SigningName(model));
            page.Append(CultureInfo.InvariantCulture, $"\n## {model}\n\n| operation | |\n|---|---|\n");
            foreach (string name in operations)
            {
                var operation = table.Find(name);
                string kind = operation switch
                {
                    null => "not answered",
                    { Writes: true } => "write",
                    _ => "read",
                };
                kind += operation?.Missing is { } missing ? $", in part: {missing}" : "";
                page.Append(CultureInfo.InvariantCulture, $"| {name} | {kind} |\n");
            }
        }
        return page.ToString();
    }

    /// <summary>What the service of a model is called by its clients: <c>monitoring</c>.</summary>
    private static string SigningName(string model)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(MarkdownFile.Root, "models", $"{model}.json")));
        return json.RootElement.GetProperty("signingName").GetString()!;
    }

    /// <summary>The sections of the list of operations, in its order.</summary>
    private static List<(string Model, List<string> Operations)> Modelled()
    {
        var sections = new List<(string Model, List<string> Operations)>();
        foreach (string line in File.ReadLines(Path.Combine(MarkdownFile.Root, "models", "operations.txt")))
        {
            if (line.StartsWith('['))
            {
                sections.Add((line[1..line.IndexOf(']', StringComparison.Ordinal)], []));
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                sections[^1].Operations.AddRange(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }
        return sections;
    }
}
