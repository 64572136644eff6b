using Tocsin.Cli.Commands;
using Tocsin.Server.Admin;
using Tocsin.Server.Host;
using Tocsin.Tests.Delivery;
using Tocsin.Text;

namespace Tocsin.Tests.Cli.Commands;

/// <summary>What the commands of a server do with its keys and without them.</summary>
public sealed class KeyedCommandTests
{
    [Theory]
    [InlineData(null, false, false)]
    [InlineData("wrong", false, false)]
    [InlineData("read", true, false)]
    [InlineData("full", true, true)]
    public async Task A_command_wants_the_key_of_what_it_does(string? key, bool reads, bool writes)
    {
        await using var server = await Started(new AdminKeys("full", "read"));
        string sent = Event(server, "full");
        foreach (string[] command in Reading(sent))
        {
            Expect(command, reads, "read-only");
        }
        foreach (string[] command in Writing)
        {
            // To send, one first asks where.
            Expect(command, writes, command[0] == "send" && !reads ? "read-only" : "full");
        }

        void Expect(string[] command, bool isLetIn, string needed)
        {
            var (exitCode, output) = Run(server, key, command);
            Assert.True(isLetIn == exitCode is 0 or 1, $"{string.Join(' ', command)}: {exitCode} {output}");
            if (!isLetIn)
            {
                Assert.Equal(4, exitCode);
                Assert.Contains($"this needs the {needed} admin key", output);
            }
            Assert.DoesNotContain("internal error", output);
        }
    }

    [Fact]
    public async Task Without_keys_every_command_is_let_in()
    {
        await using var server = await Started(AdminKeys.None);
        string sent = Event(server, null);
        Assert.All(Reading(sent).Concat(Writing), command => Assert.InRange(Run(server, null, command).ExitCode, 0, 1));
    }

    [Fact]
    public async Task What_is_suggested_names_the_server_that_was_named()
    {
        await using var server = await Started(AdminKeys.None);
        string url = server.Address.ToString().TrimEnd('/');
        var (_, named) = Run(null, null, ["send", "ecs.deployment-completed", "--server", url]);
        Assert.Contains($" --server {url}", named);
        Assert.Contains($" --server {url}   says why", Run(null, null, ["inbox", "dropped", "--server", url]).Output);
        Assert.Contains($"tocsin inbox dropped --server {url}", Run(null, null, ["inbox", "ls", "--server", url]).Output);
        Assert.DoesNotContain("--server", Run(server, null, ["inbox", "ls"]).Output);
    }

    [Fact]
    public async Task What_is_too_long_to_ask_is_told_as_that()
    {
        await using var server = await Started(AdminKeys.None);
        var (exitCode, output) = Run(server, null, ["inbox", "show", new string('a', 60_000)]);
        Assert.Equal(2, exitCode);
        Assert.Contains("what is asked is too long", output);
        (exitCode, output) = Run(server, null, ["inbox", "ls", "-q", new string('a', 60_000)]);
        Assert.Equal(2, exitCode);
        Assert.Contains("-q: the query has more than 1024 characters", output);
    }

    private static string[][] Reading(string sent) =>
    [
        ["inbox", "ls"], ["inbox", "dropped"], ["inbox", "wait", "-q", "id:none", "--timeout", "1"], ["trace", sent], ["dlq", "ls"],
    ];

    private static string[][] Writing =>
        [["send", "ecs.deployment-completed"], ["dlq", "redrive", "--all"], ["slack", "authorize", "T0123456789"]];

    /// <summary>The id of one that was sent.</summary>
    private static string Event(TocsinServer server, string? key)
    {
        var (exitCode, output) = Run(server, key, ["send", "ecs.deployment-completed", "--json"]);
        Assert.True(exitCode is 0, output);
        return output.Split("\"id\":\"")[1].Split('"')[0];
    }

    private static (int ExitCode, string Output) Run(TocsinServer? server, string? key, string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var environment = new Dictionary<string, string>();
        if (server is not null)
        {
            environment["TOCSIN_SERVER"] = server.Address.ToString();
        }
        if (key is not null)
        {
            environment["TOCSIN_ADMIN_KEY"] = key;
        }
        int exitCode = Root.Run(arguments, new Invocation(TextReader.Null, output, output, environment, Path.GetTempPath(), false));
        return (exitCode, output.ToString());
    }

    private static Task<TocsinServer> Started(AdminKeys keys) => TocsinServer.Start(
        new ServerOptions { Port = 0, AdminKeys = keys, Applied = Given.Sample("article").ToValueList(), Region = "ap-northeast-2" },
        TimeProvider.System, new ServerLog(TextWriter.Null, TimeProvider.System));
}
