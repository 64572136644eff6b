using Tocsin.Cli.Suites;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Resources;
using Tocsin.Declared.Terraform;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Cli.Runs;

/// <summary>The files under test: read as often as a run asks, once for each patch and account.</summary>
internal sealed class FilesUnderTest(RunRequest request)
{
    /// <param name="account">Read as if in this account, whatever else is said of it.</param>
    public Reading Read(Assumptions? assume, Mutation mutation, string? account = null)
    {
        var options = new ReadOptions(
            account ?? request.Account ?? assume?.Account, request.Account is null ? Suite.FileName : "--account",
            request.Region ?? assume?.Region, request.Region is null ? Suite.FileName : "--region",
            request.Variables, request.Environment, Patches(mutation));
        var sources = request.Sources.Select(s => InItsAccount(s, assume)).ToValueList();
        return Declarations.Read(sources is [var only] ? [only with { Shown = "" }] : sources, options with { Files = request.Files });
    }

    /// <summary>What the command line says goes before what the tests say.</summary>
    private Source InItsAccount(Source source, Assumptions? assume) =>
        source.Account is null && request.Account is null
            && assume?.Accounts.FirstOrDefault(a => IsPath(a.Key, source)) is { Value: { } account }
            ? source with { Account = new GivenAccount(account, Suite.FileName) }
            : source;

    private static bool IsPath(string written, Source source) =>
        written == source.Shown || Path.TrimEndingDirectorySeparator(written) == Path.TrimEndingDirectorySeparator(source.Path);

    private static ValueList<Patch> Patches(Mutation mutation) =>
    [
        .. mutation.Remove.Select(r => new Patch.Remove(r.Address, r.Where)),
        .. mutation.Set.Select(s => new Patch.Set(s.Target, ValueOf(s.Value), s.Where)),
    ];

    /// <summary>A YAML value as Terraform has it: plain scalars are what they look like.</summary>
    private static Value ValueOf(YamlValue yaml) => yaml switch
    {
        YamlValue.Sequence sequence => new Value.Tuple(sequence.Items.Select(ValueOf).ToValueList()) { Origin = yaml.Where },
        YamlValue.Mapping mapping =>
            new Value.Object(Entries.Of(mapping.Entries.Select(e => new Entry(e.Key.Text, ValueOf(e.Value))))) { Origin = yaml.Where },
        YamlValue.Scalar { Plain: true, Text: "null" or "~" or "" } => new Value.Null { Origin = yaml.Where },
        YamlValue.Scalar { Plain: true, Text: "true" or "false" } scalar => Value.Of(scalar.Text == "true") with { Origin = yaml.Where },
        YamlValue.Scalar { Plain: true } scalar when long.TryParse(scalar.Text, out long number) =>
            Value.Of(number) with { Origin = yaml.Where },
        YamlValue.Scalar scalar => Value.Of(scalar.Text) with { Origin = yaml.Where },
        _ => throw new InvalidOperationException(yaml.Kind),
    };
}
