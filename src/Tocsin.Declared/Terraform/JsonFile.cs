using Tocsin.Declared.Hcl;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>A <c>.tf.json</c> file: which of its members are blocks, and which strings are no templates.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/language/syntax/json#block-type-specific-exceptions</remarks>
internal static class JsonFile
{
    private static readonly JsonBlockKinds Plain = Kinds([]);

    private static readonly JsonBlockKinds Dynamic = Kinds([("content", 0, Plain)], ("iterator", JsonStrings.Expression));

    private static readonly JsonBlockKinds Resource = Kinds(
        [
            ("lifecycle", 0, Kinds(
                [("precondition", 0, Plain), ("postcondition", 0, Plain)], ("ignore_changes", JsonStrings.Expression),
                    ("replace_triggered_by", JsonStrings.Expression))),
            ("connection", 0, Plain), ("provisioner", 1, Kinds([("connection", 0, Plain)])), ("dynamic", 1, Dynamic),
        ],
        ("provider", JsonStrings.Expression), ("depends_on", JsonStrings.Expression));

    private static readonly JsonBlockKinds Root = Kinds(
    [
        ("resource", 2, Resource), ("data", 2, Resource), ("ephemeral", 2, Resource),
        (
            "variable", 1,
            Kinds([("validation", 0, Plain)], ("type", JsonStrings.Expression), ("default", JsonStrings.Literal),
                ("description", JsonStrings.Literal))),
        ("locals", 0, Plain),
        ("output", 1, Kinds([("precondition", 0, Plain)], ("depends_on", JsonStrings.Expression), ("description", JsonStrings.Literal))),
        (
            "module", 1,
            Kinds([], ("providers", JsonStrings.Expression), ("depends_on", JsonStrings.Expression), ("source", JsonStrings.Literal),
                ("version", JsonStrings.Literal))),
        (
            "provider", 1,
            Kinds([("default_tags", 0, Plain), ("ignore_tags", 0, Plain), ("assume_role", 0, Plain),
                ("assume_role_with_web_identity", 0, Plain), ("endpoints", 0, Plain)])),
        (
            "terraform", 0,
            Kinds([("required_providers", 0, Plain), ("backend", 1, Plain), ("cloud", 0, Plain), ("provider_meta", 1, Plain)])),
        ("moved", 0, Addresses()), ("import", 0, Addresses()), ("removed", 0, Addresses()),
        ("check", 1, Kinds([("data", 2, Resource), ("assert", 0, Plain)])),
    ]);

    public static bool Is(string fileName) => fileName.EndsWith(".json", StringComparison.Ordinal);

    public static Parsed<Body> Parse(SourceText source) => JsonSyntax.ParseFile(source, Root);

    private static JsonBlockKinds Addresses() =>
        Kinds([("lifecycle", 0, Plain)], ("from", JsonStrings.Expression), ("to", JsonStrings.Expression));

    private static JsonBlockKinds Kinds(
        (string Name, int Labels, JsonBlockKinds Inner)[] blocks, params (string Name, JsonStrings Use)[] expressions) =>
        new(
        blocks.ToDictionary(b => b.Name, b => new JsonBlockKind(b.Labels, b.Inner)), expressions.ToDictionary(e => e.Name, e => e.Use));
}
