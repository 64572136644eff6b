using Tocsin.Declared.Hcl;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Hcl;

/// <summary>Holds the parser and the evaluator to what terraform console answered; <c>record</c> says how.</summary>
public sealed class ConsoleTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Declared", "Hcl", "console");

    private static readonly LocalsScope Fixture = LocalsScope.Of(File.ReadAllText(Path.Combine(Folder, "fixture.tf")));

    public static TheoryData<string, string> Recorded(string file) =>
        new(Recording.Read(Path.Combine(Folder, file)).Select(c => (c.Expression, c.Answer)));

    [Theory]
    [MemberData(nameof(Recorded), "operators.txt")]
    [MemberData(nameof(Recorded), "access.txt")]
    [MemberData(nameof(Recorded), "templates.txt")]
    public void An_expression_gives_what_Terraform_gives(string expression, string answer) =>
        Assert.Equal($"{expression} gives {(answer.StartsWith('!') ? "an error" : answer)}",
            $"{expression} gives {Answer(expression)}");

    /// <summary>The expression stands where <c>record</c> put it: in an argument of a block.</summary>
    private static string Answer(string expression)
    {
        var file = HclParser.ParseFile(new SourceText("case.tf", $"locals {{\n  it = {expression}\n}}\n"));
        if (file.Findings.Count > 0)
        {
            return "an error";
        }
        var evaluated = Evaluator.Evaluate(file.Value.Blocks[0].Body["it"]!.Value, Fixture);
        return evaluated.Findings.Count > 0 ? "an error" : ConsoleText.Write(evaluated.Value);
    }
}
