using System.Globalization;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Logs.Filters;

/// <summary>What a selector asks of a line's JSON.</summary>
/// <remarks>
/// A member that is not there is neither equal nor unequal to anything, and not null either: recorded on AWS 2026-09 for null. Unverified:
/// for inequality.
/// </remarks>
internal abstract record SelectorTest
{
    private SelectorTest()
    {
    }

    public abstract bool IsTrue(JsonValue json);

    public sealed record Both(SelectorTest Left, SelectorTest Right) : SelectorTest
    {
        public override bool IsTrue(JsonValue json) => Left.IsTrue(json) && Right.IsTrue(json);
    }

    public sealed record Either(SelectorTest Left, SelectorTest Right) : SelectorTest
    {
        public override bool IsTrue(JsonValue json) => Left.IsTrue(json) || Right.IsTrue(json);
    }

    public sealed record NotExists(SelectorPath Path) : SelectorTest
    {
        public override bool IsTrue(JsonValue json) => !Path.Find(json).Any();
    }

    /// <summary><c>IS NULL</c>, <c>IS TRUE</c>, <c>IS FALSE</c>.</summary>
    public sealed record Is(SelectorPath Path, JsonValue Value) : SelectorTest
    {
        public override bool IsTrue(JsonValue json) => Path.Find(json).Any(v => (v, Value) switch
        {
            (JsonValue.Null, JsonValue.Null) => true,
            (JsonValue.Boolean found, JsonValue.Boolean wanted) => found.Value == wanted.Value,
            _ => false,
        });
    }

    /// <param name="Pieces">What stands between the asterisks, in order.</param>
    public sealed record Text(SelectorPath Path, ValueList<string> Pieces, bool Negated) : SelectorTest
    {
        public override bool IsTrue(JsonValue json) => Path.Find(json).Any(v => v switch
        {
            JsonValue.String s => Fits(s.Value) != Negated,
            JsonValue.Number n => Fits(n.Text) != Negated,
            JsonValue.Boolean b => Fits(b.Value ? "true" : "false") != Negated,
            _ => false,
        });

        private bool Fits(string text)
        {
            if (Pieces is [var whole])
            {
                return text == whole;
            }
            if (!text.StartsWith(Pieces[0], StringComparison.Ordinal))
            {
                return false;
            }
            int at = Pieces[0].Length;
            for (int i = 1; i < Pieces.Count - 1; i++)
            {
                int found = text.IndexOf(Pieces[i], at, StringComparison.Ordinal);
                if (found < 0)
                {
                    return false;
                }
                at = found + Pieces[i].Length;
            }
            return text.Length - at >= Pieces[^1].Length && text.EndsWith(Pieces[^1], StringComparison.Ordinal);
        }
    }

    /// <param name="Negated">What the expression does not find.</param>
    public sealed record Expression(SelectorPath Path, LineRegex Regex, bool Negated) : SelectorTest
    {
        public override bool IsTrue(JsonValue json) => Path.Find(json).Any(v => v switch
        {
            JsonValue.String s => Regex.IsIn(s.Value) != Negated,
            JsonValue.Number n => Regex.IsIn(n.Text) != Negated,
            _ => false,
        });
    }

    /// <param name="Comparison"><c>=</c>, <c>!=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>></c> or <c>>=</c>.</param>
    public sealed record Number(SelectorPath Path, string Comparison, decimal Value) : SelectorTest
    {
        public override bool IsTrue(JsonValue json) => Path.Find(json).Any(
            v => v is JsonValue.Number n && decimal.TryParse(n.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
                && Holds(number.CompareTo(Value)));

        private bool Holds(int order) => Comparison switch
        {
            "=" => order == 0,
            "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }
}
