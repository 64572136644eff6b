using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>A template before its directives are paired: what stands between its delimiters, one after the other.</summary>
internal abstract class TemplateToken(Span span)
{
    public Span Span { get; } = span;

    /// <summary>Literal text: in quotes as far as it goes, elsewhere one line at most, because stripping looks at lines.</summary>
    public sealed class Text(Span span, List<TextRun> runs) : TemplateToken(span)
    {
        public List<TextRun> Runs { get; } = runs;

        public bool EndsLine => Runs.Count > 0 && Runs[^1].Value.EndsWith('\n');

        /// <summary>White space at the beginning, counted in characters; null when the whole line is blank.</summary>
        public int? Indent
        {
            get
            {
                int count = 0;
                foreach (var run in Runs)
                {
                    foreach (char c in run.Value)
                    {
                        if (!char.IsWhiteSpace(c))
                        {
                            return count;
                        }
                        count++;
                    }
                }
                return EndsLine ? null : count;
            }
        }

        /// <summary>Takes white space from the beginning, as much as there is or as is asked for.</summary>
        public void TrimStart(int most = int.MaxValue)
        {
            while (most > 0 && Runs.Count > 0)
            {
                var run = Runs[0];
                int count = 0;
                while (count < run.Value.Length && count < most && char.IsWhiteSpace(run.Value[count]))
                {
                    count++;
                }
                most -= count;
                if (count < run.Value.Length)
                {
                    Runs[0] = count == 0 ? run : new TextRun(run.Value[count..], run.Span with { Start = run.Span.Start + count });
                    return;
                }
                Runs.RemoveAt(0);
            }
        }

        public void TrimEnd()
        {
            while (Runs.Count > 0)
            {
                var run = Runs[^1];
                int length = run.Value.AsSpan().TrimEnd().Length;
                if (length > 0)
                {
                    Runs[^1] = length == run.Value.Length
                        ? run : new TextRun(run.Value[..length], run.Span with { End = run.Span.Start + length });
                    return;
                }
                Runs.RemoveAt(Runs.Count - 1);
            }
        }
    }

    public sealed class Interpolation(Span span, Expression value) : TemplateToken(span)
    {
        public Expression Value { get; } = value;
    }

    public sealed class If(Span span, Expression condition) : TemplateToken(span)
    {
        public Expression Condition { get; } = condition;
    }

    public sealed class For(Span span, ForIntroduction introduction) : TemplateToken(span)
    {
        public ForIntroduction Introduction { get; } = introduction;
    }

    /// <summary><c>else</c>, <c>endif</c> or <c>endfor</c>.</summary>
    public sealed class Divider(Span span, string keyword) : TemplateToken(span)
    {
        public string Keyword { get; } = keyword;
    }
}
