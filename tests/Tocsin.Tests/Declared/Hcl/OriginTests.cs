using Tocsin.Declared.Hcl;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Hcl;

/// <summary>Whoever finds something in a value can say where in which file it was written.</summary>
public sealed class OriginTests
{
    private static Value ValueOf(string name, string text)
    {
        var file = HclParser.ParseFile(new SourceText("main.tf", text));
        Assert.Empty(file.Findings);
        var evaluated = Evaluator.Evaluate(file.Value.Blocks[0].Body[name]!.Value, new LocalsScope(file.Value));
        Assert.Empty(evaluated.Findings);
        return evaluated.Value;
    }

    private static string PlaceOf(Value value, string content) =>
        value.LocateOffset(value.AsText()!.IndexOf(content, StringComparison.Ordinal), content.Length) is { } span
            ? $"{span.Line}:{span.Column} {span.Content}" : "nowhere";

    [Fact]
    public void A_value_keeps_its_place_through_references_conditionals_and_indexes()
    {
        var value = ValueOf("it",
            "locals {\n  source = \"aws.ecs\"\n  list = [local.source]\n  it = true ? \"${local.list[0]}\" : \"\"\n}\n");

        Assert.Equal("main.tf:2:12", value.Origin.ToString());
    }

    [Fact]
    public void An_offset_in_a_heredoc_leads_to_its_line_and_column()
    {
        var value = ValueOf("it", "locals {\n  it = <<-EOT\n    {\n      \"text\": \"<reason>\"\n    }\n  EOT\n}\n");

        Assert.Equal("{\n  \"text\": \"<reason>\"\n}\n", value.AsText());
        Assert.Equal("4:16 <reason>", PlaceOf(value, "<reason>"));
    }

    [Fact]
    public void Text_that_was_put_in_keeps_the_place_where_it_was_written()
    {
        var value = ValueOf("it", "locals {\n  name = \"prod\"\n  it = \"a/${local.name}/\\u00e9/${1 + 1}/z\"\n}\n");

        Assert.Equal("a/prod/é/2/z", value.AsText());
        Assert.Equal("2:11 prod", PlaceOf(value, "prod"));
        Assert.Equal("3:9 a", PlaceOf(value, "a"));
        Assert.Equal("3:25 \\u00e9", PlaceOf(value, "é"));
        Assert.Equal("3:34 1 + 1", PlaceOf(value, "2"));
        Assert.Equal("3:41 z", PlaceOf(value, "z"));
    }

    [Fact]
    public void What_a_for_makes_has_the_places_of_its_items()
    {
        var value = ValueOf("it", "locals {\n  list = [\"a\",\n    \"b\"]\n  it = [for x in local.list : x]\n}\n");

        Assert.Equal("main.tf:3:5", value.Elements!.Value[1].Origin.ToString());
        Assert.Equal("main.tf:4:8", value.Origin.ToString());
    }

    [Fact]
    public void What_an_operator_makes_has_the_place_of_the_operation() =>
        Assert.Equal("main.tf:2:8", ValueOf("it", "locals {\n  it = 1 + 2\n}\n").Origin.ToString());

    [Fact]
    public void What_a_directive_makes_has_the_places_of_its_texts()
    {
        var value = ValueOf("it", "locals {\n  it = \"%{ for x in [1, 2] }<b${x}>%{ endfor }%{ if true }yes%{ endif }\"\n}\n");

        Assert.Equal("<b1><b2>yes", value.AsText());
        Assert.Equal("2:29 <b", PlaceOf(value, "<b"));
        Assert.Equal("2:59 yes", PlaceOf(value, "yes"));
    }

    [Fact]
    public void What_jsonencode_was_given_is_found_by_its_pointer()
    {
        var value = ValueOf("it", "locals {\n  name = \"prod\"\n  it = jsonencode({ detail = { env = [local.name] } })\n}\n");

        Assert.Equal("main.tf:2:10", value.Locate("/detail/env/0").ToString());
    }

    [Fact]
    public void A_heredoc_keeps_the_line_ends_of_its_file()
    {
        // As terraform console 1.11.4 answers jsonencode of it.
        var value = ValueOf("it", "locals {\r\n  it = <<-EOT\r\n    foo\r\n      ${1 ~}\r\n    bar\r\n    EOT\r\n}\r\n");

        Assert.Equal("foo\r\n  1    bar\r\n", value.AsText());
    }
}
