using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Slack.BlockKit;

/// <summary>Holds the values of a message to Slack's limits and collects what it would refuse; counts the text as it goes.</summary>
/// <param name="code">What Slack answers to a value that does not fit.</param>
internal sealed class Check(string code)
{
    /// <summary>Nobody reads more of them, and a hostile message has as many as it likes.</summary>
    private const int MostFaults = 50;

    private readonly HashSet<string> blockIds = [];

    public List<Fault> Faults { get; private init; } = [];

    /// <summary>All text that is shown, together.</summary>
    public int TextLength { get; private set; }

    /// <summary>All text of markdown blocks.</summary>
    public int MarkdownLength { get; set; }

    /// <summary>The same collection, for parts that Slack names another error for.</summary>
    public Check Within(string otherCode) => new(otherCode) { Faults = Faults, outer = this };

    private Check? outer;

    public void Add(string withCode, string pointer, string message, string write, Constraint? constraint = null)
    {
        if (Faults.Count < MostFaults)
        {
            Faults.Add(new Fault(withCode, pointer, message, write, constraint));
        }
    }

    public void Add(string pointer, string message, string write, Constraint constraint) => Add(code, pointer, message, write, constraint);

    /// <summary>A member that must be there and is not.</summary>
    public void Miss(string pointer, string member, string write) =>
        Add(JsonPointer.Append(pointer, member), "is missing", write, new Constraint.Missing(member));

    /// <summary>A <c>type</c> that is missing, or none of those that may stand there.</summary>
    public void NoType(string pointer, string? type, string message, string write, params ReadOnlySpan<string> expected)
    {
        if (type is null)
        {
            Miss(pointer, "type", write);
            return;
        }
        Add(JsonPointer.Append(pointer, "type"), message, write, new Constraint.Unsupported(type, ValueList.Create(expected)));
    }

    public void CountText(int length)
    {
        TextLength += length;
        outer?.CountText(length);
    }

    /// <summary>A member that is text of at least one character and at most so many; null, with a fault, when it is not.</summary>
    public string? Text(JsonValue owner, string pointer, string member, int most, bool required)
    {
        string at = JsonPointer.Append(pointer, member);
        switch (owner.Member(member))
        {
            case null or JsonValue.Null when !required:
                return null;
            case null:
                Miss(pointer, member, $"\"{member}\": \"…\"");
                return null;
            case JsonValue.String { Value: "" } when required:
                Add(at, "is empty", "at least one character", new Constraint.Empty());
                return null;
            case JsonValue.String { Value: var text }:
                Length(at, text.Length, most);
                return text;
            default:
                Add(at, "is no text", $"\"{member}\": \"…\"", new Constraint.Other("a string"));
                return null;
        }
    }

    public void Length(string pointer, int length, int most)
    {
        if (length > most)
        {
            Add(pointer, $"has {length} characters, more than {most}", $"at most {most} characters", new Constraint.TooLong(most));
        }
    }

    /// <summary>The items of a list of at least one and at most so many, with their pointers; those beyond are told and left out.</summary>
    public IEnumerable<(JsonValue Value, string Pointer)> Items(JsonValue owner, string pointer, string member, int most)
    {
        string at = JsonPointer.Append(pointer, member);
        if (owner.Member(member) is not JsonValue.Array { Items: var items })
        {
            if (owner.Member(member) is null)
            {
                Miss(pointer, member, $"\"{member}\": [ … ]");
            }
            else
            {
                Add(at, "is no list", $"\"{member}\": [ … ]", new Constraint.Other("an array"));
            }
            return [];
        }
        if (items.Count == 0 || items.Count > most)
        {
            Add(
                at, items.Count == 0 ? "is empty" : $"has {items.Count} items, more than {most}", $"1 to {most} items",
                items.Count == 0 ? new Constraint.TooFew() : new Constraint.TooMany(most));
        }
        return items.Take(most).Select((item, i) => (item, JsonPointer.Append(at, i)));
    }

    public void BlockId(JsonValue block, string pointer)
    {
        if (Text(block, pointer, "block_id", Limits.IdLength, required: false) is { } id && !blockIds.Add(id))
        {
            Add(
                JsonPointer.Append(pointer, "block_id"), $"is \"{id}\", as another block's", "a block_id of its own, or none",
                new Constraint.Taken("block_id", id));
        }
    }
}
