using System.CommandLine;
using Tocsin.Chatbot;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Runs;
using Tocsin.Declared.Instances;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Commands;

/// <summary>The options of every command that reads declarations.</summary>
internal sealed class RunOptions
{
    private readonly Invocation invocation;
    private readonly Argument<string[]> paths = new("PATH")
    {
        Description =
            "Folders of Terraform files or CloudFormation templates, a cdk.out, a state, or single files; several are one estate",
            Arity = ArgumentArity.ZeroOrMore, DefaultValueFactory = _ =>
            ["."],
    };
    private readonly Option<string[]> accounts;
    private readonly Option<string?> region;
    private readonly Option<string?> profile;
    private readonly Option<string[]> variables;
    private readonly Option<string[]> variableFiles;
    private readonly Option<string[]> allowUnknown;
    private readonly Option<string[]> formats;
    private Command? owner;

    public RunOptions(Invocation invocation)
    {
        this.invocation = invocation;
        accounts = Settings.Texts(
            invocation, "--account",
            "The account id, twelve digits; 111122223333 is assumed otherwise. PATH=ID is that of one path; repeatable");
        region = Settings.Text(invocation, "--region", "The region; otherwise the provider block's, AWS_REGION, us-east-1");
        profile = Settings.Text(
            invocation, "--chatbot-profile", "What Chatbot recognises: current, or article (the older and narrower list)");
        variables = Settings.Texts(invocation, "--var", "A Terraform variable or a template's parameter, NAME=VALUE; repeatable");
        variableFiles = Settings.Texts(invocation, "--var-file", "A .tfvars file; repeatable");
        allowUnknown = Settings.Texts(
            invocation, "--allow-unknown", "Accept that what an address or ARN comes to is not known offline, ADDRESS=REASON; repeatable");
        formats = Settings.Texts(
            invocation, "--format", $"{string.Join(", ", ReportFormats.All.Select(f => f.Name))}; with =FILE to write a file; repeatable");
    }

    public void AddTo(Command command)
    {
        owner = command;
        command.Add(paths);
        foreach (Option option in (Option[])[accounts, region, profile, variables, variableFiles, allowUnknown, formats])
        {
            command.Add(option);
        }
    }

    /// <summary>What stands where the paths do, as it was written.</summary>
    public string[] Paths(ParseResult parsed) => parsed.GetValue(paths)!;

    /// <exception cref="UsageException">An option's value cannot be.</exception>
    public RunRequest Request(ParseResult parsed)
    {
        if (parsed.GetValue(region) is { } where && !Aws.Region.IsCode(where))
        {
            throw new UsageException($"--region {where}: there is no such region; a region is called like eu-west-1");
        }
        var given = AccountGiven.Parse(parsed.GetValue(accounts)!, invocation);
        var sources = parsed.GetValue(paths)!.Select(SourceOf).DistinctBy(s => Path.TrimEndingDirectorySeparator(s.Path)).ToValueList();
        return new RunRequest(
            AccountGiven.To(sources, given), AccountGiven.OfAll(given), parsed.GetValue(region), ProfileOf(parsed), VariablesOf(parsed),
                AllowedOf(parsed), EnvironmentOf())
        {
            Directory = invocation.Directory,
        };
    }

    private Source SourceOf(string shown)
    {
        if (shown.StartsWith('-'))
        {
            throw new UsageException(Misspelt.Option(owner!, shown));
        }
        string absolute = invocation.Absolute(shown);
        return Exists(absolute, shown)
            ? new Source(absolute, shown)
            : throw new UsageException($"{shown}: there is no such file or folder; give the folder of your .tf files or templates");
    }

    /// <exception cref="UnauthorizedAccessException">Nobody may look there, so nobody can tell.</exception>
    private static bool Exists(string path, string shown)
    {
        try
        {
            if (File.GetAttributes(path).HasFlag(FileAttributes.Directory))
            {
                using var entries = Directory.EnumerateFileSystemEntries(path).GetEnumerator();
                entries.MoveNext();
            }
            return true;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new UnauthorizedAccessException(
                $"{shown}: permission denied; it takes the right to list the folder, and those above it, to read what is declared "
                    + $"there", e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <param name="judges">The command says what is wrong, and does not only explain.</param>
    /// <exception cref="UsageException">There is no such format.</exception>
    public IReadOnlyList<OutputFormat> Formats(ParseResult parsed, bool judges = true) =>
        OutputFormat.Parse(parsed.GetValue(formats)!, invocation, judges);

    public Checkout CheckoutOf(RunRequest request) => Checkout.Of(request.Folder, invocation.Directory, invocation.Environment);

    private ChatbotProfile? ProfileOf(ParseResult parsed) => parsed.GetValue(profile) switch
    {
        null => null,
        var given =>
            ChatbotProfiles.TryParse(given, out var known)
                ? known
                : throw new UsageException($"--chatbot-profile {given}: there are current and article"),
    };

    private ValueList<VariableSetting> VariablesOf(ParseResult parsed) =>
    [
        .. parsed.GetValue(variableFiles)!.Select(FileOf),
        .. parsed.GetValue(variables)!.Select(v => Pair("--var", v)).Select(
            p => (VariableSetting)new VariableSetting.Assignment(p.Key, p.Value)),
    ];

    private VariableSetting FileOf(string shown) => Directory.Exists(invocation.Absolute(shown))
        ? throw new UsageException($"--var-file {shown}: that is a folder; give a .tfvars file of it")
        : new VariableSetting.File(invocation.Absolute(shown));

    private ValueList<Acceptance> AllowedOf(ParseResult parsed) =>
        parsed.GetValue(allowUnknown)!.Select(AcceptanceOf).DistinctBy(a => a.Name).ToValueList();

    /// <summary>The key of an instance may hold the sign that the reason stands behind.</summary>
    private static Acceptance AcceptanceOf(string written)
    {
        int from = written.IndexOf("\"]", StringComparison.Ordinal) is > 0 and var key ? key : 0;
        int at = written.IndexOf('=', from);
        return at > 0 && written[(at + 1)..].Trim().Length > 0
            ? new Acceptance(written[..at].Trim(), written[(at + 1)..].Trim())
            : throw new UsageException(
                $"--allow-unknown {written}: write --allow-unknown 'ADDRESS=REASON', with the address or ARN that is not known and why "
                    + $"that is accepted");
    }

    private static KeyValuePair<string, string> Pair(string option, string written) =>
        written.Split('=', 2) is [{ Length: > 0 } key, { } value]
            ? KeyValuePair.Create(key, value)
            : throw new UsageException($"{option} {written}: write {option} NAME=VALUE");

    private Dictionary<string, string> EnvironmentOf() => invocation.Environment
        .Where(v => v.Key.StartsWith("TF_VAR_", StringComparison.Ordinal) || v.Key is "AWS_REGION" or "AWS_DEFAULT_REGION").ToDictionary();
}
