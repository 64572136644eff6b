using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>Decides what a variable's value is, and whether the declaration accepts it.</summary>
/// <param name="given">What is given for a variable from outside the module, or null.</param>
/// <param name="missing">Told of a variable that has no value.</param>
internal sealed class Variables(
    Func<string, GivenValue?> given, Func<Expression, Value> evaluate, Action<string, Block> missing, Findings findings)
{
    public Value ValueOf(string name, Block block)
    {
        var type = block.Body["type"] is { } constraint ? new TypeConstraint(findings, evaluate).Read(constraint.Value) : TerraformType.Any;
        bool isNullable = block.Body["nullable"]?.Value is not Expression.Boolean { Value: false };
        // Terraform looks at the default also where it does not count.
        var standard = block.Body["default"] is { } otherwise
            ? Converted(evaluate(otherwise.Value), type, otherwise.Value.Span, name)
            : null;
        if (standard is Value.Null && !isNullable)
        {
            findings.Error(
                FindingCode.InvalidArgument, block.Body["default"]!.Value.Span,
                $"The variable {name} may not be null, and its default is; terraform refuses it.");
        }
        var value = Given(name, block, type);
        value = value is null || (value is Value.Null && !isNullable) ? standard ?? value : value;
        if (value is null)
        {
            missing(name, block);
            return new Value.Unknown([$"var.{name}"]);
        }
        if (value is Value.Null && !isNullable)
        {
            findings.Error(FindingCode.InvalidArgument, block.Header, $"The variable {name} may not be null; terraform refuses it.");
        }
        return value;
    }

    /// <summary>Reports the validations that do not hold.</summary>
    public void Validate(string name, Block block)
    {
        foreach (var validation in block.Body.BlocksOf("validation"))
        {
            if (validation.Body["condition"] is { } condition && evaluate(condition.Value) is Value.Boolean { IsTrue: false })
            {
                string message = validation.Body["error_message"] is { } error && evaluate(error.Value).ToText() is { } text
                    ? text
                    : "its condition is false";
                findings.Error(
                    FindingCode.InvalidArgument, condition.Value.Span,
                    $"The value of the variable {name} is refused by its own validation: {message.TrimEnd('.')}.");
            }
        }
    }

    private Value? Given(string name, Block block, TerraformType type)
    {
        switch (given(name))
        {
            case GivenValue.Evaluated evaluated:
                return Converted(evaluated.Value, type, evaluated.Where, name);
            case GivenValue.Raw raw when type is TerraformType.Primitive || block.Body["type"] is null:
                return Converted(Value.Of(raw.Text), type, block.Header, name);
            case GivenValue.Raw raw:
                var parsed = HclParser.ParseExpression(new SourceText(raw.Source, raw.Text));
                findings.AddRange(parsed.Findings);
                return Converted(evaluate(parsed.Value), type, parsed.Value.Span, name);
            default:
                return null;
        }
    }

    private Value Converted(Value value, TerraformType type, Span where, string name)
    {
        if (Conversion.Convert(value, type).TryGet(out var converted, out var failed))
        {
            return converted with { Origin = converted.Origin ?? value.Origin };
        }
        findings.Error(
            FindingCode.InvalidArgument, where, $"This value is not of the type that the variable {name} wants: {failed.Message}.");
        return new Value.Unknown([$"var.{name}"]);
    }
}
