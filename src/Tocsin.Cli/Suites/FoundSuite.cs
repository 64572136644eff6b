using Tocsin.Text;

namespace Tocsin.Cli.Suites;

/// <summary>A file of tests that a run has found.</summary>
/// <param name="Folder">The folder it stands in, absolute: files that tests name are relative to it.</param>
/// <param name="Shown">The file as the user would name it from where the program was called: <c>infra/tocsin.yaml</c>.</param>
internal sealed record FoundSuite(string Folder, string Shown, Suite Suite)
{
    /// <summary>What all of them take for granted: they are about one estate, so two that say different things are a mistake.</summary>
    public static Assumptions Assumed(IReadOnlyList<FoundSuite> all, List<Finding> findings) => new(
        Only(
            all, "account", a => a.Account, findings), Only(all, "region", a => a.Region, findings), Only(
                all, "profile", a => a.Profile, findings),
        all.SelectMany(f => f.Suite.Assume.Accounts.AsEnumerable().SelectMany(a => InBothForms(f, a)))
            .ToValueList(), Only(all, "organization", a => a.Organization, findings));

    /// <summary>A path may be written as on the command line, or relative to the file.</summary>
    private static IEnumerable<KeyValuePair<string, string>> InBothForms(FoundSuite from, KeyValuePair<string, string> account) =>
        [account, KeyValuePair.Create(Path.GetFullPath(account.Key, from.Folder), account.Value)];

    private static string? Only(IReadOnlyList<FoundSuite> all, string key, Func<Assumptions, string?> said, List<Finding> findings)
    {
        var saying = all.Where(f => said(f.Suite.Assume) is not null).ToList();
        if (saying.Find(f => said(f.Suite.Assume) != said(saying[0].Suite.Assume)) is { } other)
        {
            findings.Add(YamlTree.Wrong(
                other.Suite.Where,
                $"{other.Shown} assumes the {key} {said(other.Suite.Assume)}, and {saying[0].Shown} {said(saying[0].Suite.Assume)}: "
                    + $"what is read together has one {key}",
                $"the same {key} in both, or a run for each"));
        }
        return saying.Count == 0 ? null : said(saying[0].Suite.Assume);
    }
}
