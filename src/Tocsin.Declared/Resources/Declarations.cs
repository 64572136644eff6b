using Tocsin.Declared.Instances;
using Tocsin.Declared.Terraform;
using Tocsin.Text;

namespace Tocsin.Declared.Resources;

/// <summary>
/// Reads declarations and carries them out: every resource becomes the requests a client would send, through the engine's own operations.
/// </summary>
public static class Declarations
{
    /// <param name="path">What <see cref="Sources"/> takes: a folder or a file of Terraform or CloudFormation.</param>
    public static Reading Read(string path, ReadOptions options) => Read([new Source(path)], options);

    /// <summary>Several places are one estate: what one declares, another may refer to by its ARN or name.</summary>
    /// <remarks>
    /// Reads files through <see cref="ReadOptions.Files"/> and nothing else. Never throws on input: what is wrong is in the findings.
    /// </remarks>
    public static Reading Read(ValueList<Source> sources, ReadOptions options)
    {
        var (configurations, findings) = ReadAll(Roots.Of(sources, options.Files), options);
        var applying = new Applying(CommonGround.AssumedBy(configurations), configurations.SelectMany(c => c.Unmodelled), options, findings)
        {
            All = [.. configurations.SelectMany(c => c.Instances)],
            Names = MarkedNames.Of(configurations.SelectMany(c => c.Instances)),
            Parts = configurations.SelectMany(c => c.Instances).Where(i => i.IsPart).ToLookup(i => (i.Resource, i.Type)),
        };
        // References order what depends on each other; the rank, what belongs to something it names by a text of its own.
        foreach (var instance in configurations.SelectMany(c => c.Instances).OrderBy(i => ResourceTypes.Rank(i.Type)))
        {
            ResourceTypes.Find(instance.Type).Apply(instance, applying);
        }
        var assumed = CommonGround.AssumedBy(configurations);
        var suppressions = findings.Sources.SelectMany(s => Suppressions.In(s, findings))
            .Concat(configurations.SelectMany(c => c.Suppressions)).ToValueList();
        return new Reading(
            applying.Finished(), applying.Places.Locate, findings.All, CommonGround.Counted(configurations), assumed,
            configurations.SelectMany(c => c.LiteralAccounts).Where(a => a.Account != assumed.Account)
                .ToValueList(), applying.Places.Addresses)
        {
            Suppressions = suppressions,
            Unmodelled = applying.Unmodelled,
            Language = CommonGround.LanguageOf(configurations),
        };
    }

    /// <summary>Reads each place by itself, and once more where another one tells what it left open.</summary>
    private static (IReadOnlyList<Configuration> Configurations, Findings Findings) ReadAll(ValueList<Source> sources, ReadOptions options)
    {
        var alone = ReadAll(sources, i => OptionsOf(sources[i], options), options);
        return sources.Count > 1 && CommonGround.Of(alone.Configurations) is { } common
            ? ReadAll(sources, i => common.For(alone.Configurations[i], OptionsOf(sources[i], options)), options)
            : alone;
    }

    private static ReadOptions OptionsOf(Source source, ReadOptions options) =>
        source.Account is { } given ? options with { Account = given.Id, AccountSource = given.Source } : options;

    private static (IReadOnlyList<Configuration> Configurations, Findings Findings) ReadAll(
        ValueList<Source> sources, Func<int, ReadOptions> optionsOf, ReadOptions options)
    {
        var findings = new Findings();
        var patches = new Patches(options.Patches, findings);
        var read = sources.AsEnumerable().Select((source, i) => Sources.Read(source, optionsOf(i), patches, findings)).ToList();
        var configurations = read.ConvertAll(c => Settled(c, read, findings));
        patches.ReportUnused(
            configurations.SelectMany(c => c.Instances.Select(i => i.Address).Concat(c.Unmodelled.Select(u => u.Address))));
        foreach (var given in options.Variables.OfType<VariableSetting.Assignment>()
                .Where(v => !configurations.Any(c => c.Variables.Contains(v.Name))))
        {
            string message = CommonGround.LanguageOf(configurations) is TerraformLanguage words
                ? $"--var gives a value for the variable {given.Name}, which no file declares; {words.Tool} refuses it."
                : $"--var gives a value for the parameter {given.Name}, which no template has.";
            findings.Error(
                FindingCode.InvalidReference, null, message, NearestName.Of(given.Name, configurations.SelectMany(c => c.Variables)));
        }
        return (configurations, findings);
    }

    /// <summary>Says of what waited whether what it carries beside is there.</summary>
    private static Configuration Settled(Configuration one, List<Configuration> all, Findings findings)
    {
        var settled = one.Waiting
            .Select(w => w.Left with { CouldCarryTheAlarm = all.Exists(c => c.Instances.Any(w.Beside)) }).ToList();
        settled.ForEach(left => findings.LeftOut(left));
        return one with { Unmodelled = [.. one.Unmodelled, .. settled], Waiting = [] };
    }
}
