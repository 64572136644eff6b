using Tocsin.Declared.CloudFormation.Syntax;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation;

/// <summary>The values of a template's parameters: given, or their default, or not known.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html</remarks>
internal sealed class Parameters(Template template, StackSetting setting, ReadOptions options, TextBudget budget, Findings findings)
{
    public IReadOnlyDictionary<string, Value> Values()
    {
        var values = new Dictionary<string, Value>();
        foreach (var parameter in template.Parameters)
        {
            values[parameter.Key] = ValueOf(parameter);
        }
        foreach (var (name, value) in (setting.Given ?? new Dictionary<string, Value>()).Where(g => !values.ContainsKey(g.Key)))
        {
            findings.Error(
                FindingCode.InvalidReference, value.Origin,
                $"The stack {setting.Name} is given the parameter {name}, which {template.Source.Path} does not have; CloudFormation "
                    + $"refuses it.",
                NearestName.Of(name, values.Keys));
        }
        return values;
    }

    private Value ValueOf(Member parameter)
    {
        string type = parameter.Value["Type"]?.AsText() ?? "String";
        if (Given(parameter.Key) is { } given)
        {
            return Typed(DynamicReference.Resolve(given, budget), type);
        }
        // The default is the name of a parameter in the store: what stands there, nobody knows offline.
        if (type.StartsWith("AWS::SSM::Parameter::Value<", StringComparison.Ordinal))
        {
            return new Value.Unknown([parameter.Key]);
        }
        if (parameter.Value["Default"] is Node.Scalar { Value: not Value.Null } standard)
        {
            return Typed(DynamicReference.Resolve(standard.Value, budget), type);
        }
        findings.Warning(
            FindingCode.MissingVariable, parameter.KeyWhere,
            $"The parameter {parameter.Key} has no value here, so what depends on it is not known.",
            setting.Given is null ? $"--var {parameter.Key}=VALUE,"
                + $" or a Default" : $"{parameter.Key} among the Parameters of the stack around it, or a Default");
        return new Value.Unknown([parameter.Key]);
    }

    private Value? Given(string name) => setting.Given is { } passed
        ? passed.GetValueOrDefault(name)
        : options.Variables.OfType<VariableSetting.Assignment>().LastOrDefault(a => a.Name == name) is { } assignment
            ? Value.Of(assignment.Value)
            : null;

    /// <summary>A list is written as one text with commas.</summary>
    private static Value Typed(Value value, string type)
    {
        bool isList = type.Contains("List<", StringComparison.Ordinal) || type.Contains("CommaDelimitedList", StringComparison.Ordinal);
        if (isList && value is Value.String text)
        {
            return Unknowns.Of(text)
                ?? (Value)new Value.Tuple(
                    text.Text.Split(',', StringSplitOptions.TrimEntries).Where(t => t.Length > 0)
                        .Select(t => Value.Of(t) with { Origin = text.Origin }).ToValueList())
            {
                Origin = text.Origin,
            };
        }
        return value is Value.Number or Value.Boolean ? Value.Of(value.ToText() ?? "") with { Origin = value.Origin } : value;
    }
}
