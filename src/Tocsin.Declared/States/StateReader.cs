using System.Text;
using System.Text.Unicode;
using Tocsin.Aws;
using Tocsin.Declared.Instances;
using Tocsin.Estates;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Declared.States;

/// <summary>Reads what Terraform has applied, or plans to.</summary>
internal static class StateReader
{
    /// <summary>
    /// The state that a path names: a file by its content, or the <c>terraform.tfstate</c> of a folder without <c>.tf</c> files; null when
    /// there is none.
    /// </summary>
    public static Source? Find(Source from, FolderAccess files)
    {
        string path = from.Path;
        try
        {
            if (files.List(path) is { } names)
            {
                return names.Contains("terraform.tfstate")
                    && !names.Any(n => n.EndsWith(".tf", StringComparison.Ordinal) || n.EndsWith(".tf.json", StringComparison.Ordinal))
                    ? new Source(
                        SourceReader.Join(path, "terraform.tfstate"),
                        from.Shown.Length == 0 ? "" : SourceReader.Join(from.Shown, "terraform.tfstate"))
                        : null;
            }
            if (files.Length(path) is not { } length
                || !(path.EndsWith(".tfstate", StringComparison.Ordinal) || path.EndsWith(".json", StringComparison.Ordinal)))
            {
                return null;
            }
            return path.EndsWith(".tfstate", StringComparison.Ordinal)
                || (length <= Instances.Limits.FileBytes && IsState(files.Read(path)))
                ? from
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Never throws on input: what is wrong is in the findings.</summary>
    public static Configuration Read(Source from, ReadOptions options, Types types, Patches patches, Findings findings)
    {
        string name = from.Name;
        var document = new SourceReader(options.Files, from.Folder.Path, findings, from.Folder.Shown).Text(name) is { } source
            ? StateDocument.Read(new SourceText(source.Path, source.Text.TrimStart('\uFEFF')), findings) : null;
        var resources = document?.Resources ?? [];
        var homes = new StateHomes(resources);
        var assumed = Assumed(options, homes, name, document?.Region);
        var kept = new Kept(types, patches, findings);
        foreach (var resource in resources)
        {
            kept.Keep(resource, homes.Of(resource), assumed);
        }
        return new Configuration(kept.Instances.ToValueList(), kept.Counts, kept.Unmodelled.ToValueList(), [], assumed);
    }

    private static bool IsState(byte[] bytes) => Utf8.IsValid(bytes) && StateDocument.IsLike(Encoding.UTF8.GetString(bytes));

    private static Assumed Assumed(ReadOptions options, StateHomes homes, string name, string? provider)
    {
        bool isTold = AccountId.TryParse(options.Account, out var account);
        var (number, source) = homes.Account is { } applied
            ? (applied, name)
            : isTold
            ? (account.ToString(), options.AccountSource)
            : (AccountId.Assumed.ToString(), "assumed");
        string? environment = options.Environment?.GetValueOrDefault("AWS_REGION") is { Length: > 0 } first
            ? first
            : options.Environment?.GetValueOrDefault("AWS_DEFAULT_REGION");
        var (region, from) = homes.Region is { } home ? (home, name)
            : options.Region is { } told ? (told, options.RegionSource)
            : provider is not null ? (provider, "provider")
            : environment is { Length: > 0 } ? (environment, "AWS_REGION")
            : ("us-east-1", "default");
        return new Assumed(number, source, region, from);
    }
}
