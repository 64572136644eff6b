using Tocsin.Text;

namespace Tocsin.Json;

/// <summary>
/// A JSON text as a tree that keeps what the text said: member order, duplicate members, the digits of numbers, and where each value
/// stands.
/// </summary>
/// <remarks>
/// Immutable. <see cref="Start"/> and <see cref="End"/> are UTF-16 offsets into the parsed text, and zero in values that were made, not
/// parsed.
/// </remarks>
public abstract record JsonValue
{
    private JsonValue()
    {
    }

    public int Start { get; init; }

    public int End { get; init; }

    public sealed record Object(ValueList<JsonMember> Members) : JsonValue
    {
        /// <summary>The last member of that name, as JSON readers have it, or null.</summary>
        public JsonValue? this[ReadOnlySpan<char> name]
        {
            get
            {
                var members = Members.AsSpan();
                for (int i = members.Length - 1; i >= 0; i--)
                {
                    if (name.SequenceEqual(members[i].Name))
                    {
                        return members[i].Value;
                    }
                }
                return null;
            }
        }
    }

    public sealed record Array(ValueList<JsonValue> Items) : JsonValue;

    public sealed record String(string Value) : JsonValue;

    /// <param name="Text">The digits as they were written: <c>3.0e2</c>.</param>
    public sealed record Number(string Text) : JsonValue;

    public sealed record Boolean(bool Value) : JsonValue;

    public sealed record Null : JsonValue;

    /// <summary>A member of an object, or null when this is no object or has no such member.</summary>
    public JsonValue? Member(string name) => this is Object o ? o[name] : null;

    /// <summary>The text of a string, or null when this is none.</summary>
    public string? AsText() => (this as String)?.Value;

    /// <summary>A JSON Pointer to the innermost value that an offset of the parsed text lies in, or right behind.</summary>
    public string PointerAt(int offset)
    {
        string pointer = "";
        for (JsonValue? at = this; at is not null;)
        {
            (string Pointer, JsonValue Value)? inner = at switch
            {
                Object o => o.Members.Where(m => m.Value.Holds(offset))
                    .Select(m => ((string, JsonValue)?)(JsonPointer.Append(pointer, m.Name), m.Value)).FirstOrDefault(),
                Array a => a.Items.Index().Where(i => i.Item.Holds(offset))
                    .Select(i => ((string, JsonValue)?)(JsonPointer.Append(pointer, i.Index), i.Item)).FirstOrDefault(),
                _ => null,
            };
            at = inner?.Value;
            pointer = inner?.Pointer ?? pointer;
        }
        return pointer;
    }

    private bool Holds(int offset) => Start <= offset && offset <= End;

    /// <summary>The value a JSON Pointer (RFC 6901) names, or null.</summary>
    public JsonValue? At(string pointer)
    {
        JsonValue? at = this;
        // Behind the first slash; of a pointer to the whole there is nothing.
        var tokens = pointer.AsSpan(Math.Min(1, pointer.Length));
        foreach (var range in pointer.Length == 0 ? default : tokens.Split('/'))
        {
            var token = JsonPointer.Unescape(tokens[range]);
            at = at switch
            {
                Object o => o[token],
                Array a when int.TryParse(token, out int i) && i >= 0 && i < a.Items.Count => a.Items[i],
                _ => null,
            };
        }
        return at;
    }
}

/// <param name="NameStart">Where the opening quote of the name stands.</param>
public sealed record JsonMember(string Name, JsonValue Value, int NameStart = 0);
