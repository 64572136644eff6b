using System.Text.RegularExpressions;
using Tocsin.Declared.CloudFormation;
using Tocsin.Declared.Instances;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Tests.Docs;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.CloudFormation;

/// <summary>No word of Terraform is in what is said about a template.</summary>
public sealed partial class TemplateLanguageTests
{
    private static readonly string[] OfTerraform = ["terraform", "jsonencode", "heredoc", "hashicorp", "tfvars"];

    [Fact]
    public void No_scenario_on_a_template_says_a_word_of_Terraform()
    {
        string cases = Path.Combine(MarkdownFile.Root, "tests", "Tocsin.Scenarios", "cases");
        string[] folders = [.. Directory.GetDirectories(cases).Where(d =>
            Path.GetFileName(d) is ['c', 'l', 'o', 'u', 'd', ..] or ['c', 'd', 'k', ..])];
        Assert.InRange(folders.Length, 50, 1_000);
        Assert.All(folders, folder => Assert.Empty(WordsOfTerraform(File.ReadAllText(Path.Combine(folder, "expected")))));
    }

    /// <summary>
    /// Whatever the engine can say, not only what a scenario makes it say: the texts in its sources, as far as they hold no interpolation.
    /// </summary>
    [Fact]
    public void Every_text_of_the_engine_has_its_words_in_CloudFormation()
    {
        string source = Path.Combine(MarkdownFile.Root, "src");
        var texts = new[] { "Tocsin", "Tocsin.Cli/Runs", "Tocsin.Declared/Resources" }
            .SelectMany(f => Directory.GetFiles(Path.Combine(source, f), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(File.ReadLines).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .SelectMany(l => Text().Matches(l).Select(m => Regex.Unescape(
                m.Groups[1].Value.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal))))
            .Where(t => t.Contains(' ', StringComparison.Ordinal) && WordsOfTerraform(t).Any()).ToArray();
        Assert.InRange(texts.Length, 10, 1_000);
        Assert.All(texts, text => Assert.Empty(WordsOfTerraform(TemplateLanguage.Words.Say(text))));
    }

    [Theory]
    [InlineData("event_bus_name = \"orders\", the bus of the rule r", "EventBusName: \"orders\", the bus of the rule r")]
    [InlineData("reason = \"$.detail.reason\" in input_paths", "reason: \"$.detail.reason\" in InputPathsMap")]
    [InlineData("an aws_chatbot_slack_channel_configuration with the topic among its "
        + "sns_topic_arns", "an AWS::Chatbot::SlackChannelConfiguration with the topic among its SnsTopicArns")]
    [InlineData("$.detail.my_field and :rotating_light:", "$.detail.my_field and :rotating_light:")]
    public void A_text_is_put_into_the_words_of_CloudFormation(string text, string words) =>
        Assert.Equal(words, TemplateLanguage.Words.Say(text));

    /// <summary>Each case of what can be suggested has words in both languages, and those of the one are none of the other's.</summary>
    [Fact]
    public void Every_suggestion_has_words_in_both_languages()
    {
        var cases = typeof(Suggestion).GetNestedTypes().Where(t => t != typeof(Suggestion.Words)).ToList();
        Assert.InRange(cases.Count, 5, 100);
        Assert.All(cases, type =>
        {
            object?[] arguments =
            [
                .. type.GetConstructors()[0].GetParameters().Select(
                    p => p.HasDefaultValue ? p.DefaultValue : p.ParameterType == typeof(string) ? "logging_level"
                        : Activator.CreateInstance(p.ParameterType)),
            ];
            var suggestion = (Suggestion)type.GetConstructors()[0].Invoke(arguments);
            Assert.NotEmpty(TerraformLanguage.Words.Say(suggestion));
            Assert.Empty(WordsOfTerraform(TemplateLanguage.Words.Say(suggestion)));
            string json = TemplateLanguage.Words.For(new SourceText("alarm.template", " {\"Resources\":{}}")).Say(suggestion);
            Assert.Empty(WordsOfTerraform(json));
            Assert.DoesNotMatch("!Ref|!GetAtt|: \\||^[A-Za-z]+: ", json);
            Assert.DoesNotMatch(" = |<<-|^[a-z_]+ \\{", TerraformLanguage.Words.For(new SourceText("main.tf.json", "{}")).Say(suggestion));
        });
    }

    [Fact]
    public void Words_for_JSON_are_JSON()
    {
        Suggestion[] members =
        [
            new Suggestion.Setting("logging_level", "\"ERROR\""), new Suggestion.EnabledRule(), new Suggestion.CircuitBreaker(),
            new Suggestion.DeadLetterQueue(), new Suggestion.PatternOfFailedDeployments(), new Suggestion.RoleOfChannel(),
            new Suggestion.Transformer([("a", "$.x"), ("b", "$.y")], "{\n  \"a\": \"<a>\"\n}"),
        ];
        Language[] languages =
        [
            TemplateLanguage.Words.For(new SourceText("alarm.json", "{\"Resources\":{}}")),
            TerraformLanguage.Words.For(new SourceText("a.tf.json", "{}")),
            TerraformLanguage.WithIsEnabled.For(new SourceText("a.tofu.json", "{}")),
        ];
        Assert.All(
            from language in languages from member in members select $"{{{language.Say(member)}}}",
            text => Assert.NotNull(JsonParser.Parse(text)));
        Assert.Same(TemplateLanguage.Words, TemplateLanguage.Words.For(new SourceText("alarm.json", "Resources: {}")));
        // A state is nothing that anybody edits: what it was made from is.
        Assert.Same(TerraformLanguage.Words, TerraformLanguage.Words.For(new SourceText("terraform.tfstate", "{}")));
    }

    [Fact]
    public void A_transformer_is_written_as_each_language_writes_it()
    {
        var transformer = new Suggestion.Transformer([("reason", "$.detail.reason")], "{\n  \"a\": \"<reason>\"\n}");
        Assert.Equal(
            "input_transformer {\n  input_paths = {\n    reason = \"$.detail.reason\"\n  }\n"
            + "  input_template = <<-EOT\n    {\n      \"a\": \"<reason>\"\n    }\n  EOT\n}",
            TerraformLanguage.Words.Say(transformer));
        Assert.Equal(
            "InputTransformer:\n  InputPathsMap:\n    reason: $.detail.reason\n  InputTemplate: |\n    {\n      \"a\": \"<reason>\"\n    }",
            TemplateLanguage.Words.Say(transformer));
    }

    private static IEnumerable<string> WordsOfTerraform(string text)
    {
        var names = TemplateLanguage.TerraformNames.ToHashSet();
        return Word().Matches(text).Select(m => m.Value).Where(w =>
            names.Contains(w) || OfTerraform.Contains(w.ToLowerInvariant()) || w.StartsWith("aws_", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?<![.$\w-])[A-Za-z_]+(?![\w-])")]
    private static partial Regex Word();

    [GeneratedRegex("\"((?:[^\"\\\\]|\\\\[\"\\\\nt])*)\"")]
    private static partial Regex Text();
}
