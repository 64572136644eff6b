using Tocsin.Text;

namespace Tocsin.Cli.Suites;

/// <summary>
/// The form of what is read: which keys a mapping has, what is a list, what is a single value. What is wrong becomes a finding.
/// </summary>
internal abstract class YamlForm(List<Finding> findings)
{
    protected void Check(YamlValue? value, string what, params string[] known)
    {
        if (value is null)
        {
            return;
        }
        if (value is not YamlValue.Mapping mapping)
        {
            Wrong(value.Where, $"{what} is {value.Kind}; it must be a mapping", string.Join(": …, ", known) + ": …");
            return;
        }
        foreach (var entry in mapping.Entries.Where(e => !known.Contains(e.Key.Text)))
        {
            Wrong(entry.Key.Where, $"{what} has no '{entry.Key.Text}'; it knows {string.Join(", ", known)}");
        }
        CheckTwice(mapping);
    }

    /// <summary>Of two entries of one name the second would not be heard.</summary>
    private void CheckTwice(YamlValue.Mapping mapping)
    {
        foreach (var again in mapping.Entries.GroupBy(e => e.Key.Text).SelectMany(g => g.Skip(1)))
        {
            Wrong(again.Key.Where, $"'{again.Key.Text}' stands here for the second time", "one of the two");
        }
    }

    protected IEnumerable<YamlValue> Items(YamlValue? value, string what)
    {
        if (value is not null and not YamlValue.Sequence)
        {
            Wrong(value.Where, $"{what} is {value.Kind}; it must be a list");
        }
        return value is YamlValue.Sequence sequence ? sequence.Items : [];
    }

    protected IEnumerable<KeyValuePair<YamlValue.Scalar, YamlValue>> Entries(YamlValue? value, string what)
    {
        if (value is not null and not YamlValue.Mapping)
        {
            Wrong(value.Where, $"{what} is {value.Kind}; it must be a mapping");
        }
        if (value is not YamlValue.Mapping mapping)
        {
            return [];
        }
        CheckTwice(mapping);
        return mapping.Entries;
    }

    protected string? Required(YamlValue value, string key)
    {
        string? text = Text(value, key);
        if (value is YamlValue.Mapping && value[key] is null)
        {
            Wrong(value.Where, $"'{key}' is missing");
        }
        return text;
    }

    protected virtual string? Text(YamlValue? value, string key) => value?[key] is { } member ? TextOf(member) : null;

    protected string? TextOf(YamlValue value)
    {
        if (value is YamlValue.Scalar scalar)
        {
            return scalar.Text;
        }
        Wrong(value.Where, $"{value.Kind} stands where a single value is expected");
        return null;
    }

    protected void Wrong(Span where, string message, string? write = null) => findings.Add(YamlTree.Wrong(where, message, write));
}
