using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Declared.Resources;

/// <summary>
/// What the places of one estate tell about each other: in which account and region they are when only one of them says so, and the outputs
/// that others read.
/// </summary>
/// <param name="Account">Null when none says it, or several say different ones.</param>
internal sealed record CommonGround(string? Account, string? Region, Entries Outputs)
{
    /// <summary>Null when no place leaves anything open that another tells.</summary>
    public static CommonGround? Of(IReadOnlyList<Configuration> configurations)
    {
        var assumed = configurations.Select(c => c.Assumed).ToList();
        string? account = assumed.Any(a => IsOpen(a.AccountSource))
            ? Only(assumed.Where(a => !IsOpen(a.AccountSource)).Select(a => a.Account))
            : null;
        string? region = assumed.Any(a => IsOpen(a.RegionSource))
            ? Only(assumed.Where(a => !IsOpen(a.RegionSource)).Select(a => a.Region))
            : null;
        var outputs = configurations.Any(c => c.ReadsRemoteState)
            ? Entries.Of(
                configurations.SelectMany(c => c.Outputs).GroupBy(o => o.Key).Where(g => g.Select(o => o.Value).Distinct().Count() == 1)
                    .Select(g => g.First()))
            : Entries.Empty;
        return account is null && region is null && outputs.Count == 0 ? null : new CommonGround(account, region, outputs);
    }

    public ReadOptions For(Configuration alone, ReadOptions options) => options with
    {
        Account = options.Account ?? (IsOpen(alone.Assumed.AccountSource) ? Account : null),
        AccountSource = options.Account is null ? "provider" : options.AccountSource,
        Region = options.Region ?? (IsOpen(alone.Assumed.RegionSource) ? Region : null),
        RegionSource = options.Region is null ? "provider" : options.RegionSource,
        RemoteOutputs = Outputs,
    };

    /// <summary>What is printed of the estate as a whole: the first place that says it.</summary>
    public static Assumed AssumedBy(IReadOnlyList<Configuration> configurations)
    {
        var account = configurations.Select(c => c.Assumed).OrderBy(a => IsOpen(a.AccountSource)).First();
        var region = configurations.Select(c => c.Assumed).OrderBy(a => IsOpen(a.RegionSource)).First();
        return account with
        {
            Region = region.Region, RegionSource = region.RegionSource, Others = configurations.Select(c => c.Assumed.Account).Distinct()
                .Where(a => a != account.Account).ToValueList(),
        };
    }

    /// <summary>What all of it is declared in; Terraform stands for several.</summary>
    public static Language LanguageOf(IReadOnlyList<Configuration> configurations) =>
        configurations.Select(c => c.Language).Distinct().ToList() is [var only] ? only : TerraformLanguage.Words;

    /// <summary>How many instances of each type there are.</summary>
    public static IReadOnlyDictionary<string, int> Counted(IEnumerable<Configuration> configurations) => new SortedDictionary<string, int>(
        configurations.SelectMany(c => c.Counts).GroupBy(c => c.Key)
            .ToDictionary(g => g.Key, g => g.Sum(c => c.Value)), StringComparer.Ordinal);

    private static bool IsOpen(string source) => source is "assumed" or "default";

    private static string? Only(IEnumerable<string> said) => said.Distinct().ToList() is [var only] ? only : null;
}
