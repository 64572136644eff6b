using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>The values given to variables from outside, the one that counts for each.</summary>
/// <remarks>
/// From the weakest: the environment, terraform.tfvars, *.auto.tfvars by name, then -var and -var-file in their order.
/// https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence
/// </remarks>
internal sealed class GivenVariables(SourceReader reader, Findings findings, Func<Expression, Value> evaluate)
{
    private static readonly string[] Standing = ["terraform.tfvars", "terraform.tfvars.json"];

    private readonly Dictionary<string, GivenValue> values = [];

    public GivenValue? this[string name] => values.GetValueOrDefault(name);

    public IEnumerable<KeyValuePair<string, GivenValue>> All => values;

    /// <summary>Whether Terraform reads it without being told to.</summary>
    public static bool IsReadUnasked(string name) => Standing.Contains(name) || IsAutomatic(name);

    public void Read(IReadOnlyList<string> files, ReadOptions options)
    {
        foreach (var (name, text) in options.Environment ?? new Dictionary<string, string>())
        {
            if (name.StartsWith("TF_VAR_", StringComparison.Ordinal))
            {
                values[name["TF_VAR_".Length..]] = new GivenValue.Raw(text, name);
            }
        }
        var automatic = files.Where(IsAutomatic).Order(StringComparer.Ordinal);
        foreach (string file in Standing.Where(files.Contains).Concat(automatic))
        {
            ReadFile(file);
        }
        foreach (var setting in options.Variables)
        {
            if (setting is VariableSetting.Assignment assignment)
            {
                values[assignment.Name] = new GivenValue.Raw(assignment.Value, "-var");
            }
            else if (setting is VariableSetting.File file)
            {
                ReadFile(file.Path);
            }
        }
    }

    private static bool IsAutomatic(string name) =>
        name.EndsWith(".auto.tfvars", StringComparison.Ordinal) || name.EndsWith(".auto.tfvars.json", StringComparison.Ordinal);

    private void ReadFile(string path)
    {
        if (reader.Text(path) is not { } source)
        {
            return;
        }
        findings.Sources.Add(source);
        if (path.EndsWith(".json", StringComparison.Ordinal))
        {
            ReadJson(source);
            return;
        }
        var parsed = HclParser.ParseFile(source);
        findings.AddRange(parsed.Findings);
        foreach (var argument in parsed.Value.Arguments)
        {
            values[argument.Name] = new GivenValue.Evaluated(evaluate(argument.Value), argument.Span);
        }
        foreach (var block in parsed.Value.Blocks)
        {
            findings.Error(FindingCode.InvalidSyntax, block.Header, "A file of variables holds no blocks, only name = value.");
        }
    }

    private void ReadJson(SourceText source)
    {
        if (!JsonParser.TryParse(source.Text, out var json, out var error))
        {
            findings.Error(
                FindingCode.InvalidSyntax, new Span(source, error.Offset, error.Offset), $"{source.Path} is not JSON: {error.Message}.");
        }
        else if (json is JsonValue.Object o)
        {
            foreach (var member in o.Members)
            {
                var span = new Span(source, member.Value.Start, member.Value.End);
                values[member.Name] = new GivenValue.Evaluated(evaluate(JsonExpression.Of(member.Value, source)), span);
            }
        }
    }
}

/// <summary>A value as it was given.</summary>
internal abstract record GivenValue
{
    /// <summary>Text of a command line or an environment; the variable's type decides whether it is read as an expression.</summary>
    /// <param name="Source">Where it comes from: <c>-var</c>, <c>TF_VAR_region</c>.</param>
    public sealed record Raw(string Text, string Source) : GivenValue;

    public sealed record Evaluated(Value Value, Span Where) : GivenValue;
}
