namespace Tocsin.Text;

/// <summary>A stretch of a source text: from <see cref="Start"/> up to, not including, <see cref="End"/> (UTF-16 offsets).</summary>
public readonly record struct Span(SourceText Source, int Start, int End)
{
    public int Line => Source.PositionOf(Start).Line;

    public int Column => Source.PositionOf(Start).Column;

    public int Length => End - Start;

    /// <summary>The text it covers.</summary>
    public string Content => Source.Text[Start..End];

    /// <summary>From the start of this one to the end of the other.</summary>
    public Span To(Span last) => this with { End = Math.Max(End, last.End) };

    /// <summary>Editors' form: <c>main.tf:61:22</c>.</summary>
    public override string ToString() => $"{Source.Path}:{Line}:{Column}";
}
