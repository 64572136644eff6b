using CsCheck;
using Tocsin.Patterns;

namespace Tocsin.Tests.Patterns;

/// <summary>Small events and patterns over few names and values, so that they meet often.</summary>
internal static class Generators
{
    private static readonly Gen<string> Name = OneOf("a", "b", "c", "d.e", "a.b");
    private static readonly Gen<string> Word = OneOf("x", "xy", "Xy", "axb", "", "xyzzy", "\u00e9", "a\\u0062", "0", "q\\\"q");
    private static readonly Gen<string> Number = OneOf("0", "1", "1.0", "10e-1", "2", "-3.5", "300");
    private static readonly Gen<string> Scalar = Gen.OneOf(Word.Select(w => $"\"{w}\""), Number, OneOf("true", "false", "null"));

    private static readonly Gen<string> MatchValue = Gen.Frequency(
        (4, Scalar),
        (1, Word.Select(w => $"{{\"prefix\":\"{w}\"}}")),
        (1, Word.Select(w => $"{{\"suffix\":\"{w}\"}}")),
        (1, OneOf("xY", "XYZZY", "AXB").Select(w => $"{{\"equals-ignore-case\":\"{w}\"}}")),
        (1, OneOf("*", "x*", "*y", "a*b", "*z*", "x*y").Select(w => $"{{\"wildcard\":\"{w}\"}}")),
        (1, Gen.Select(OneOf("=", "<", "<=", ">", ">="), Number, (o, n) => $"{{\"numeric\":[\"{o}\",{n}]}}")),
        (1, OneOf("{\"numeric\":[\">\",0,\"<=\",2]}", "{\"numeric\":[\">=\",1,\"<\",300]}")),
        (1, Word.Select(w => $"{{\"anything-but\":\"{w}\"}}")),
        (1, Gen.Select(Number, Number, (m, n) => $"{{\"anything-but\":[{m},{n}]}}")),
        (1, OneOf("{\"anything-but\":{\"prefix\":\"x\"}}", "{\"anything-but\":{\"suffix\":[\"y\","
            + "\"b\"]}}", "{\"anything-but\":{\"wildcard\":\"x*y\"}}")),
        (2, OneOf("{\"exists\":true}", "{\"exists\":false}", "{\"exists\":false}")));

    /// <summary>An event as JSON.</summary>
    public static readonly Gen<string> Event = Object(3);

    /// <summary>A pattern that AWS accepts.</summary>
    public static readonly Gen<string> Pattern = PatternObject(3, inOr: false).Where(p => EventPattern.Parse(p) is PatternResult.Valid);

    private static Gen<string> Object(int depth) =>
        Gen.Select(Name, Json(depth)).Select((n, v) => $"\"{n}\":{v}").Array[0, 4].Select(m => $"{{{string.Join(',', m)}}}");

    private static Gen<string> Json(int depth) => depth == 0 ? Scalar : Gen.Frequency(
        (3, Scalar),
        (3, Object(depth - 1)),
        (3, Json(depth - 1).Array[0, 3].Select(i => $"[{string.Join(',', i)}]")));

    private static Gen<string> PatternObject(int depth, bool inOr) => Gen.Select(
        Gen.Select(
            Name, depth == 0 ? Values : Gen.Frequency((2, Values), (1, PatternObject(depth - 1, inOr))))
                .Select((n, v) => $"\"{n}\":{v}").Array[1, 3],
        depth < 2 || inOr
            ? Gen.Const("")
            : Gen.Frequency((3, Gen.Const("")), (1, PatternObject(1, true).Array[2, 3].Select(b => $"\"$or\":[{string.Join(',', b)}]"))),
        (members, or) =>
        {
            var distinct = members.DistinctBy(m => m[..m.IndexOf(':')]);
            return $"{{{string.Join(',', or.Length == 0 ? distinct : distinct.Append(or))}}}";
        });

    private static Gen<string> Values => MatchValue.Array[1, 2].Select(v => $"[{string.Join(',', v)}]");

    private static Gen<string> OneOf(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);
}
