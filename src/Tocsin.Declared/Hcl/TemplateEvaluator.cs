using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>Evaluates templates to text that knows where each part of it was written.</summary>
internal sealed class TemplateEvaluator(Evaluator evaluator, ForEvaluator loops)
{
    public Value Evaluate(Expression.Template template, Frame? frame)
    {
        if (template.Parts is [TemplatePart.Interpolation only])
        {
            return evaluator.Evaluate(only.Value, frame);
        }
        if (template.Parts is [TemplatePart.Text { Runs: [var run] }])
        {
            return TextBuilder.ToValue(run, template.Span);
        }
        var builder = new TextBuilder();
        Append(builder, template, template.Parts, frame);
        return builder.ToValue(template.Span);
    }

    private void Append(TextBuilder builder, Expression.Template template, ValueList<TemplatePart> parts, Frame? frame)
    {
        foreach (var part in parts)
        {
            if (evaluator.IsExhausted || IsTooLong(builder, template))
            {
                return;
            }
            switch (part)
            {
                case TemplatePart.Text text:
                    foreach (var run in text.Runs)
                    {
                        builder.Append(run);
                    }
                    break;
                case TemplatePart.Interpolation interpolation:
                    Append(builder, interpolation, frame);
                    break;
                case TemplatePart.If choice:
                    Append(builder, template, choice, frame);
                    break;
                case TemplatePart.For each:
                    var rounds = loops.Rounds(each.Introduction, frame, out var unknown);
                    foreach (var round in rounds)
                    {
                        Append(builder, template, each.Content, round);
                    }
                    AppendMark(builder, unknown, each.Span);
                    break;
            }
        }
    }

    private void Append(TextBuilder builder, TemplatePart.Interpolation interpolation, Frame? frame)
    {
        var value = evaluator.Evaluate(interpolation.Value, frame);
        var text = value is Value.Null
            ? evaluator.Fail(interpolation.Value, interpolation.Value.Span, "This value is null, which cannot be put into text.",
                "coalesce(value, \"\") when it may be null.")
            : evaluator.Accept(Conversion.Convert(value, TerraformType.String), interpolation.Value, interpolation.Value.Span,
                $"A {TerraformType.Of(value).FriendlyName} cannot be put into text, write jsonencode(...) or join(...): ");
        if (text is Value.String known)
        {
            builder.Append(known, value.Origin ?? interpolation.Span);
        }
        AppendMark(builder, text as Value.Unknown, interpolation.Span);
    }

    private void Append(TextBuilder builder, Expression.Template template, TemplatePart.If choice, Frame? frame)
    {
        bool? condition = evaluator.EvaluateCondition(choice.Condition, frame, out var unknown);
        if (condition is { } decided)
        {
            Append(builder, template, decided ? choice.Then : choice.Else, frame);
        }
        AppendMark(builder, unknown, choice.Span);
    }

    private static void AppendMark(TextBuilder builder, Value.Unknown? unknown, Span where)
    {
        if (unknown is not null)
        {
            builder.Append(new Value.String(unknown.Mark), where);
        }
    }

    private bool IsTooLong(TextBuilder builder, Expression.Template template)
    {
        if (builder.Length <= Limits.TextLength)
        {
            return false;
        }
        evaluator.Exhaust(template, $"This template makes a text longer than {Limits.TextLength} characters; Tocsin stops here.");
        return true;
    }
}
