using System.CommandLine;
using System.Text.RegularExpressions;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Starters;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin init</c>: the alarm for one's own team and channel, with its tests and its workflow. It overwrites nothing.</summary>
internal static partial class InitCommand
{
    private const string Example =
        "tocsin init terraform --team T0A1B2C3D --channel C0A1B2C3D4E --region eu-west-1 --email oncall@example.com";

    public static Command Create(Invocation invocation)
    {
        var language =
            new Argument<string>("LANGUAGE") { Description = string.Join(" or ", Starter.Languages),
                DefaultValueFactory = _ => Starter.Languages[0] };
        var team = Settings.Text(invocation, "--team", "The Slack workspace's id: it begins with T");
        var channel = Settings.Text(invocation, "--channel", "The Slack channel's id: it begins with C, or with G");
        var region = Settings.Text(invocation, "--region", "The region of the ECS services");
        var email = Settings.Text(invocation, "--email", "Who hears by mail when the alarm itself is broken; nobody otherwise");
        var command = new ExampleCommand(
            "init", "Write the alarm for one's own team and channel, with its tests and a workflow that runs "
                + "them.", Example) { language, team, channel, region, email };
        command.SetAction(parsed =>
        {
            var starter = new Starter(
                parsed.GetValue(language)!, parsed.GetValue(team) ?? "", parsed.GetValue(channel) ?? "", parsed.GetValue(region)
                    ?? invocation.Variable("AWS_REGION") ?? "", parsed.GetValue(email));
            string?[] wrong =
            [
                Starter.Languages.Contains(starter.Language)
                    ? null
                    : $"there is no language '{starter.Language}': {string.Join(" or ", Starter.Languages)}",
                Wrong(starter.Team, "--team", TeamId(), "T0A1B2C3D", "Slack shows it in the workspace's details"),
                Wrong(starter.Channel, "--channel", ChannelId(), "C0A1B2C3D4E", "Slack shows it in the channel's details"),
                Aws.Region.IsCode(starter.Region) ? null
                    : Wrong(starter.Region, "--region", "eu-west-1", "it is where the ECS services are"),
                starter.Email is { } address
                    ? Wrong(address, "--email", Address(), "oncall@example.com", "a mailing list is one address")
                    : null,
            ];
            return wrong.OfType<string>().ToList() is { Count: > 0 } told
                ? throw new UsageException(string.Join("\n        ", told))
                : Write(invocation, starter);
        });
        return command;
    }

    private static int Write(Invocation invocation, Starter starter)
    {
        var files = starter.Files.ToList();
        var there = files.Select(f => f.Path).Where(p => Path.Exists(invocation.Absolute(p))).ToList();
        if (there.Count > 0)
        {
            throw new UsageException(
                $"{string.Join(", ", there)}: there already, and nothing is overwritten: move it away, or run this in another folder");
        }
        var page = invocation.Page();
        foreach (var (path, text) in files)
        {
            string full = invocation.Absolute(path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using var stream = new FileStream(full, FileMode.CreateNew);
            using var writer = new StreamWriter(stream);
            writer.Write(text);
            page.Line(new Inked("wrote ", Ink.Faint), path);
        }
        page.Line();
        if (starter.Email is null)
        {
            page.Hanging("   ", "Nobody hears when the alarm itself is broken: --email ADDRESS, or watched_by in the files.");
        }
        page.Hanging(
            "   ",
            "Once for the account: authorize the workspace in the console of Amazon Q Developer in chat applications. In the channel: "
                + "invite the bot.");
        page.Line("   ", new Inked($"tocsin test {Starter.Folder}", Ink.Code), "   does it ring? and are its tests able to fail?");
        return ExitCode.AsExpected;
    }

    private static string? Wrong(string value, string option, Regex form, string example, string where) =>
        form.IsMatch(value) ? null : Wrong(value, option, example, where);

    private static string Wrong(string value, string option, string example, string where) =>
        value.Length == 0 ? $"{option} is missing: {option} {example}; {where}"
        : $"{option} {value} cannot be right: it is of the form {example}; {where}";

    [GeneratedRegex(@"^T[A-Z0-9]{2,}\z")]
    private static partial Regex TeamId();

    [GeneratedRegex(@"^[CG][A-Z0-9]{2,}\z")]
    private static partial Regex ChannelId();

    [GeneratedRegex(@"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\z")]
    private static partial Regex Address();
}
