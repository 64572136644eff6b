using System.Text.Json;
using System.Text.RegularExpressions;
using Tocsin.Cli.Commands;
using Tocsin.Cli.Servers;
using Tocsin.Cli.Suites;
using Tocsin.Server.Admin;
using Tocsin.Server.Host;

namespace Tocsin.Tests.Docs;

/// <summary>The page of the server, and the file that runs it in a container, are held to the program.</summary>
public sealed partial class ServerPageTests
{
    private static readonly MarkdownFile Page = MarkdownFile.Read("docs/reference/server.md");

    [Fact]
    public void The_page_lists_the_settings_that_there_are() => Assert.Equal(
        ServerSettingsReader.Known.Order(StringComparer.Ordinal),
        Setting().Matches(Section("Settings")).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_option_that_the_page_says_is_one_of_serve()
    {
        string help = Help("serve");
        var options = Option().Matches(Section("Settings")).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.Contains("--chatbot-limits", options);
        Assert.DoesNotContain(options, o => !help.Contains($"  {o} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_lists_the_routes_that_there_are()
    {
        using var log = new ServerLog(TextWriter.Null, TimeProvider.System);
        await using var server = await TocsinServer.Start(new ServerOptions { Port = 0 }, TimeProvider.System, log);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var described = JsonDocument.Parse(await client.GetStringAsync(new Uri(server.Address, "_tocsin/openapi.json")));
        var routes = described.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(m => $"{m.Name.ToUpperInvariant()} {p.Name}"));
        Assert.Equal(
            routes.Order(StringComparer.Ordinal), Route().Matches(Page.Text).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_route_wants_the_key_that_the_page_says()
    {
        using var log = new ServerLog(TextWriter.Null, TimeProvider.System);
        var options = new ServerOptions { Port = 0, AdminKeys = new AdminKeys("full-key", "read-key") };
        await using var server = await TocsinServer.Start(options, TimeProvider.System, log);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var routes = KeyedRoute().Matches(Page.Text).Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value)).ToList();
        Assert.Equal(Route().Count(Page.Text), routes.Count);
        foreach (var (method, path, key) in routes)
        {
            Assert.Equal((method, path, key == "-"), (method, path, await IsLetIn(null)));
            Assert.Equal((method, path, key is "-" or "read"), (method, path, await IsLetIn("read-key")));
            Assert.True(key is "-" or "read" or "full" && await IsLetIn("full-key"), path);

            async Task<bool> IsLetIn(string? with)
            {
                using var request = new HttpRequestMessage(
                    new HttpMethod(method), new Uri(server.Address, path.Replace("{id}", "none", StringComparison.Ordinal)));
                request.Headers.Authorization = with is null ? null : new("Bearer", with);
                using var answer = await client.SendAsync(request);
                return answer.StatusCode != System.Net.HttpStatusCode.Unauthorized;
            }
        }
    }

    [Fact]
    public void The_service_in_a_container_is_started_by_options_that_there_are_and_has_the_secrets_that_it_names()
    {
        var file = new SourceFile("deploy/container/docker-compose.yml");
        var service = file.Root["services"]!["tocsin"]!;
        string help = Help("serve");
        var command = ((YamlValue.Sequence)service["command"]!).Items.Select(i => ((YamlValue.Scalar)i).Text).ToList();
        Assert.Equal("serve", command[0]);
        Assert.All(command.Where(c => c.StartsWith("--", StringComparison.Ordinal)), o => Assert.Contains($"  {o} ", help));
        Assert.Equal(
            Names(file.Root["secrets"]!).Select(n => $"/run/tocsin/secrets/{n}"),
            ((YamlValue.Sequence)service["secrets"]!).Items.Select(s => ((YamlValue.Scalar)s["target"]!).Text));
        // The settings of the page that it belongs to name the same files.
        string howTo = MarkdownFile.Read("docs/how-to/self-host.md").Text;
        Assert.All(Names(file.Root["secrets"]!), n => Assert.Contains($"file:secrets/{n}", howTo));
    }

    private static IEnumerable<string> Names(YamlValue mapping) => ((YamlValue.Mapping)mapping).Entries.Select(e => e.Key.Text);

    private static string Section(string title) => Page.Text.Split($"\n## {title}\n")[1].Split("\n## ")[0];

    private static string Help(string command)
    {
        using var output = new StringWriter();
        Root.Run(
            [command, "--help"],
            new Invocation(TextReader.Null, output, output, new Dictionary<string, string>(), MarkdownFile.Root, IsTerminal: false));
        return output.ToString();
    }

    private sealed class SourceFile
    {
        public SourceFile(string path)
        {
            var findings = new List<Tocsin.Text.Finding>();
            Root = YamlTree.Read(
                new Tocsin.Text.SourceText(path, File.ReadAllText(Path.Combine(MarkdownFile.Root, path))), findings)!;
            Assert.Empty(findings);
        }

        public YamlValue Root { get; }
    }

    [GeneratedRegex(@"^\| `([a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex(@"^\| `([A-Z]+) (/_tocsin/[^`]+)` \| (\S+) \|", RegexOptions.Multiline)]
    private static partial Regex KeyedRoute();

    [GeneratedRegex(@"\| `(--[a-z-]+)` \|")]
    private static partial Regex Option();

    [GeneratedRegex(@"^\| `([A-Z]+ /_tocsin/[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Route();
}
