using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Senders;
using Tocsin.Delivery.Writing;
using Tocsin.Server.Admin;
using Tocsin.Server.Canaries;
using Tocsin.Server.Host;
using Tocsin.Server.Signing;
using Tocsin.Tasks.Choosing;
using Tocsin.Tasks.Scripted;
using Tocsin.Text;

namespace Tocsin.Cli.Servers;

/// <summary>What a server is to be, of what was written: on the command line, in variables and in the file.</summary>
internal static class Configured
{
    /// <exception cref="SettingException">Something cannot be read, or does not go together.</exception>
    public static ServerOptions Of(ServerSettings settings)
    {
        var account = Account("account", settings.Account) ?? AccountId.Assumed;
        var options = new ServerOptions
        {
            Listen = Address(settings.Listen),
            Port = Port(settings.Port),
            Data = settings.Data,
            Account = account,
            Region = RegionOf(settings.Region),
            Profile = Profile(settings.ChatbotProfile),
            ChatbotLimits = Limits(settings.ChatbotLimits),
            SlackPace = Pace(settings.SlackPace),
            SlackApi = Base("slack-api", settings.SlackApi) ?? new ServerOptions().SlackApi,
            Alertmanager = Base("alertmanager", settings.Alertmanager),
            Canary = settings.Canary is { } canary ? CanaryOf(canary) : null,
            StrictWorkspaces = Truth("strict-workspaces", settings.StrictWorkspaces),
            Retention = new Retention(Age(settings.Retention), Messages(settings.RetentionMessages)),
            Otlp = Collector(settings.Otlp),
            Diagnosis = Topic(settings.Diagnosis),
            Tasks = new WorldOptions
            {
                World = World(settings.Tasks),
                TimeScale = TimeScale(settings.TimeScale),
                Images = settings.Images.ToImmutableDictionary(i => i.Key, i => Image(i.Key, i.Value), StringComparer.Ordinal),
            },
            Keys = new AccessKeys([.. Once("keys", settings.Keys, k => k.Id).Select(Key)]),
            AdminKeys = new AdminKeys(Secret("admin-key", settings.AdminKey), Secret("admin-read-key", settings.AdminReadKey)),
            SlackKey = Secret("slack-key", settings.SlackKey),
            DeploymentThreads = Once("channels", settings.Channels.Select(Channel), c => c.Id).Where(c => c.Threads is not null)
                .Select(c => c.Id).ToValueList(),
            Webhooks = settings.Channels.Where(c => c.Webhook is not null).Select(c => KeyValuePair.Create(c.Id, c.Webhook!)).ToValueMap(),
            Ingests = Once("ingests", settings.Ingests, i => i.Name).Select(ConfiguredIngests.Of).ToValueList(),
            OutboundAllowed = Networks(settings.OutboundAllow),
            Workspaces = Once("workspaces", settings.Workspaces.Select(w => Workspace(w, account)), w => $"{w.TeamId} of {w.Arn.Account}")
                .ToValueList(),
        };
        Differ(
            ("admin-key", Secret("admin-key", settings.AdminKey)), ("admin-read-key", Secret("admin-read-key", settings.AdminReadKey)),
            ("slack-key", options.SlackKey));
        if (settings.AdminReadKey is not null && settings.AdminKey is null)
        {
            throw new SettingException("admin-read-key: without an admin-key everything is open, and a key to read with says nothing");
        }
        return IPAddress.IsLoopback(options.Listen) || (options.Keys.AreConfigured && options.AdminKeys.AreConfigured) ? options
            : throw new SettingException(
                $"listen: {options.Listen} is not of this machine alone, and who comes from elsewhere needs keys: give both keys "
                    + $"and admin-key in {ServerSettings.FileName}");
    }

    /// <summary>Of two of one name one alone would be heard.</summary>
    private static List<T> Once<T>(string where, IEnumerable<T> settings, Func<T, string> name)
    {
        var all = settings.ToList();
        return all.GroupBy(name).FirstOrDefault(g => g.Skip(1).Any()) is { Key: var twice }
            ? throw new SettingException($"{where}: {twice} stands there twice; keep one of the two") : all;
    }

    /// <summary>Who has one of them has no other: one secret in two places would give away what the other is to keep.</summary>
    private static void Differ(params ReadOnlySpan<(string Name, string? Secret)> secrets)
    {
        for (int i = 0; i < secrets.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (secrets[i].Secret is { } secret && secret == secrets[j].Secret)
                {
                    throw new SettingException($"{secrets[j].Name} and {secrets[i].Name} are the same secret: each needs one of its own");
                }
            }
        }
    }

    private static AccessKey Key(KeySetting setting) =>
        // What stands between other things in each signature: https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
        !setting.Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? throw new SettingException(
            $"keys: '{setting.Id}' is no id of a key: letters, digits, _ and -")
        : new(setting.Id, Secret($"the secret of the key {setting.Id}", setting.Secret)!, Account($"the key {setting.Id}",
            setting.Account)!.Value);

    private static Workspace Workspace(WorkspaceSetting setting, AccountId otherwise)
    {
        if (!Chatbot.Workspace.IsTeam(setting.Team))
        {
            throw new SettingException($"workspaces: team '{setting.Team}' {Chatbot.Workspace.NoTeam}");
        }
        var account = Account($"the workspace {setting.Team}", setting.Account) ?? otherwise;
        if (setting.Token is { } token && !SlackToken.TryRead(token, out _, out string error))
        {
            throw new SettingException($"the token of the workspace {setting.Team}: {error}");
        }
        return new Workspace(Chatbot.Workspace.ArnOf(account.ToString(), setting.Team), setting.Team, setting.Name ?? setting.Team)
        {
            TokenAt = setting.Token,
        };
    }

    private static ChannelSetting Channel(ChannelSetting setting) =>
        !setting.Id.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c))
            ? throw new SettingException($"channels: {setting.Id} is no id of a channel: capitals and digits, C0123456789")
        : setting is { Threads: not null, Webhook: not null } ? throw new SettingException(
            $"channels: {setting.Id}: an incoming webhook has no threads: leave threads out, or post by the workspace's bot")
        : setting.Webhook is { } webhook && !WebhookSender.TryRead(webhook, out _, out string error) ? throw new SettingException(
            $"channels: {setting.Id}: webhook: {error}")
        : setting.Threads is null or "deployments" ? setting
        : throw new SettingException($"channels: {setting.Id}: threads: {setting.Threads}; there is deployments");

    private static string? Secret(string what, string? reference) =>
        reference is null ? null
        : SecretReference.TryRead(reference, out string? secret, out string error) ? secret
            : throw new SettingException($"{what}: {error}");

    private static IPAddress Address(string? written) =>
        written is null ? IPAddress.Loopback
        : IPAddress.TryParse(written, out var address) ? address
        : throw new SettingException($"listen: {written} is no address: 127.0.0.1, or 0.0.0.0 for every one");

    private static int Port(string? written) =>
        written is null ? 4566
        : int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= IPEndPoint.MaxPort ? port
        : throw new SettingException($"port: {written} is no port, 0 to {IPEndPoint.MaxPort}");

    private static string RegionOf(string? written) =>
        written is null ? "us-east-1" : Region.IsCode(written) ? written : throw new SettingException($"region: {written} is no region");

    private static AccountId? Account(string what, string? written) =>
        written is null ? null
        : AccountId.TryParse(written, out var account) ? account : throw new SettingException($"{what}: {written} is not twelve digits");

    private static ChatbotProfile Profile(string? written) =>
        written is null ? ChatbotProfile.Current
        : ChatbotProfiles.TryParse(written, out var profile) ? profile
        : throw new SettingException($"chatbot-profile: {written}; there are current and article");

    private static ChatbotLimits Limits(string? written) => written switch
    {
        null or "defer" => ChatbotLimits.Defer,
        "aws" => ChatbotLimits.Aws,
        "off" => ChatbotLimits.Off,
        _ => throw new SettingException($"chatbot-limits: {written}; there are aws, defer and off"),
    };

    private static bool? Pace(string? written) => written switch
    {
        null => null,
        "on" => true,
        "off" => false,
        _ => throw new SettingException($"slack-pace: {written}; there are on and off"),
    };

    private static bool Truth(string what, string? written) => written switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw new SettingException($"{what}: {written}; there are true and false"),
    };

    private static string World(string? written) =>
        written is null ? Choice.Usual().GetAwaiter().GetResult()
        : Choice.Names.Contains(written) ? written
        : throw new SettingException($"tasks: {written}; there are {string.Join(", ", Choice.Names)}");

    private static double TimeScale(string? written) =>
        written is null ? WorldOptions.UsualTimeScale
        : double.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double times)
            && times is >= 1 and <= 1000 ? times
        : throw new SettingException($"time-scale: {written}; how many times faster than AWS, 1 to 1000");

    private static string Image(string image, string written) =>
        written is ['e', 'x', 'e', 'c', ':', not ' ', ..] || Fates.IsKnown(written) ? written
        : throw new SettingException(
            $"images: {image}: {written}; an image is exec:FILE, or meets a fate: {string.Join(", ", Fates.Names)}");

    private static Arn? Topic(string? written) =>
        written is null ? null
        : Arn.TryParse(written, out var topic) && topic.Service == "sns" && AccountId.TryParse(topic.Account, out _) ? topic
        : throw new SettingException($"diagnosis: {written} is no topic: arn:aws:sns:REGION:ACCOUNT:NAME");

    /// <summary>What paths are set behind.</summary>
    private static Uri? Base(string what, string? written) =>
        written is null ? null
        : Uri.TryCreate(written.TrimEnd('/') + "/", UriKind.Absolute, out var at) && at is { Query: "", Fragment: "", UserInfo: "" }
            && (at.Scheme == "https" || at.Scheme == "http") ? at
        // What is wrong with it may be a password in it.
        : throw new SettingException($"{what} is no address: https://…, without a user, a query or a fragment");

    private static CanaryOptions CanaryOf(CanarySetting setting) =>
        !WebhookSender.TryRead(setting.Notify, out _, out string error) ? throw new SettingException($"canary: notify: {error}")
        : Length("every", setting.Every ?? "1d", TimeSpan.FromMinutes(1)) is var every
            && Length("within", setting.Within ?? "5m", TimeSpan.FromSeconds(10)) is var within && within <= every
            ? new CanaryOptions(every, within, setting.Notify)
        : throw new SettingException($"canary: within: {setting.Within ?? "5m"} is longer than from one to the next");

    private static TimeSpan Length(string what, string written, TimeSpan least) =>
        int.TryParse(written.AsSpan(0, Math.Max(0, written.Length - 1)), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && written[^1] switch
            {
                's' => TimeSpan.FromSeconds(number),
                'm' => TimeSpan.FromMinutes(number),
                'h' => TimeSpan.FromHours(number),
                'd' => TimeSpan.FromDays(number),
                _ => TimeSpan.Zero,
            } is var length && length >= least && length <= TimeSpan.FromDays(7) ? length
        : throw new SettingException($"canary: {what}: {written}; a length: 5m, 1h, 1d, {Delay.Told(least)} to 7 d");

    private static Uri? Collector(string? written) =>
        written is null ? null
        : Uri.TryCreate(written, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https") ? address
        : throw new SettingException($"otlp: {written} is no address: http://127.0.0.1:4318");

    private static ValueList<IPNetwork> Networks(string? written) =>
        (written ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(n => IPNetwork.TryParse(n, out var network) ? network
                : throw new SettingException($"outbound-allow: {n} is no network: 10.1.0.0/16, with a comma before the next"))
            .ToValueList();

    private static long Messages(string? written) =>
        written is null ? Retention.UsualMessages
        : long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out long messages) && messages >= 1_000 ? messages
        : throw new SettingException($"retention-messages: {written}; a number, 1000 or more");

    private static TimeSpan Age(string? written)
    {
        const int most = 3650;
        return written is null ? ServerOptions.UsualRetention
            : written.EndsWith('d') && int.TryParse(written[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int days)
                && days is >= 1 and <= most ? TimeSpan.FromDays(days)
            : throw new SettingException($"retention: {written}; days are given as 30d, 1 to {most}");
    }
}
