using System.Text;
using Tocsin.Json;

namespace Tocsin.Cli.Formats;

/// <summary>JSON with two spaces a level, for people.</summary>
internal static class Indented
{
    /// <summary>The text indented, or as it is when it is no JSON.</summary>
    public static string Of(string json) => JsonParser.Parse(json) is { } value ? Of(value) : json;

    public static string Of(JsonValue value)
    {
        var builder = new StringBuilder();
        Write(builder, value, 0);
        return builder.ToString();
    }

    private static void Write(StringBuilder builder, JsonValue value, int depth)
    {
        switch (value)
        {
            case JsonValue.Object { Members.Count: > 0 } o:
                Enclose(builder, '{', '}', depth, o.Members, m =>
                {
                    builder.Append(JsonWriter.Quote(m.Name)).Append(": ");
                    Write(builder, m.Value, depth + 1);
                });
                break;
            case JsonValue.Array { Items.Count: > 0 } a:
                Enclose(builder, '[', ']', depth, a.Items, i => Write(builder, i, depth + 1));
                break;
            default:
                builder.Append(JsonWriter.Write(value));
                break;
        }
    }

    private static void Enclose<T>(StringBuilder builder, char open, char close, int depth, IReadOnlyList<T> items, Action<T> write)
    {
        builder.Append(open);
        for (int i = 0; i < items.Count; i++)
        {
            builder.Append(i == 0 ? "\n" : ",\n").Append(' ', (depth + 1) * 2);
            write(items[i]);
        }
        builder.Append('\n').Append(' ', depth * 2).Append(close);
    }
}
