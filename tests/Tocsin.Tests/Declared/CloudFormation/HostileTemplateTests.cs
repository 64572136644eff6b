using System.Diagnostics;
using System.Globalization;
using System.Text;
using CsCheck;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Resources;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.CloudFormation;

/// <summary>No template throws, and none takes the machine along.</summary>
public sealed class HostileTemplateTests
{
    private static readonly string[] Pieces =
    [
        "Resources:\n", "  T:\n", "    Type: AWS::SNS::Topic\n", "    Properties:\n", "      TopicName: ", "!Ref ", "!Sub ", "!GetAtt ",
        "T.Arn", "T", "${", "}", "{", "}", "[", "]", "- ", ": ", "|\n", ">-\n",
        "\"", "'", "&a ", "*a", "<<: ", "#", "\n", "  ", "!Join ", "!If ", "Fn::ForEach::X: ", "AWS::NoValue", "null", "1e999", "~",
        "\\u12", "\0", "é", "🚨", "Conditions:\n", "Outputs:\n", "Parameters:\n",
        "  P: {Type: String}\n", "!Select [0, ", "Type: AWS::Events::Rule\n", "Targets: ", "Fn::Sub: ", "Ref: ", "---\n", "...\n", "? ",
        "!!str ", "%YAML 1.1\n",
    ];

    [Fact]
    public void Pieces_of_templates_in_any_order_are_read_without_a_throw() =>
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).List[0, 60].Select(p => string.Concat(p))
            .Sample(p => { _ = Read("# AWS:: Resources\n" + p); }, iter: 3_000, print: p => p);

    [Fact]
    public void A_template_with_pieces_cut_out_and_put_in_is_read_without_a_throw()
    {
        string file = File.ReadAllText(Path.Combine(Docs.MarkdownFile.Root, "samples", "article-cloudformation", "alarm.yaml"));
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Int[0, 100], Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]))
            .Select((at, length, piece) => file[..at] + piece + file[Math.Min(file.Length, at + length)..]).Sample(
                t => { _ = Read("# AWS::\n" + t); }, iter: 1_000, print: t => t);
    }

    [Fact]
    public void Aliases_that_double_at_each_line_end_in_a_finding()
    {
        var text = new StringBuilder("Metadata:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }
        var findings = Within(TimeSpan.FromSeconds(20), text + "Resources:\n  T:\n    Type: AWS::SNS::Topic\n    Metadata: *a11\n");
        Assert.Equal([FindingCode.InvalidSyntax, FindingCode.TooLarge], findings.Select(f => f.Code).Distinct());
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    [InlineData("!Base64 [", "]")]
    [InlineData("{\"Fn::Base64\": ", "}")]
    public void Nesting_without_end_ends_in_a_finding(string open, string close)
    {
        var findings = Within(
            TimeSpan.FromSeconds(20),
            $"Resources:\n  T:\n    Type: AWS::SNS::Topic\n    Properties: {Repeat(open, 50_000)}1{Repeat(close, 50_000)}\n");
        Assert.Equal(FindingCode.TooLarge, Assert.Single(findings).Code);
    }

    [Fact]
    public void Functions_in_functions_are_evaluated_once_each() =>
        Assert.DoesNotContain(
            Within(
                TimeSpan.FromSeconds(20),
                $"Resources:\n  T:\n    Type: AWS::SNS::Topic\n    Properties:\n      DisplayName: "
                    + $"{Repeat("{\"Fn::Base64\": ", 20)}x{Repeat("}", 20)}\n"),
            f => f.Code != FindingCode.TopicRefused);

    [Fact]
    public void Texts_that_double_at_each_resource_are_bounded()
    {
        var text = new StringBuilder("Resources:\n  T0:\n    Type: AWS::SNS::Topic\n    Properties: {TopicName: aaaaaaaaaa}\n");
        for (int i = 1; i < 400; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  T{i}:\n    Type: AWS::SNS::Topic\n    Properties: {{TopicName: !Sub "
                    + $"\"${{T{i - 1}.TopicName}}${{T{i - 1}.TopicName}}\"}}\n");
        }
        Assert.NotEmpty(Within(TimeSpan.FromSeconds(60), text.ToString()));
    }

    [Fact]
    public void A_long_text_that_is_joined_ten_thousand_times_is_bounded()
    {
        string policies = string.Join(", ", Enumerable.Repeat("{PolicyName: p, PolicyDocument: {Statement: !Sub \"${P}${P}\"}}", 10_000));
        var findings = Within(
            TimeSpan.FromSeconds(60),
            $"Parameters:\n  P: {{Type: String, Default: \"{new string('a', 400_000)}\"}}\nResources:\n  R:\n    Type: "
                + $"AWS::IAM::Role\n    Properties: {{Policies: [{policies}]}}\n");
        Assert.NotEmpty(findings);
    }

    [Fact]
    public void A_text_of_a_hundred_thousand_variables_is_read_in_time_that_grows_with_it()
    {
        string text = string.Join("\n          ", Enumerable.Repeat("${Nobody}${AWS::Region}", 50_000));
        Assert.NotEmpty(
            Within(TimeSpan.FromSeconds(20), $"Resources:\n  T:\n    Type: AWS::SNS::Topic\n    Properties:\n      DisplayName: !Sub "
                + $"|\n          {text}\n"));
    }

    [Fact]
    public void A_chain_of_references_as_long_as_a_template_takes_is_followed()
    {
        var text = new StringBuilder("Resources:\n");
        for (int i = 0; i < 500; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  T{i}:\n    Type: AWS::SNS::Topic\n    Properties: {{TopicName: t{i}, DisplayName: "
                    + $"{(i < 499 ? $"!GetAtt T{i + 1}.TopicName" : "end")}}}\n");
        }
        Assert.Empty(Within(TimeSpan.FromSeconds(20), text.ToString()));
    }

    [Fact]
    public void More_resources_than_CloudFormation_takes_are_told()
    {
        var text = new StringBuilder("Resources:\n");
        for (int i = 0; i < 20_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  T{i}:\n    Type: AWS::SNS::Topic\n");
        }
        Assert.Equal(
            "t.yaml declares 20000 resources, and CloudFormation takes 500; the others are not read.",
            Assert.Single(Within(TimeSpan.FromSeconds(20), text.ToString())).Message);
    }

    [Fact]
    public void A_loop_that_makes_loops_is_bounded()
    {
        string loop = "[[X, [" + string.Join(", ", Enumerable.Range(0, 400)) + "], {\"T${X}\": {Type: \"AWS::SNS::Topic\"}}]]";
        Assert.NotEmpty(
            Within(TimeSpan.FromSeconds(20), $"Resources:\n  Fn::ForEach::A: [Y, [{string.Join(", ", Enumerable.Range(0, 400))}], "
                + $"{{\"Fn::ForEach::B${{Y}}\": {loop[1..^1]}}}]\n"));
    }

    [Fact]
    public void Loops_in_loops_are_bounded()
    {
        string values = string.Join(", ", Enumerable.Range(0, 20));
        string loops = "{\"T${V0}${V1}\": {Type: \"AWS::SNS::Topic\"}}";
        for (int i = 7; i >= 0; i--)
        {
            loops = $"{{\"Fn::ForEach::L{i}\": [V{i}, [{values}], {loops}]}}";
        }
        Assert.Contains(
            Within(TimeSpan.FromSeconds(20), $"Resources: {loops}\n"), f => f is { Code: FindingCode.TooLarge, Message:
                "Fn::ForEach::L7 makes more than 500000 values of what is in it; the others are not read." });
    }

    [Fact]
    public void A_file_of_hundred_megabytes_is_not_read()
    {
        string folder = Directory.CreateTempSubdirectory("tocsin-large-").FullName;
        try
        {
            string path = Path.Combine(folder, "template.yaml");
            using (var file = File.Create(path))
            {
                file.SetLength(100 * 1024 * 1024);
            }
            Assert.Equal(FindingCode.TooLarge, Assert.Single(Declarations.Read(path, new ReadOptions()).Findings).Code);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static ValueList<Finding> Read(string text) => Template.Files([], ("t.yaml", text)).Findings;

    private static ValueList<Finding> Within(TimeSpan time, string text)
    {
        long started = Stopwatch.GetTimestamp();
        var findings = Read(text);
        // Others may keep the machine busy; what is not bounded takes for ever.
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, 5 * time);
        return findings;
    }
}
