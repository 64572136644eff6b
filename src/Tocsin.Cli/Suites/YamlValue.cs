using Tocsin.Text;

namespace Tocsin.Cli.Suites;

/// <summary>A YAML document as a tree whose every node knows where it stands.</summary>
internal abstract record YamlValue(Span Where)
{
    /// <param name="Plain">Written without quotes, so that <c>none</c>, <c>true</c> and <c>1</c> mean what they look like.</param>
    public sealed record Scalar(string Text, bool Plain, Span Where) : YamlValue(Where);

    public sealed record Sequence(ValueList<YamlValue> Items, Span Where) : YamlValue(Where);

    public sealed record Mapping(ValueList<KeyValuePair<Scalar, YamlValue>> Entries, Span Where) : YamlValue(Where);

    public YamlValue? this[string key] => (this as Mapping)?.Entries.FirstOrDefault(e => e.Key.Text == key).Value;

    /// <summary>What it is, for errors: <c>a list</c>.</summary>
    public string Kind => this switch { Scalar => "a single value", Sequence => "a list", _ => "a mapping" };
}
