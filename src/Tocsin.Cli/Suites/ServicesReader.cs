using Tocsin.Text;

namespace Tocsin.Cli.Suites;

/// <summary>Reads the part <c>services</c> of <c>tocsin.yaml</c>.</summary>
internal sealed class ServicesReader : YamlForm
{
    private ServicesReader(List<Finding> findings)
        : base(findings)
    {
    }

    public static ValueList<ServiceDemand> Read(YamlValue? services, List<Finding> findings)
    {
        var reader = new ServicesReader(findings);
        var entries = services is YamlValue.Mapping one ? [one] : reader.Items(services, "services");
        return entries.Select(reader.Read).ToValueList();
    }

    private ServiceDemand Read(YamlValue entry)
    {
        Check(entry, "an entry of services", "tag", "ring");
        var tags = Entries(entry["tag"], "tag").Select(t => KeyValuePair.Create(t.Key.Text, TextOf(t.Value) ?? ""));
        var channels = entry["ring"] is YamlValue.Scalar one ? [one] : Items(entry["ring"], "ring").ToList();
        if (entry is YamlValue.Mapping && channels.Count == 0 && entry["ring"] is null or YamlValue.Sequence)
        {
            Wrong(entry.Where, "it is not said where these services must ring", "ring: C0123456789");
        }
        return new ServiceDemand(
            new ValueMap<string>(tags), channels.Select(TextOf).OfType<string>().ToValueList(), entry.Where);
    }
}
