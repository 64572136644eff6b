using System.Text;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Values;
using Tocsin.Text;
using Limits = Tocsin.Declared.Functions.Calls.Limits;
using static Tocsin.Declared.Functions.Calls.Parameter;

namespace Tocsin.Declared.Functions.Texts;

/// <summary><c>format</c> and <c>formatlist</c>.</summary>
internal static class FormatFunctions
{
    private static readonly Parameter Given = new("args", TerraformType.Any, OnUnknown.Take, AllowsNull: true);

    public static IReadOnlyList<Function> All { get; } =
    [
        new("format", [Str("format")], a => Format(a.Text(0), a.From(1)), Given),
        new("formatlist", [Str("format")], FormatList, Given),
    ];

    private static Attempt Format(string format, IReadOnlyList<Value> arguments)
    {
        var result = new StringBuilder();
        int next = 0;
        int used = 0;
        for (int at = 0; at < format.Length;)
        {
            if (format[at] != '%')
            {
                result.Append(format[at++]);
                continue;
            }
            if (format.AsSpan(at).StartsWith("%%"))
            {
                result.Append('%');
                at += 2;
                continue;
            }
            if (FormatVerb.Read(format, at, next, out string problem) is not { } verb)
            {
                return Attempt.Fail(problem);
            }
            if (verb.Argument >= arguments.Count)
            {
                return Attempt.Fail(
                    $"not enough arguments for \"{verb.Text}\" at {at}: need index {verb.Argument + 1} but have {arguments.Count} total");
            }
            if (!verb.Write(arguments[verb.Argument]).TryGet(out var written, out var failed))
            {
                return Attempt.Fail(
                    verb.IsKnown ? $"unsupported value for \"{verb.Text}\" at {at}: {failed.Message}" : $"{failed.Message} at offset {at}");
            }
            if (written is not Value.String { Text: var text })
            {
                return written;
            }
            result.Append(text);
            if (result.Length > Limits.MaximumTextLength)
            {
                return Attempt.Fail($"the text would be longer than {Limits.MaximumTextLength} characters");
            }
            next = verb.Argument + 1;
            used = Math.Max(used, next);
            at += verb.Text.Length;
        }
        return used == arguments.Count ? Value.Of(result.ToString())
            : used == 0 ? Attempt.Fail("too many arguments; no verbs in format string", 1)
            : Attempt.Fail($"too many arguments; only {used} used by format string", used + 1);
    }

    /// <summary>Lists give one item to each text; anything else is the same for all.</summary>
    private static Attempt FormatList(Arguments a)
    {
        var arguments = a.From(1);
        if (Unknowns.Of(arguments.Where(v => v is Value.Unknown)) is { } unknown)
        {
            return unknown;
        }
        int? length = null;
        int lengthFrom = 0;
        for (int i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Elements is not { } items)
            {
                continue;
            }
            if (length is { } wanted && wanted != items.Count)
            {
                return Attempt.Fail(
                    $"argument {i + 1} has length {items.Count}, which is inconsistent with argument {lengthFrom + 1} of length {wanted}",
                    i + 1);
            }
            (length, lengthFrom) = length is null ? (items.Count, i) : (length, lengthFrom);
        }
        var texts = new List<Value>();
        for (int i = 0; i < (length ?? 1); i++)
        {
            var formatted = Format(a.Text(0), [.. arguments.Select(v => v.Elements is { } items ? items[i] : v)]);
            if (!formatted.TryGet(out var text, out var failed))
            {
                return Attempt.Fail($"error on format iteration {i}: {failed.Message}");
            }
            texts.Add(text);
        }
        return new Value.List(TerraformType.String, texts.ToValueList());
    }
}
