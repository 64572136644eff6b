using Tocsin.Aws;
using Tocsin.Declared.Instances;
using Tocsin.Estates;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Declared.CloudFormation;

/// <summary>Reads templates as the stacks they would be deployed as.</summary>
internal sealed class TemplateReader
{
    private readonly ReadOptions options;
    private readonly Patches patches;
    private readonly Findings findings;
    private readonly SourceReader files;
    private readonly Dictionary<string, Template?> opened = new(StringComparer.Ordinal);

    private TemplateReader(Source folder, ReadOptions options, Patches patches, Findings findings)
    {
        this.options = options;
        this.findings = findings;
        this.patches = patches;
        files = new SourceReader(options.Files, folder.Path, findings, folder.Shown);
    }

    /// <summary>Never throws on input: what is wrong is in the findings.</summary>
    public static Configuration Read(TemplateSource source, ReadOptions options, Types types, Patches patches, Findings findings) =>
        new TemplateReader(source.Folder, options, patches, findings).Read(source.Entries, types);

    private Configuration Read(IReadOnlyList<TemplateEntry> entries, Types types)
    {
        var roots = entries.Select(e => (Entry: e, Template: Open(e.Path, isNamed: true))).Where(r => r.Template is not null).ToList();
        var nested = roots.SelectMany(r => Nested(r.Template!)).ToHashSet(StringComparer.Ordinal);
        if (roots.Any(r => !nested.Contains(r.Entry.Path)))
        {
            roots.RemoveAll(r => nested.Contains(r.Entry.Path));
        }
        RefuseFiles();
        var reading = new StackReading(types, options, path => Open(path, isNamed: false), new CloudAssets(files).Find, patches, findings);
        var stacks = roots.Select(
            (r, i) => new Stack(r.Template!, SettingOf(r.Entry, roots.Count == 1 ? "" :
                $"{Unique(roots.Select(o => o.Entry.StackName).ToArray(), i)}."), reading))
                .ToArray();
        reading.Run(stacks);
        var assumed = Assumed(entries.FirstOrDefault());
        return new Configuration(
            reading.Instances.ToValueList(), reading.Counts, reading.Unmodelled.ToValueList(),
            opened.Values.OfType<Template>().SelectMany(t => LiteralAccounts.In(t.Root))
                .Where(a => a.Account != assumed.Account && !stacks.Any(s => s.Setting.Account.ToString() == a.Account)).ToValueList(),
            assumed)
        {
            Language = TemplateLanguage.Words,
            Suppressions = opened.Values.OfType<Template>().SelectMany(t => TemplateSuppressions.In(t, findings)).ToValueList(),
            Variables = opened.Values.OfType<Template>().SelectMany(t => t.Parameters).Select(p => p.Key).ToHashSet(StringComparer.Ordinal),
        };
    }

    private StackSetting SettingOf(TemplateEntry entry, string prefix)
    {
        var assumed = Assumed(entry);
        AccountId.TryParse(assumed.Account, out var account);
        return new StackSetting(entry.StackName, prefix, account, assumed.Region, null, [entry.Path]);
    }

    private Assumed Assumed(TemplateEntry? entry)
    {
        bool isTold = AccountId.TryParse(options.Account, out var account);
        var (number, source) = isTold
            ? (account.ToString(), options.AccountSource)
            : entry?.Account is { } declared
            ? (declared, "cdk.out")
            : (AccountId.Assumed.ToString(), "assumed");
        string? environment = options.Environment?.GetValueOrDefault("AWS_REGION") is { Length: > 0 } first
            ? first
            : options.Environment?.GetValueOrDefault("AWS_DEFAULT_REGION");
        var (region, from) = options.Region is { } told ? (told, options.RegionSource)
            : entry?.Region is { } synthesized ? (synthesized, "cdk.out")
            : environment is { Length: > 0 } ? (environment, "AWS_REGION")
            : ("us-east-1", "default");
        return new Assumed(number, source, region, from);
    }

    private static string Unique(string[] names, int index)
    {
        int earlier = names.Take(index).Count(n => n == names[index]);
        return earlier == 0 ? names[index] : $"{names[index]}-{earlier + 1}";
    }

    private void RefuseFiles()
    {
        foreach (var file in options.Variables.OfType<VariableSetting.File>())
        {
            findings.Error(
                FindingCode.InvalidReference, null, $"{file.Path} is given for variables, and a template has parameters; it was not read.",
                "--var NAME=VALUE for each parameter");
        }
    }

    /// <summary>The templates that others of these hold as nested stacks: they are no stacks of their own.</summary>
    private static IEnumerable<string> Nested(Template template)
    {
        int slash = template.File.LastIndexOf('/');
        string folder = slash < 0 ? "" : template.File[..slash];
        return template.Resources.Where(r => r.Value["Type"]?.AsText() is "AWS::CloudFormation::Stack" or "AWS::Serverless::Application")
            .SelectMany(
                r => new[] { r.Value["Metadata"]?["aws:asset:path"]?.AsText(), r.Value["Properties"]?["TemplateURL"]?.AsText(),
                    r.Value["Properties"]?["Location"]?.AsText() })
            .OfType<string>().Select(p => SourceReader.Join(folder, p)).Where(p => p != template.File);
    }

    /// <param name="isNamed">What cannot be read of it is then an error of its own; a nested stack says itself that it was not
    /// read.</param>
    private Template? Open(string path, bool isNamed)
    {
        if (opened.TryGetValue(path, out var known))
        {
            return known;
        }
        opened[path] = null;
        if (opened.Count > Limits.Templates)
        {
            return null;
        }
        return files.Text(path, "CloudFormation", mayBeMissing: !isNamed) is { } source
            ? opened[path] = Template.Read(new SourceText(source.Path, source.Text.TrimStart('\uFEFF')), path, findings) : null;
    }
}
