using Tocsin.Chatbot;
using Tocsin.Ecs.Events;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Scenarios;
using Tocsin.Text;

namespace Tocsin.Cli.Suites;

/// <summary>The JSON schema of <c>tocsin.yaml</c>, for editors. Names that the program knows it fills in itself.</summary>
internal static class SuiteSchema
{
    public static string Text
    {
        get
        {
            using var reader = new StreamReader(typeof(SuiteSchema).Assembly.GetManifestResourceStream("tocsin.schema.json")!);
            return Lists.Aggregate(
                reader.ReadToEnd().ReplaceLineEndings("\n"), (text, list) => text.Replace($"\"{{{list.Name}}}\"", Quoted(list.Of)));
        }
    }

    private static IEnumerable<(string Name, IEnumerable<string> Of)> Lists =>
    [
        ("codes", FindingCodes.All),
        ("beginnings", FindingCodes.All.SelectMany(c => Enumerable.Range(3, c.Length - 2).Select(n => c[..n])).Distinct()),
        ("names", BuiltInEvents.All.Select(e => e.Name)
            .Concat(BuiltInScenarios.All.Select(s => s.Name)).Concat(BuiltInMessages.All.Select(m => m.Name))),
        ("outcomes", SuiteReader.Outcomes),
        ("profiles", Enum.GetValues<ChatbotProfile>().Select(p => p.Name())),
        ("reasons", Reasons.All.Select(r => r.Code)),
    ];

    private static string Quoted(IEnumerable<string> list) => string.Join(", ", list.Select(JsonWriter.Quote));
}
