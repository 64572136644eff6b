using System.Globalization;
using System.Net;
using System.Text;
using Tocsin.Aws;

namespace Tocsin.Wire;

/// <summary>Reads requests of the query protocol: <c>Action=CreateTopic&amp;Name=a&amp;Tags.member.1.Key=k</c>.</summary>
/// <remarks>
/// Items come by their numbers, gaps or not. A list that was sent empty is its name without a value (<c>Tags=</c>), as AWS's clients
/// write it.
/// Source: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
/// </remarks>
public sealed class FormFieldReader : TreeFieldReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly FieldNode root;

    private FormFieldReader(FieldNode root)
        : base(root) => this.root = root;

    /// <returns>Null where what is escaped is no UTF-8, or nothing is behind a <c>%</c>.</returns>
    public static FormFieldReader? TryRead(ReadOnlySpan<char> form)
    {
        var root = new FieldNode("");
        foreach (var range in form.Split('&'))
        {
            var pair = form[range];
            if (!pair.IsEmpty)
            {
                int equals = pair.IndexOf('=');
                if (Decoded(equals < 0 ? pair : pair[..equals]) is not { } name
                    || (equals < 0 ? "" : Decoded(pair[(equals + 1)..])) is not { } value)
                {
                    return null;
                }
                Add(root, name, value);
            }
        }
        return new FormFieldReader(root);
    }

    /// <summary>A parameter of the protocol itself: <c>Action</c>, <c>Version</c>.</summary>
    public string? Parameter(string name) => root.Find(name)?.Text;

    // Unverified: the code and the text.
    private protected override AwsError Malformed(string text, string type) => new("MalformedInput", $"'{text}' is not a valid {type}");

    private protected override List<FieldNode>? Items(FieldNode structure, string member, string item, string? flat)
    {
        if (structure.Find(flat ?? member) is not { } collection)
        {
            return null;
        }
        var numbered = flat is null ? collection.Find(item) : collection;
        return numbered is null ? [] : [.. numbered.Children.Where(c => NumberOf(c) is not null).OrderBy(NumberOf)];
    }

    private static int? NumberOf(FieldNode node) =>
        int.TryParse(node.Name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static string? Decoded(ReadOnlySpan<char> text)
    {
        for (int at = text.IndexOf('%'); at >= 0; at = text[(at + 1)..].IndexOf('%') is var next and >= 0 ? at + 1 + next : -1)
        {
            if (at + 2 >= text.Length || !char.IsAsciiHexDigit(text[at + 1]) || !char.IsAsciiHexDigit(text[at + 2]))
            {
                return null;
            }
        }
        try
        {
            byte[] encoded = Encoding.UTF8.GetBytes(text.ToString());
            return Strict.GetString(WebUtility.UrlDecodeToBytes(encoded, 0, encoded.Length)!);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static void Add(FieldNode node, string path, string value)
    {
        // More names than any structure nests: what is deeper is no member.
        string[] names = path.Split('.', Limits.FormDepth);
        foreach (string name in names)
        {
            var child = node.Find(name);
            if (child is null)
            {
                child = new FieldNode(name);
                node.Add(child);
            }
            node = child;
        }
        node.Text = value;
    }
}
