using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>What was read, as far as it could be, and everything that was wrong with it.</summary>
public sealed record Parsed<T>(T Value, ValueList<Finding> Findings);

/// <summary>Reads HCL's native syntax. Never throws on input, takes time linear in its length, and goes on after an error to find the
/// next.</summary>
/// <remarks>
/// The language: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md. Where that is silent, or Terraform 1.11.4 does otherwise,
/// this does as Terraform was measured to do; a byte order mark, which the specification forbids, is passed over.
/// </remarks>
public static class HclParser
{
    /// <summary>A <c>.tf</c> or <c>.tfvars</c> file.</summary>
    public static Parsed<Body> ParseFile(SourceText source)
    {
        var cursor = Begin(source);
        var body = new BodyParser(cursor).ParseFile();
        return new Parsed<Body>(body, cursor.Findings);
    }

    /// <summary>One expression and nothing else, as in <c>-var 'names=["a", "b"]'</c>.</summary>
    public static Parsed<Expression> ParseExpression(SourceText source) => ParseExpression(Begin(source));

    /// <summary>An expression inside a JSON string.</summary>
    internal static Parsed<Expression> ParseExpression(SourceText source, EscapedText text) => ParseExpression(new Cursor(source, text));

    private static Parsed<Expression> ParseExpression(Cursor cursor)
    {
        var parser = new ExpressionParser(cursor);
        var expression = parser.Parse();
        parser.Expect(TokenKind.EndOfText, "the end of the expression", "one expression and nothing behind it.");
        return new Parsed<Expression>(expression, cursor.Findings);
    }

    /// <summary>A whole text as a template, as <c>templatefile</c> reads it.</summary>
    public static Parsed<Expression.Template> ParseTemplate(SourceText source) => ParseTemplate(Begin(source));

    /// <summary>A template inside a JSON string.</summary>
    internal static Parsed<Expression.Template> ParseTemplate(SourceText source, EscapedText text) =>
        ParseTemplate(new Cursor(source, text));

    private static Parsed<Expression.Template> ParseTemplate(Cursor cursor)
    {
        var template = new ExpressionParser(cursor).Templates.ParseAll();
        return new Parsed<Expression.Template>(template, cursor.Findings);
    }

    private static Cursor Begin(SourceText source)
    {
        var cursor = new Cursor(source);
        cursor.MoveTo(source.Text.StartsWith('\uFEFF') ? 1 : 0);
        return cursor;
    }
}
