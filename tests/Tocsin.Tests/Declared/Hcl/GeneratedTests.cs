using System.Text;
using System.Text.Json;
using Tocsin.Declared.Hcl;
using Tocsin.Declared.Values;
using Tocsin.Tests.Declared.Functions;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Hcl;

/// <summary>
/// Holds parser, evaluator and functions to what Terraform made of thousands of generated expressions; <c>generated/record</c> says how.
/// </summary>
/// <remarks>
/// Of what was generated, these rows are left out, because they are answered otherwise on purpose: an error in the arm of a conditional
/// that is not taken has no type here, where Terraform gives it one and may refuse the other arm for it; the right side of <c>||</c> and
/// <c>&amp;&amp;</c> is not looked at when the left decides, as from Terraform 1.12 on; there is no infinity and no
/// negative zero; the last digit of <c>log</c> and <c>pow</c> is the C library's; networks with negative prefix extensions, years before 1
/// and after 9999.
/// </remarks>
public sealed class GeneratedTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Declared", "Hcl", "generated");

    [Theory]
    [InlineData("expr", 1500)]
    [InlineData("call", 1500)]
    [InlineData("tmpl", 800)]
    [InlineData("heredoc", 500)]
    [InlineData("mutated", 600)]
    [InlineData("raw", 150)]
    public void Generated_expressions_give_what_Terraform_gives(string kind, int least)
    {
        int rows = 0;
        var wrong = new StringBuilder();
        foreach (string line in File.ReadLines(Path.Combine(Folder, $"{kind}.jsonl")))
        {
            using var row = JsonDocument.Parse(line);
            string expression = row.RootElement[0].GetString()!;
            string expected = row.RootElement[1].GetString()!;
            string answer = Answer(expression);
            rows++;
            if (answer != expected)
            {
                wrong.Append($"> {expression}\nTerraform: {expected}\nTocsin: {answer}\n\n");
            }
        }
        Assert.Equal("", wrong.ToString());
        Assert.InRange(rows, least, int.MaxValue);
    }

    private static string Answer(string expression)
    {
        var file = HclParser.ParseFile(new SourceText("case.tf", $"locals {{\n  it = {expression}\n}}\n"));
        if (file.Findings.Count > 0 || file.Value.Blocks is not [var locals] || locals.Body["it"] is not { } argument)
        {
            return "!";
        }
        var evaluated = Evaluator.Evaluate(argument.Value, new VariableScope(Entries.Empty, FunctionFiles.Context));
        return evaluated.Findings.Count > 0 ? "!" : Outdented(ConsoleFormat.Write(new Value.Tuple([evaluated.Value])));
    }

    /// <summary>The item of a list of one, as it was recorded.</summary>
    private static string Outdented(string list) =>
        string.Join('\n', list.Split('\n')[1..^1].Select(l => l.StartsWith("  ", StringComparison.Ordinal) ? l[2..] : l))[..^1];
}
