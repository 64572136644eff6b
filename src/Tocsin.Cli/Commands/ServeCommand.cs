using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Tocsin.Aws;
using Tocsin.Cli.Checkups;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Servers;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Resources;
using Tocsin.Delivery.Store;
using Tocsin.Server.Host;
using Tocsin.Tasks.Choosing;
using Tocsin.Text;
using Command = System.CommandLine.Command;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin serve [DIR]</c>: a server that AWS's own clients take for AWS.</summary>
internal static class ServeCommand
{
    public const string DefaultData = ".tocsin";

    public static Command Create(Invocation invocation)
    {
        var folder = new Argument<string?>("DIR")
        {
            Description = "Terraform or CloudFormation that is there as if it had been applied, where nothing is kept yet",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var port = Settings.Text(invocation, "--port", "Where to listen; 4566 otherwise, 0 for any that is free");
        var listen = Settings.Text(invocation, "--listen", "The address to listen on; 127.0.0.1 otherwise, and beyond it only with keys");
        var data = Settings.Text(invocation, "--data", $"The directory to keep everything in; {DefaultData} otherwise");
        var memory = Settings.Flag(invocation, "--memory", "Keep nothing: all is gone when the server ends");
        var account = Settings.Text(invocation, "--account",
            "Whose requests are whose access key is not twelve digits; 111122223333 otherwise");
        var region = Settings.Text(invocation, "--region", "Where requests are that are not signed for one; us-east-1 otherwise");
        var profile = Settings.Text(
            invocation, "--chatbot-profile", "What Chatbot recognises: current, or article (the older and narrower list)");
        var limits = Settings.Text(
            invocation, "--chatbot-limits",
                "Chatbot's ten messages a second: aws loses the rest, defer (the default) and off lose nothing");
        var pace = Settings.Text(
            invocation, "--slack-pace", "One message a second to a channel: on, off; on for Slack itself alone otherwise");
        var api = Settings.Text(
            invocation, "--slack-api", "Where Slack's own API is; https://slack.com/api/ otherwise");
        var alertmanager = Settings.Text(
            invocation, "--alertmanager", "An Alertmanager to tell of deployments that failed until they recovered: http://127.0.0.1:9093");
        var strict = Settings.MaybeFlag(invocation, "--strict-workspaces", "Chatbot speaks in workspaces alone that were authorised");
        var retention = Settings.Text(invocation, "--retention", "How long what happened is kept; 30d otherwise");
        var messages = Settings.Text(
            invocation, "--retention-messages", "How many messages are kept, with what happened since; 1000000 otherwise");
        var tasks = Settings.Text(
            invocation, "--tasks",
            $"Where ECS tasks run: {string.Join(", ", Choice.Names)}; docker where an engine answers, else scripted, which runs nothing");
        var scale = Settings.Text(
            invocation, "--time-scale", "How many times faster than AWS its own delays are, never what containers take; 20 otherwise");
        var otlp = Settings.Text(
            invocation, "--otlp", "A collector of OpenTelemetry's to send measures and spans to: http://127.0.0.1:4318");
        var diagnosis = Settings.Text(
            invocation, "--diagnosis", "A topic's ARN: with each deployment that fails, its cause goes there as a custom notification");
        var outbound = Settings.Text(
            invocation, "--outbound-allow", "Private networks that endpoints of topics may be in, with commas between them: 10.1.0.0/16");
        var config = Settings.Text(
            invocation, "--config", $"A file with all of this, and with keys and workspaces; {ServerSettings.FileName} where there is one");
        var check = Settings.Flag(invocation, "--check", "Say whether all of this can be read, and run nothing");
        var command = new ExampleCommand(
            "serve", "Run a server that AWS's own clients take for AWS: EventBridge, SNS, Chatbot and their like, durably, with a Slack "
                + "of its own.",
            "tocsin serve --data /var/lib/tocsin")
        {
            folder, port, listen, data, memory, account, region, profile, limits, pace, api, strict, retention, messages, tasks, scale,
                otlp, alertmanager, diagnosis, outbound, config, check,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(memory) && parsed.GetValue(data) is not null)
            {
                throw new UsageException("--memory keeps nothing, and --data says where to keep it: give one of them");
            }
            var file = FromFile(invocation, parsed.GetValue(config));
            var said = FromVariables(invocation);
            string? kept = parsed.GetValue(data) ?? file.Data ?? DefaultData;
            var options = Read(file with
            {
                Port = parsed.GetValue(port) ?? file.Port,
                Listen = parsed.GetValue(listen) ?? file.Listen,
                Data = parsed.GetValue(memory) ? null : invocation.Absolute(kept),
                Account = parsed.GetValue(account) ?? file.Account,
                Region = parsed.GetValue(region) ?? file.Region,
                ChatbotProfile = parsed.GetValue(profile) ?? file.ChatbotProfile,
                ChatbotLimits = parsed.GetValue(limits) ?? file.ChatbotLimits,
                SlackPace = parsed.GetValue(pace) ?? file.SlackPace,
                SlackApi = parsed.GetValue(api) ?? file.SlackApi,
                Alertmanager = parsed.GetValue(alertmanager) ?? file.Alertmanager,
                Canary = said.Canary ?? file.Canary,
                StrictWorkspaces = parsed.GetValue(strict) is { } isStrict ? isStrict ? "true" : "false" : file.StrictWorkspaces,
                Tasks = parsed.GetValue(tasks) ?? file.Tasks,
                TimeScale = parsed.GetValue(scale) ?? file.TimeScale,
                Retention = parsed.GetValue(retention) ?? file.Retention,
                RetentionMessages = parsed.GetValue(messages) ?? file.RetentionMessages,
                Otlp = parsed.GetValue(otlp) ?? file.Otlp,
                Diagnosis = parsed.GetValue(diagnosis) ?? file.Diagnosis,
                OutboundAllow = parsed.GetValue(outbound) ?? file.OutboundAllow,
                AdminKey = said.AdminKey ?? file.AdminKey,
                AdminReadKey = said.AdminReadKey ?? file.AdminReadKey,
                SlackKey = said.SlackKey ?? file.SlackKey,
                Images = said.Images.Count > 0 ? said.Images : file.Images,
                Keys = said.Keys.Count > 0 ? said.Keys : file.Keys,
                Workspaces = said.Workspaces.Count > 0 ? said.Workspaces : file.Workspaces,
                Channels = said.Channels.Count > 0 ? said.Channels : file.Channels,
                Ingests = said.Ingests.Count > 0 ? said.Ingests : file.Ingests,
            });
            string? applied = parsed.GetValue(folder);
            if (applied is not null)
            {
                options = options with { Applied = Applied(invocation, applied, options.Account) };
            }
            if (parsed.GetValue(check))
            {
                if (options.Data is { } at && DataDisk.Look(at, at) is { Condition: Condition.Blocking, Found: var why })
                {
                    invocation.Error.WriteLine($"tocsin: {why}");
                    return ExitCode.Environment;
                }
                invocation.Page().Line($"all of it can be read; data would be in {options.Data ?? "memory"}");
                return ExitCode.AsExpected;
            }
            return Serve(invocation, options, applied).GetAwaiter().GetResult();
        });
        return command;
    }

    /// <summary>What the file says; nothing where there is none, and none was named.</summary>
    private static ServerSettings FromFile(Invocation invocation, string? named)
    {
        string shown = named ?? ServerSettings.FileName;
        string path = invocation.Absolute(shown);
        if (named is null && !File.Exists(path))
        {
            return new ServerSettings();
        }
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--config {shown}: {e.Message}");
        }
        var findings = new List<Finding>();
        var settings = ServerSettingsReader.Read(new SourceText(shown, text), findings);
        RefuseFirst(findings);
        return settings.Beside(Path.GetDirectoryName(path)!);
    }

    private static ServerSettings FromVariables(Invocation invocation)
    {
        var findings = new List<Finding>();
        var settings = ServerSettingsReader.Read(invocation.Variable, findings);
        RefuseFirst(findings);
        return settings.Beside(invocation.Directory);
    }

    private static void RefuseFirst(List<Finding> findings)
    {
        if (findings is [var first, ..])
        {
            throw new UsageException($"{first.Where}: {first.Message}{(first.Write is { } write ? $"; write: {write}" : "")}");
        }
    }

    private static ServerOptions Read(ServerSettings settings)
    {
        try
        {
            return Configured.Of(settings);
        }
        catch (SettingException e)
        {
            throw new UsageException(e.Message);
        }
    }

    private static async Task<int> Serve(Invocation invocation, ServerOptions options, string? applied)
    {
        EmbeddedSqlite.Use();
        using var log = new ServerLog(invocation.Error, TimeProvider.System);
        TocsinServer server;
        try
        {
            server = await TocsinServer.Start(options, TimeProvider.System, log);
        }
        catch (StoreException e)
        {
            invocation.Error.WriteLine($"tocsin: {e.Message}");
            return ExitCode.Environment;
        }
        catch (IOException e) when (e.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            invocation.Error.WriteLine(
                $"tocsin: port {options.Port} on {options.Listen} cannot be listened on: {e.InnerException.Message}. Name another "
                    + $"with --port.");
            return ExitCode.Environment;
        }
        await using (server)
        {
            var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
            using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
            Greet(invocation, options, server, applied);
            await stop.Task;
            return ExitCode.AsExpected;

            void End(PosixSignalContext signal)
            {
                signal.Cancel = true;
                stop.TrySetResult();
            }
        }
    }

    private static void Greet(Invocation invocation, ServerOptions options, TocsinServer server, string? applied)
    {
        var page = invocation.Page();
        string url = server.Address.ToString().TrimEnd('/');
        page.Line(new Inked($"tocsin listens on {url}", Ink.Bold));
        page.Line(server.Survives
            ? $"data in {server.DataPath}: {server.Resources} resources"
            : "nothing is kept: all of it is gone when this ends (--memory)");
        if (applied is not null && !server.IsApplied)
        {
            page.Line(new Inked(
                $"{applied} is not taken: what is kept there goes before it. Apply it with terraform, or name an empty --data",
                Ink.Doubtful));
        }
        page.Line(server.TasksRun);
        page.Line();
        string from = options.Listen.Equals(IPAddress.Any) || options.Listen.Equals(IPAddress.IPv6Any)
            ? $"http://127.0.0.1:{server.Address.Port}" : url;
        var (id, secret) = options.Keys.Ids.FirstOrDefault() is { } first ? (first, "...") : ("test", "test");
        page.Line(new Inked($"  export AWS_ENDPOINT_URL={from} AWS_ACCESS_KEY_ID={id} AWS_SECRET_ACCESS_KEY={secret}", Ink.Code));
        page.Line(new Inked("  terraform apply", Ink.Code));
        string elsewhere = (from == ServerOption.Default ? "" : $" --server {from}")
            + (options.AdminKeys.AreConfigured ? " --admin-key-file ..." : "");
        page.Line(new Inked($"  {invocation.Program} send ecs.deployment-failed --wait{elsewhere}", Ink.Code));
        page.Line();
        invocation.Out.Flush();
    }

    /// <summary>What a folder declares.</summary>
    /// <exception cref="UsageException">It cannot be read, or something in it is not known here.</exception>
    private static ValueList<Resource> Applied(Invocation invocation, string path, AccountId account)
    {
        var reading = Declarations.Read(
            [new Source(invocation.Absolute(path)) { Shown = path }], new ReadOptions { Account = account.ToString(),
                AccountSource = "serve" });
        var errors = reading.Findings.Where(f => f.Severity == Severity.Error).ToList();
        if (errors.Count > 0)
        {
            throw new UsageException(
                $"{path} cannot be taken as applied: {(errors[0].Where is { } at ? $"{at}: " : "")}{errors[0].Message} "
                    + $"(`tocsin lint {path}` lists all of it)");
        }
        foreach (var resource in reading.Estate.Resources)
        {
            if (Unknown.In(resource.Arn.ToString()))
            {
                string names = string.Join(", ", Unknown.NamesIn(resource.Arn.ToString()));
                throw new UsageException(
                    $"{path} cannot be taken as applied: {names} is not known before it is; apply it to the server with terraform instead");
            }
        }
        return reading.Estate.Resources.ToValueList();
    }
}
