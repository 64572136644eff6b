using System.Text.RegularExpressions;
using Tocsin.Declared.Functions;
using Tocsin.Declared.Hcl;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Functions;

public sealed partial class ConsoleTests
{
    private static readonly HashSet<string> Differences = [.. ConsoleRecording.Differences.Select(d => d.Expression)];

    public static IEnumerable<TheoryDataRow<string, string, string>> Recorded =>
        ConsoleRecording.All.Where(r => !Differences.Contains(r.Expression)).Select(Row);

    public static IEnumerable<TheoryDataRow<string, string, string>> Different => ConsoleRecording.Differences.Select(Row);

    [Theory]
    [MemberData(nameof(Recorded))]
    public void An_expression_is_answered_as_terraform_console_does(string file, string expression, string answer) =>
        AssertAnswer(file, expression, answer);

    [Theory]
    [MemberData(nameof(Different))]
    public void A_difference_to_terraform_console_is_the_one_written_down(string file, string expression, string answer)
    {
        Assert.Contains(ConsoleRecording.All, r => r.Expression == expression);
        AssertAnswer(file, expression, answer);
    }

    /// <summary>Console-only, of the machine or of the moment, or judged by a test of their own.</summary>
    private static readonly string[] NotRecorded = ["abspath", "base64gzip", "bcrypt", "plantimestamp", "sensitive", "uuid"];

    [Fact]
    public void Every_function_is_recorded()
    {
        var called = ConsoleRecording.All.SelectMany(r => Call().Matches(r.Expression)).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.Equal(NotRecorded, FunctionTable.Names.Except(TofuFunctions.Names).Where(n => !n.Contains("::") && !called.Contains(n)));
    }

    private static TheoryDataRow<string, string, string> Row(ConsoleRecording recording) =>
        new(recording.File, recording.Expression, recording.Answer);

    private static void AssertAnswer(string file, string expression, string answer)
    {
        var parsed = HclParser.ParseExpression(new SourceText(file, expression));
        Assert.Empty(parsed.Findings);
        var evaluated = Evaluator.Evaluate(parsed.Value, new VariableScope(Entries.Empty, FunctionFiles.Context));
        if (answer is ['!', .. var error])
        {
            var finding = Assert.Single(evaluated.Findings);
            Assert.Contains(Cause(error.Trim()), finding.Message, StringComparison.OrdinalIgnoreCase);
        }
        else
        {
            Assert.Empty(evaluated.Findings);
            Assert.Equal(answer, ConsoleFormat.Write(evaluated.Value));
        }
    }

    /// <summary>Which function or operand it is, the finding says in our own words.</summary>
    private static string Cause(string error) => Prefix().Replace(error, "").Split(" Error: ")[0].TrimEnd('.');

    [GeneratedRegex(@"^(Unsuitable value for (left|right|unary) operand|Error during operation|Call to function ""\w+"" failed): ")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"(\w+)\(")]
    private static partial Regex Call();
}
