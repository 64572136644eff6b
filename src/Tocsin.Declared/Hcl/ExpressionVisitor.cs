using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>
/// Goes through everything in an expression, once and without allocating: files are mostly expressions, and several questions are asked of
/// each.
/// </summary>
/// <remarks>
/// What is as deep as it is long (chains of operators, of steps, of conditions) is gone through in a loop; the parser bounds the depth of
/// the rest. In no particular order.
/// </remarks>
public abstract class ExpressionVisitor
{
    private readonly List<string> bound = [];

    /// <summary>The arguments of a body and of the blocks in it.</summary>
    public void Visit(Body body)
    {
        foreach (var argument in body.Arguments.AsSpan())
        {
            Visit(argument.Value);
        }
        foreach (var block in body.Blocks.AsSpan())
        {
            Visit(block.Body);
        }
    }

    public void Visit(Expression? expression)
    {
        while (expression is not null)
        {
            switch (expression)
            {
                case Expression.Reference reference:
                    OnReference(reference.Traversal, bound.Contains(reference.Traversal.Root));
                    return;
                case Expression.Template template:
                    OnTemplate(template);
                    Visit(template.Parts);
                    return;
                case Expression.Member member:
                    OnMember(member.Name);
                    expression = member.Source;
                    break;
                case Expression.Index index:
                    Visit(index.Key);
                    expression = index.Collection;
                    break;
                case Expression.Splat splat:
                    Visit(splat.Each);
                    expression = splat.Source;
                    break;
                case Expression.Call call:
                    OnCall(call);
                    VisitAll(call.Arguments);
                    return;
                case Expression.Tuple tuple:
                    VisitAll(tuple.Items);
                    return;
                case Expression.Object o:
                    foreach (var item in o.Items.AsSpan())
                    {
                        Visit(item.Key);
                        Visit(item.Value);
                    }
                    return;
                case Expression.ForTuple each:
                    Visit(each.For.Collection);
                    Bind(each.For);
                    Visit(each.Value);
                    Visit(each.Condition);
                    Unbind();
                    return;
                case Expression.ForObject each:
                    Visit(each.For.Collection);
                    Bind(each.For);
                    Visit(each.Key);
                    Visit(each.Value);
                    Visit(each.Condition);
                    Unbind();
                    return;
                case Expression.Conditional choice:
                    Visit(choice.Condition);
                    Visit(choice.Then);
                    expression = choice.Else;
                    break;
                case Expression.Unary unary:
                    expression = unary.Operand;
                    break;
                case Expression.Binary binary:
                    Visit(binary.Right);
                    expression = binary.Left;
                    break;
                case Expression.Parentheses parentheses:
                    expression = parentheses.Inner;
                    break;
                default:
                    return;
            }
        }
    }

    /// <param name="isBound">It refers to a variable of a <c>for</c> around it.</param>
    protected virtual void OnReference(Traversal traversal, bool isBound)
    {
    }

    /// <summary>A step that is no part of a reference: <c>f(x).name</c>.</summary>
    protected virtual void OnMember(string name)
    {
    }

    protected virtual void OnCall(Expression.Call call)
    {
    }

    protected virtual void OnTemplate(Expression.Template template)
    {
    }

    protected virtual void OnText(TextRun run)
    {
    }

    private void VisitAll(ValueList<Expression> expressions)
    {
        foreach (var expression in expressions.AsSpan())
        {
            Visit(expression);
        }
    }

    private void Visit(ValueList<TemplatePart> parts)
    {
        foreach (var part in parts.AsSpan())
        {
            switch (part)
            {
                case TemplatePart.Text text:
                    foreach (var run in text.Runs.AsSpan())
                    {
                        OnText(run);
                    }
                    break;
                case TemplatePart.Interpolation interpolation:
                    Visit(interpolation.Value);
                    break;
                case TemplatePart.If choice:
                    Visit(choice.Condition);
                    Visit(choice.Then);
                    Visit(choice.Else);
                    break;
                case TemplatePart.For each:
                    Visit(each.Introduction.Collection);
                    Bind(each.Introduction);
                    Visit(each.Content);
                    Unbind();
                    break;
            }
        }
    }

    private void Bind(ForIntroduction introduction)
    {
        bound.Add(introduction.ValueName);
        bound.Add(introduction.KeyName ?? introduction.ValueName);
    }

    private void Unbind() => bound.RemoveRange(bound.Count - 2, 2);
}
