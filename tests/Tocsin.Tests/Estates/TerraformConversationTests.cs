using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Aws;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Tests.Docs;
using Tocsin.Wire;

namespace Tocsin.Tests.Estates;

/// <summary>
/// What Terraform 1.11.4 with hashicorp/aws 5.100.0 asks at apply, plan and destroy of the article's six resources, recorded 2026-11-23,
/// and
/// what is answered: beside the recording, member by member.
/// </summary>
/// <remarks><c>TOCSIN_ACCEPT=1</c> writes the answers; what of them differs from AWS's shows in Terraform's next plan.</remarks>
public sealed class TerraformConversationTests
{
    private const string Answers = "tests/Tocsin.Tests/Estates/article.answers.txt";

    private static readonly DateTimeOffset Start = new(2026, 11, 23, 0, 41, 19, TimeSpan.Zero);

    private Estate estate = new(Account, "ap-northeast-2");

    private int calls;

    private static AccountId Account => AccountId.TryParse("123456789012", out var account) ? account : throw new FormatException();

    [Fact]
    public void The_article_is_applied_planned_and_destroyed_and_nothing_is_left()
    {
        var told = new StringBuilder();
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Estates", "article.jsonl")))
        {
            var request = JsonNode.Parse(line)!;
            told.Append(Ask((string)request["service"]!, (string)request["operation"]!, (string)request["body"]!));
        }
        string path = Path.Combine(MarkdownFile.Root, Answers);
        if (Environment.GetEnvironmentVariable("TOCSIN_ACCEPT") == "1")
        {
            File.WriteAllText(path, told.ToString());
        }
        Assert.Equal(File.ReadAllText(path), told.ToString());
        Assert.Empty(estate.Resources);
    }

    private string Ask(string service, string operation, string body)
    {
        var table = Services.All.Single(s => s.Service.Name == service);
        var found = table.All.Single(o => o.Shape.Name == operation || o.Shape.Path == operation);
        using var json = body.StartsWith('{') ? JsonDocument.Parse(body) : null;
        FieldReader reader = json is null ? FormFieldReader.TryRead(body)! : JsonFieldReader.Of(json.RootElement);
        var call = new Call(Account, service == "chatbot" ? "us-west-2" : "ap-northeast-2", Start.AddSeconds(calls), new Ids(1, calls));
        calls++;
        var read = found.Read(reader, table.Service.ConstraintCode);
        Assert.Null(read.Error);
        var decided = read.Value(estate, call);
        Assert.Null(decided.Error);
        estate = estate.With(decided.Value.Changes);
        return string.Create(CultureInfo.InvariantCulture,
            $"{service} {found.Shape.Name} {found.Shape.Status}\n{Written(table.Service, found.Shape, decided.Value)}\n\n");
    }

    private static string Written(ServiceShape service, OperationShape operation, Done<IShape> done)
    {
        if (service.XmlNamespace is { } names)
        {
            return XmlFieldWriter.Response(operation, names, done.Response, "id");
        }
        var written = new ArrayBufferWriter<byte>();
        JsonFieldWriter.Write(done.Response, written);
        return Encoding.UTF8.GetString(written.WrittenSpan);
    }
}
