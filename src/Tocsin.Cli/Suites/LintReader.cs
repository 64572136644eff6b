using Tocsin.Text;

namespace Tocsin.Cli.Suites;

/// <summary>Reads the part <c>lint</c> of <c>tocsin.yaml</c>.</summary>
internal sealed class LintReader : YamlForm
{
    private LintReader(List<Finding> findings)
        : base(findings)
    {
    }

    public static LintSettings Read(YamlValue? lint, List<Finding> findings) => new LintReader(findings).Read(lint);

    private LintSettings Read(YamlValue? lint)
    {
        Check(lint, "lint", "ignore", "select", "severities");
        var chosen = lint?["select"] is YamlValue.Scalar one ? [one] : Items(lint?["select"], "select");
        return new LintSettings(
            Items(lint?["ignore"], "ignore").Select(ReadIgnoredFinding).OfType<Ignored>().ToValueList(),
            chosen.Select(ReadBeginning).OfType<string>().ToValueList(),
            Entries(lint?["severities"], "severities").Select(ReadSeverity).OfType<GivenSeverity>().ToValueList());
    }

    private Ignored? ReadIgnoredFinding(YamlValue entry)
    {
        Check(entry, "an ignored finding", "code", "address", "reason");
        string? code = Required(entry, "code");
        if (entry["code"] is { } written && code is not null && !FindingCodes.All.Contains(code))
        {
            Wrong(written.Where, $"there is no finding '{code}'", "code: TSN0501");
        }
        string? reason = Required(entry, "reason");
        if (entry["reason"] is { } empty && string.IsNullOrWhiteSpace(reason))
        {
            Wrong(empty.Where, "the reason is empty: who reads this later must see why it stands");
        }
        string? address = Required(entry, "address");
        return code is null || reason is null || address is null ? null : new Ignored(code, address, reason, entry.Where);
    }

    /// <summary>A code, or the beginning that several have in common.</summary>
    private string? ReadBeginning(YamlValue value)
    {
        if (TextOf(value) is not { } written)
        {
            return null;
        }
        if (written.Length < 3 || !FindingCodes.All.Any(c => c.StartsWith(written, StringComparison.Ordinal)))
        {
            Wrong(value.Where, $"no finding's code begins with '{written}'", "select: [TSN01, TSN0501]");
            return null;
        }
        return written;
    }

    private GivenSeverity? ReadSeverity(KeyValuePair<YamlValue.Scalar, YamlValue> entry)
    {
        string code = entry.Key.Text;
        if (!FindingCodes.All.Contains(code))
        {
            Wrong(entry.Key.Where, $"there is no finding '{code}'", "TSN0123: warning");
            return null;
        }
        if (TextOf(entry.Value) is not { } written)
        {
            return null;
        }
        if (!Severities.TryParse(written, out var severity))
        {
            Wrong(entry.Value.Where, $"'{written}' is no severity", Severities.Names);
            return null;
        }
        return new GivenSeverity(code, severity, entry.Key.Where);
    }
}
