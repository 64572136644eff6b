using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>An expression as it was written. A quoted text without interpolation is a <see cref="Template"/> of one text.</summary>
public abstract record Expression
{
    private Expression(Span span) => Span = span;

    public Span Span { get; init; }

    /// <param name="Digits">As written: <c>1.50e3</c>.</param>
    public sealed record Number(Span Span, string Digits) : Expression(Span);

    public sealed record Boolean(Span Span, bool Value) : Expression(Span);

    public sealed record Null(Span Span) : Expression(Span);

    /// <summary>A quoted text, a heredoc, or the whole of a template file.</summary>
    /// <param name="Span">With its quotes, or from <c>&lt;&lt;</c> to the closing marker.</param>
    public sealed record Template(Span Span, ValueList<TemplatePart> Parts) : Expression(Span)
    {
        /// <summary>The text when it has no interpolation and no directive, or null.</summary>
        public string? Literal => Parts switch { [] => "", [TemplatePart.Text text] => text.Value, _ => null };
    }

    /// <summary>A reference: <c>aws_sns_topic.alerts[0].arn</c>, as far as its steps are literal.</summary>
    public sealed record Reference(Span Span, Traversal Traversal) : Expression(Span);

    /// <summary><c>source.name</c> where the source is no plain reference: <c>f(x).name</c>, <c>a[each.key].name</c>.</summary>
    public sealed record Member(Span Span, Expression Source, string Name, Span NameSpan) : Expression(Span);

    /// <summary><c>collection[key]</c>, also the legacy <c>collection.0</c>, where no <see cref="Reference"/> says it.</summary>
    public sealed record Index(Span Span, Expression Collection, Expression Key) : Expression(Span);

    /// <summary><c>source[*].name</c> or <c>source.*.name</c>.</summary>
    /// <param name="Each">What is taken of each item: steps over <see cref="SplatItem"/>.</param>
    public sealed record Splat(Span Span, Expression Source, Expression Each, Span Marker) : Expression(Span);

    /// <summary>The item at hand inside the <see cref="Splat.Each"/> of the innermost splat.</summary>
    public sealed record SplatItem(Span Span) : Expression(Span);

    /// <summary><c>name(arguments)</c>; a provider's function is named with its colons, <c>provider::aws::arn_parse</c>.</summary>
    /// <param name="Expand">The last argument is a list whose items are the further arguments: <c>max(list...)</c>.</param>
    public sealed record Call(Span Span, string Name, Span NameSpan, ValueList<Expression> Arguments, bool Expand) : Expression(Span);

    public sealed record Tuple(Span Span, ValueList<Expression> Items) : Expression(Span);

    public sealed record Object(Span Span, ValueList<ObjectItem> Items) : Expression(Span);

    /// <summary><c>[for k, v in collection : value if condition]</c>.</summary>
    public sealed record ForTuple(Span Span, ForIntroduction For, Expression Value, Expression? Condition) : Expression(Span);

    /// <summary><c>{for k, v in collection : key => value... if condition}</c>.</summary>
    /// <param name="Group">With the dots: values of equal keys are collected in tuples.</param>
    public sealed record ForObject(Span Span, ForIntroduction For, Expression Key, Expression Value, bool Group, Expression? Condition)
        : Expression(Span);

    public sealed record Conditional(Span Span, Expression Condition, Expression Then, Expression Else) : Expression(Span);

    public sealed record Unary(Span Span, UnaryOperator Operator, Expression Operand) : Expression(Span);

    public sealed record Binary(Span Span, Expression Left, BinaryOperator Operator, Span OperatorSpan, Expression Right)
        : Expression(Span);

    public sealed record Parentheses(Span Span, Expression Inner) : Expression(Span);

    /// <summary>What could not be read; the parser has reported it.</summary>
    public sealed record Invalid(Span Span) : Expression(Span);
}

/// <summary>One item of an object. A bare name as key is a literal text; a key that is computed is in parentheses or a template.</summary>
public sealed record ObjectItem(Expression Key, Expression Value);

/// <summary><c>for key, value in collection :</c>.</summary>
public sealed record ForIntroduction(string? KeyName, string ValueName, Expression Collection);
