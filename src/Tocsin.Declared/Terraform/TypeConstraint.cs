using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>Reads what stands behind <c>type =</c> in a variable.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/language/expressions/type-constraints</remarks>
internal sealed class TypeConstraint(Findings findings, Func<Expression, Value> evaluate)
{
    public TerraformType Read(Expression expression) => expression switch
    {
        Expression.Reference { Traversal: { Steps.Count: 0, Root: var word } } => Named(word, expression.Span),
        Expression.Template { Literal: { } word } => Quoted(word, expression.Span),
        Expression.Parentheses inner => Read(inner.Inner),
        Expression.Call { Name: "list", Arguments: [var element] } => new TerraformType.List(Read(element)),
        Expression.Call { Name: "set", Arguments: [var element] } => new TerraformType.Set(Read(element)),
        Expression.Call { Name: "map", Arguments: [var element] } => new TerraformType.Map(Read(element)),
        Expression.Call { Name: "tuple", Arguments: [Expression.Tuple items] } =>
            new TerraformType.Tuple(items.Items.AsEnumerable().Select(Read).ToValueList()),
        Expression.Call { Name: "object", Arguments: [Expression.Object o] } =>
            TerraformType.ObjectOf(o.Items.AsEnumerable().Select(Attribute).OfType<ObjectAttribute>()),
        _ => Invalid(expression.Span),
    };

    /// <summary>Terraform 0.11 wrote it so.</summary>
    private TerraformType Quoted(string word, Span span)
    {
        findings.Error(
            FindingCode.InvalidExpression, span, "A type is not written in quotes; terraform refuses it.",
            word is "list" or "map" ? $"{word}(string)" : word);
        return Named(word, span);
    }

    private TerraformType Named(string word, Span span) => word switch
    {
        "string" => TerraformType.String,
        "number" => TerraformType.Number,
        "bool" => TerraformType.Bool,
        "any" => TerraformType.Any,
        "list" => new TerraformType.List(TerraformType.Any),
        "set" => new TerraformType.Set(TerraformType.Any),
        "map" => new TerraformType.Map(TerraformType.Any),
        _ => Invalid(span),
    };

    private ObjectAttribute? Attribute(ObjectItem item)
    {
        string? name = item.Key switch
        {
            Expression.Template key => key.Literal,
            Expression.Reference { Traversal: { Steps.Count: 0, Root: var root } } => root,
            _ => null,
        };
        if (name is null)
        {
            Invalid(item.Key.Span);
            return null;
        }
        if (item.Value is not Expression.Call { Name: "optional", Arguments: [var inner, ..] and { Count: <= 2 } arguments })
        {
            return new ObjectAttribute(name, Read(item.Value));
        }
        var type = Read(inner);
        if (arguments.Count == 1)
        {
            return new ObjectAttribute(name, type, IsOptional: true);
        }
        var value = evaluate(arguments[1]);
        if (!Conversion.Convert(value, type).TryGet(out var converted, out var failed))
        {
            findings.Error(
                FindingCode.InvalidExpression, arguments[1].Span, $"This default value is not of the attribute's type: {failed.Message}.");
        }
        return new ObjectAttribute(name, type, IsOptional: true, converted);
    }

    private TerraformType Invalid(Span span)
    {
        findings.Error(
            FindingCode.InvalidExpression, span, "This is no type that terraform knows.",
            "one of string, number, bool, any, list(T), set(T), map(T), tuple([T, ...]), object({ name = T, ... })");
        return TerraformType.Any;
    }
}
