using System.CommandLine;
using System.Globalization;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Servers;
using Tocsin.Delivery.Store;
using Command = System.CommandLine.Command;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin db check | backup | restore</c>: what a server keeps, by its directory and not by its API.</summary>
internal static class DatabaseCommand
{
    public static Command Create(Invocation invocation) => new ExampleCommand(
        "db", "What a server keeps: whether it is sound, in a file, and back.", "tocsin db backup tocsin-2026-11-30.db")
    {
        Check(invocation), Backup(invocation), Restore(invocation),
    };

    private static Command Check(Invocation invocation)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "A backup; the data directory otherwise", Arity = ArgumentArity.ZeroOrOne,
        };
        var data = DataOption(invocation);
        var command = new ExampleCommand(
            "check", "Say whether all of it is what was written: each page, each tree and index, each row. A server may run.",
            "tocsin db check --data /var/lib/tocsin") { file, data };
        command.SetAction(parsed => Guarded(invocation, () =>
        {
            string path = parsed.GetValue(file) is { } named ? invocation.Absolute(named) : StoreIn(invocation, parsed.GetValue(data));
            var found = StoreCheck.Of(path);
            var page = invocation.Page();
            foreach (string damage in found.Damage)
            {
                page.Line(new Inked(damage, Ink.Bad));
            }
            page.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: {(found.Damage.Count == 0 ? "sound" : "damaged")}; {found.Pages} pages, {found.Rows} rows"));
            return found.Damage.Count == 0 ? ExitCode.AsExpected : ExitCode.Failed;
        }));
        return command;
    }

    private static Command Backup(Invocation invocation)
    {
        var file = new Argument<string>("FILE") { Description = "The file to write, which is not there yet" };
        var data = DataOption(invocation);
        var command = new ExampleCommand(
            "backup", "Write what is kept at this moment into one file. A server may run, and is not held up.",
            "tocsin db backup tocsin-2026-11-30.db --data /var/lib/tocsin") { file, data };
        command.SetAction(parsed => Guarded(invocation, () =>
        {
            string to = invocation.Absolute(parsed.GetValue(file)!);
            StoreBackup.Write(StoreIn(invocation, parsed.GetValue(data)), to);
            invocation.Page().Line(string.Create(CultureInfo.InvariantCulture, $"{to}: {new FileInfo(to).Length} bytes"));
            return ExitCode.AsExpected;
        }));
        return command;
    }

    private static Command Restore(Invocation invocation)
    {
        var file = new Argument<string>("FILE") { Description = "A file that backup wrote" };
        var data = DataOption(invocation);
        var replace = new Option<bool>("--replace") { Description = "What the directory holds may go" };
        var command = new ExampleCommand(
            "restore", "Put a backup into the directory of a server that does not run. What was pending then is sent again.",
            "tocsin db restore tocsin-2026-11-30.db --data /var/lib/tocsin") { file, data, replace };
        command.SetAction(parsed => Guarded(invocation, () =>
        {
            using var directory = DataDirectory.Open(Path.GetDirectoryName(StoreIn(invocation, parsed.GetValue(data)))!);
            StoreBackup.Restore(invocation.Absolute(parsed.GetValue(file)!), directory, parsed.GetValue(replace));
            invocation.Page().Line($"{directory.Path} holds it; start the server on it");
            return ExitCode.AsExpected;
        }));
        return command;
    }

    private static Option<string?> DataOption(Invocation invocation) =>
        Settings.Text(invocation, "--data", $"The directory that the server keeps everything in; {ServeCommand.DefaultData} otherwise");

    private static string StoreIn(Invocation invocation, string? data) =>
        DataDirectory.StoreIn(invocation.Absolute(data ?? ServeCommand.DefaultData));

    private static int Guarded(Invocation invocation, Func<int> run)
    {
        EmbeddedSqlite.Use();
        try
        {
            return run();
        }
        catch (StoreException e)
        {
            invocation.Error.WriteLine($"tocsin: {e.Message}");
            return ExitCode.Environment;
        }
    }
}
