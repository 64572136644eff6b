using System.Text;
using CsCheck;
using Tocsin.Json;

namespace Tocsin.Tests.Json;

public sealed class EventBytesTests
{
    // What is put into texts: what means something to JSON, and what is nearly so.
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0041", "\\u00g1", "\\u12", "\\n", "\\x", "\\\"", "\\/",
        "0", "1", "9", "01", "-", "-0", "-01", ".", ".5", "1.", "0.1", "e", "1e5", "E+", "1E-7", "2e+", "true", "false", "null", "tru",
        "nul", "True",
        " ", "\n", "\t", "\r", "\f", "\0", "\u0001", "\u007f", "\u00a0", "\ufeff", "\u2028", "é", "😀", "a", "b", "a.b", "\"a\":1",
        "\"a\":{}", "\"\":[]",
        "12345678901234567890123456789012345678901234567890", "0.12345678901234567890123456789012345678901234567890", "-122.41600944012424",
        "\"a key that is longer than one vector has bytes\":", "\"a key.that is longer than one vector has bytes\":",
        "\"a string that is longer than one vector has bytes\"",
        "\"123456781\":1", "\"123456782\":1", "\"12345678\":1",
    ];

    private static readonly string[] Keys =
        ["a", "b", "c", "d.e", "a\\u0062", "", "12345678", "123456781", "é", "a key that is longer than one vector has bytes"];

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Const("\"x\""), Gen.Const("-1.5e3"), Gen.Const("true"), Gen.Const("[]"), Gen.Const("{}"), Gen.Int.Select(i => $"{i}"));

    private static readonly Gen<string> Key = Gen.Int[0, Keys.Length - 1].Select(i => Keys[i]);

    private static readonly Gen<(string, string)[]> Members = Gen.Select(Key, Text).Array[0, 4];

    // Objects beside one another in an array, with the same keys or others; in an object; and by themselves.
    private static readonly Gen<string> Nested = Gen.Select(Members, Members, Gen.Int[0, 4], Gen.Bool, (first, other, shape, spaced) =>
    {
        string space = spaced ? " \n" : "";
        string All((string, string)[] members) =>
            string.Join($"{space},{space}", members.Select(m => $"\"{m.Item1}\"{space}:{space}{m.Item2}"));
        return shape switch
        {
            0 => $"{{\"o\":[{{{All(first)}}},{{{All(first)}}}]}}",
            1 => $"{{\"o\":{{{All(first)}}},\"p\":{{{All(other)}}}}}",
            2 => $"{{\"o\":[{{{All(first)}}},{{{All([.. first, .. other])}}},{{{All(other)}}}]}}",
            3 => $"{{\"o\":[{{{All([.. first, ("n", $"[{{{All(other)}}}]"), .. other])}}},{{{All([.. first, ("n", "{}"), .. other])}}}]}}",
            _ => $"{space}{{{All(first)}}}{space}",
        };
    });

    // What may stand, and what may not, behind a key that an object has as the one before it had.
    private static readonly string[] Values =
    [
        "0", "7", "-0", "-1", "-", "--1", "01", "-01", "0.5", "-122.41600944012424", "1.", "1.e5", ".5", "1e5", "1.5E-7", "1e", "+1",
        "1.2.3", "1 ", " 1", "a", "1a",
        "true", "nul", "{}", "[1]", "\"\"", "\"x\"", "\"\\n\"", "\"\\x\"", "\"\u0001\"", "\"é\"",
        "\"a string, quite long, but not longer than two vectors\"",
        "1234567890123456789012345678901", "12345678901234567890123456789012", "123456789012345678901234567890123",
        "1234567890123456789012345678901.5",
        "123456789012345678901234567890.5", "0.123456789012345678901234567890", "0.1234567890123456789012345678901",
        "0123456789012345678901234567890123",
    ];

    private static readonly Gen<string> Value = Gen.Int[0, Values.Length - 1].Select(i => Values[i]);

    [Fact]
    public void Objects_that_are_like_the_one_before_are_taken_or_refused_as_others_are() =>
        Gen.Select(Value.Array[4], Gen.Int[0, 5], Gen.Bool).Sample(
            (values, other, last) =>
            {
                string[] keys = ["x", "name", "y\":1,\"x", "y.", " x", "x\" "];
                string like(string value) => $"{{\"x\":1,\"name\":\"n\",\"y\":{value}}}";
                string rest = string.Join(',', values.Take(last ? 1 : 4).Select(like));
                AgreesWithTheTree($"{{\"o\":[{like("1")},{like("-2.5")},{rest}],\"p\":[{{}}]}}");
                string unlike = $"{{\"x\":1,\"{keys[other]}\":{values[0]}}},{like("1")},{{\"x\":{values[1]}}}";
                AgreesWithTheTree($"{{\"o\":[{like("1")},{unlike},{like("2")}]}}");
                string first = $"{{\"x\":{values[0]},\"{keys[other]}\":{values[1]}}}";
                AgreesWithTheTree($"{{\"o\":[{first},{first},{like("1")}],\"p\":{first}}}");
                AgreesWithTheTree($"{{\"o\":[{like("1")},{{\"n\":[{first},{first}]}},{like("2")},{like("3")}]}}");
            },
            iter: 10_000);

    [Fact]
    public void What_is_taken_or_refused_and_why_is_what_the_reader_of_trees_says() =>
        Gen.Select(Nested, Gen.Select(Gen.Double.Unit, Gen.Int[0, Pieces.Length - 1], Gen.Int[0, 3]).Array[0, 3])
            .Sample((text, changes) => AgreesWithTheTree(Changed(text, changes)), iter: 30_000);

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public void Values_are_taken_down_to_the_depth_that_EventBridge_accepts(int depth, bool taken)
    {
        string arrays = $"{{\"a\":{new string('[', depth - 1)}1{new string(']', depth - 1)}}}";
        string objects = $"{string.Concat(Enumerable.Repeat("{\"a\":", depth))}1{new string('}', depth)}";
        string empty = $"{{\"a\":{new string('[', depth)}{new string(']', depth)}}}";
        Assert.Equal(
            [taken, taken, taken],
            ((string[])[arrays, objects, empty]).Select(t => EventBytes.TryCreate(Encoding.UTF8.GetBytes(t), out _, out _)));
        AgreesWithTheTree(arrays);
        AgreesWithTheTree(objects);
        AgreesWithTheTree(empty);
    }

    [Theory]
    [InlineData("[1]", "an event is a JSON object", 0)]
    [InlineData(" \"{}\"", "an event is a JSON object", 1)]
    [InlineData("{\"é\":tru}", "unexpected character 't'", 5)]
    [InlineData("{\"a\":1,}", "a member name in double quotes is expected", 7)]
    [InlineData("{\"a\":1}x", "text follows the end of the JSON value", 7)]
    [InlineData("{\"a\":\"x", "a string is not closed", 5)]
    public void An_error_says_what_is_wrong_and_at_which_character(string text, string message, int offset)
    {
        Assert.False(EventBytes.TryCreate(Encoding.UTF8.GetBytes(text), out _, out JsonError error));
        Assert.Equal(new JsonError(message, offset), error);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}' }, 2)]
    [InlineData(new byte[] { (byte)'{', (byte)'"', 0xC3, 0xA9, 0xC3, (byte)'"', (byte)':', (byte)'1', (byte)'}' }, 3)]
    [InlineData(new byte[] { (byte)'{', (byte)'"', 0xED, 0xA0, 0x80, (byte)'"', (byte)':', (byte)'1', (byte)'}' }, 2)]
    public void Bytes_that_are_no_UTF8_are_refused(byte[] text, int offset)
    {
        Assert.False(EventBytes.TryCreate(text, out _, out JsonError error));
        Assert.Equal(new JsonError("the text is not UTF-8", offset), error);
    }

    [Fact]
    public void A_key_among_thousands_that_comes_twice_is_noticed()
    {
        string[] members = [.. Enumerable.Range(0, 3000).Select(i => $"\"key{i}\":{i}")];
        Assert.True(Taken($"{{{string.Join(',', members)}}}").IsPlain);
        Assert.False(Taken($"{{{string.Join(',', members)},\"key17\":0}}").IsPlain);
        Assert.True(Taken($"{{\"a\":[{string.Join(',', members.Select(m => $"{{{m},\"x\":0}}"))}]}}").IsPlain);
    }

    [Fact]
    public void Events_made_of_bytes_and_given_back_allocate_nothing()
    {
        byte[][] texts = [
            Encoding.UTF8.GetBytes($"{{\"a\":\"{new string('x', 5000)}\"}}"), "{\"a\":{\"b\":[1,2.5,true,\"x\"]}}"u8.ToArray()];
        long allocated = 0;
        for (int round = 0; round < 3; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (byte[] text in texts)
            {
                Assert.True(EventBytes.TryCreate(text, out EventBytes bytes, out _));
                bytes.Return();
            }
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void A_buffer_serves_the_next_event_and_shows_nothing_of_the_one_before()
    {
        EventBytes first = Taken($"{{\"a\":\"{new string('x', 500)}\"}}");
        first.Return();
        Assert.True(first.Span.IsEmpty);
        Assert.True(EventBytes.TryCreate("{\"b\":1}"u8, out EventBytes second, out _));
        Assert.Same(first, second);
        Assert.Equal("{\"b\":1}", second.ToString());
        Assert.Equal(EventBytes.Padding, second.Padded[second.Length..].Length);
        Assert.False(second.Padded[second.Length..].ContainsAnyExcept((byte)0));
        Assert.True(EventBytes.TryCreate("{\"c\":1}"u8, out EventBytes third, out _));
        Assert.NotSame(second, third);
    }

    [Fact]
    public void An_event_is_given_back_once()
    {
        Assert.True(EventBytes.TryCreate("{}"u8, out EventBytes bytes, out _));
        bytes.Return();
        Assert.Throws<InvalidOperationException>(bytes.Return);
    }

    private static EventBytes Taken(string text) =>
        EventBytes.TryCreate(Encoding.UTF8.GetBytes(text), out EventBytes bytes, out JsonError error)
        ? bytes
        : throw new InvalidOperationException($"{error.Message} {text}");

    /// <summary>Holds what is made of a text against what the reader of trees makes of it.</summary>
    internal static void AgreesWithTheTree(string text)
    {
        // Half an emoji is no text that bytes could be.
        text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        bool isJson = JsonParser.TryParse(text, out JsonValue tree, out JsonError wrong);
        bool taken = EventBytes.TryCreate(Encoding.UTF8.GetBytes(text), out EventBytes bytes, out JsonError error);
        Assert.Equal(isJson && tree is JsonValue.Object, taken);
        Assert.Equal(taken, EventBytes.TryCreate(text, out EventBytes fromText, out JsonError errorOfText));
        if (!taken)
        {
            Assert.Equal(isJson ? new JsonError("an event is a JSON object", tree.Start) : wrong, error);
            Assert.Equal(error, errorOfText);
            return;
        }
        Assert.Equal(text, bytes.ToString());
        Assert.Equal(IsPlain(tree, text), bytes.IsPlain);
        ulong[] containers = [.. Containers(tree, text, 0)];
        Assert.True(bytes.Containers.SequenceEqual(containers) || (bytes.Containers.IsEmpty && containers.Length > text.Length / 24), text);
        Assert.Equal((bytes.IsPlain, bytes.Length, text), (fromText.IsPlain, fromText.Length, fromText.ToString()));
        bytes.Return();
    }

    private static IEnumerable<ulong> Containers(JsonValue value, string text, ulong number)
    {
        IEnumerable<JsonValue>? inside =
            value switch { JsonValue.Object o => o.Members.Select(m => m.Value), JsonValue.Array a => a.Items, _ => null };
        if (inside is null)
        {
            return [];
        }
        List<ulong> found = [0];
        foreach (JsonValue item in inside)
        {
            found.AddRange(Containers(item, text, number + (ulong)found.Count));
        }
        uint end = (uint)Encoding.UTF8.GetByteCount(text.AsSpan(0, value.End));
        found[0] = ((number + (ulong)found.Count) << 32) | end;
        return found;
    }

    private static bool IsPlain(JsonValue value, string text) => value switch
    {
        JsonValue.Object o => o.Members.All(m => IsPlain(m.Value, text))
            && o.Members.All(m => !m.Name.Contains('.') && text[m.NameStart..(m.NameStart + m.Name.Length + 2)] == $"\"{m.Name}\"")
            && o.Members.Select(m => m.Name).Distinct().Count() == o.Members.Count,
        JsonValue.Array a => a.Items.All(i => IsPlain(i, text)),
        _ => true,
    };

    private static string Changed(string text, (double At, int Piece, int Over)[] changes)
    {
        foreach ((double at, int piece, int over) in changes)
        {
            int from = (int)(at * text.Length);
            text = text[..from] + Pieces[piece] + text[Math.Min(text.Length, from + over)..];
        }
        return text;
    }
}
