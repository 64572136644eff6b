using Tocsin.Json;
using Tocsin.Tests.Docs;

namespace Tocsin.Tests.Deploy;

/// <summary>What is released is installed and tried, as somebody does who has only that.</summary>
public sealed class ReleaseTests
{
    private static readonly string[] Archives = ["tocsin-VERSION-linux-x64.tar.gz", "tocsin-VERSION-linux-x64-baseline.tar.gz"];

    public static TheoryData<string> Executables => [.. Archives];

    [Fact]
    public void Everything_is_there_and_is_what_the_checksums_say()
    {
        Assert.All(
            Archives.Concat(
                ["tocsin.VERSION.nupkg", "tocsin.linux-x64.VERSION.nupkg", "tocsin.any.VERSION.nupkg", "Tocsin.Engine.VERSION.nupkg"])
                    .Select(Release.PathOf),
            f => Assert.True(File.Exists(f), f));
        Release.Succeeds("sha256sum", Release.Folder, "--check", "--strict", "--quiet", "SHA256SUMS");
        Assert.Equal(
            Directory.GetFiles(Release.Folder).Select(f => Path.GetFileName(f)).Where(f => f != "SHA256SUMS").Order(StringComparer.Ordinal),
            File.ReadAllLines(Release.PathOf("SHA256SUMS")).Select(l => l.Split("  ")[1]).Order(StringComparer.Ordinal));
    }

    /// <summary>Its own libraries are those of the C library alone; no SDK, no shell, no other file is in reach.</summary>
    [Theory]
    [MemberData(nameof(Executables))]
    public void An_archive_works_in_an_empty_root(string archive) => Release.InFolder(folder =>
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "chroot needs root");
        Release.Unpacked(archive, folder);
        foreach (string library in Release.Succeeds("ldd", folder, "tocsin").Split('\n')
                .Select(l => l.Split(' ', '\t').FirstOrDefault(w => w.StartsWith('/'))).OfType<string>())
        {
            string to = folder + library;
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(new FileInfo(library).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? library, to, overwrite: true);
        }
        // The system's random bytes, which every root has.
        Directory.CreateDirectory(Path.Combine(folder, "dev"));
        Release.Succeeds("mknod", folder, "dev/urandom", "c", "1", "9");
        Release.Succeeds("cp", folder, "-r", Path.Combine(MarkdownFile.Root, "samples", "article"), "sample");
        Assert.Equal(Release.Version, Release.Succeeds("chroot", folder, folder, "/tocsin", "--version").Trim().Split('+')[0]);
        Assert.Contains("Slack", Release.Succeeds("chroot", folder, folder, "/tocsin", "demo", "--fast"));
        Assert.Contains("ECS Deployment Failed", Release.Succeeds("chroot", folder, folder, "/tocsin", "test", "/sample"));
    });

    [Fact]
    public void The_wide_build_says_on_an_older_processor_what_to_take() => Release.InFolder(folder =>
    {
        Release.Unpacked(Archives[0], folder);
        var (exitCode, output) = Tool.Run(
            "qemu-x86_64", folder, new Dictionary<string, string>(), "-cpu", "Nehalem", "./tocsin", "--version");
        Assert.Equal(4, exitCode);
        Assert.Contains("linux-x64-baseline", output);
    });

    [Fact]
    public void The_tool_is_installed_from_a_feed_that_has_nothing_else() => Release.InFolder(folder =>
    {
        var environment = Release.Feed(folder);
        Release.Succeeds("dotnet", folder, environment, "tool", "install", "tocsin", "--version", Release.Version, "--tool-path", "tools");
        string tocsin = Path.Combine(folder, "tools", "tocsin");
        Assert.Equal(Release.Version, Release.Succeeds(tocsin, folder, "--version").Trim().Split('+')[0]);
        Assert.Contains(
            "ECS Deployment Failed", Release.Succeeds(tocsin, folder, "test", Path.Combine(MarkdownFile.Root, "samples", "article")));
        // Native: it is started without the runtime.
        Assert.True(Directory.GetFiles(Path.Combine(folder, "tools", ".store"), "tocsin", SearchOption.AllDirectories).Length > 0);
    });

    [Fact]
    public void The_fallback_runs_on_the_shared_runtime() => Release.InFolder(folder =>
    {
        Release.Succeeds("unzip", folder, "-q", Release.PathOf("tocsin.any.VERSION.nupkg"));
        string program = Directory.GetFiles(folder, "Tocsin.Cli.dll", SearchOption.AllDirectories).Single();
        Assert.Contains(
            "ECS Deployment Failed",
            Release.Succeeds("dotnet", folder, program, "test", Path.Combine(MarkdownFile.Root, "samples", "article")));
        Release.Succeeds("unzip", folder, "-q", "-o", Release.PathOf("tocsin.VERSION.nupkg"));
        string settings = File.ReadAllText(
            Directory.GetFiles(Path.Combine(folder, "tools", "any"), "DotnetToolSettings.xml", SearchOption.AllDirectories).Single());
        Assert.All(["\"any\"", "\"linux-x64\"", "tocsin.any", "tocsin.linux-x64"], part => Assert.Contains(part, settings));
    });

    [Fact]
    public void The_engine_is_a_library_that_a_program_can_use() => Release.InFolder(folder =>
    {
        var environment = Release.Feed(folder);
        File.WriteAllText(Path.Combine(folder, "match.cs"), $$"""
            #:package Tocsin.Engine@{{Release.Version}}
            #:property PublishAot=false
            using Tocsin.Scenarios;
            using Tocsin.Aws;
            Console.WriteLine(BuiltInEvents.TryMake("ecs.drill", new Dictionary<string, string>(), new EventContext(AccountId.Assumed, "eu-west-1"), out var made, out _) ? made.Json : "none");
            """);
        Assert.Contains("tocsin.drill", Release.Succeeds("dotnet", folder, environment, "run", "match.cs"));
    });

    [Fact]
    public void The_bill_of_materials_names_every_package_that_is_locked()
    {
        var bill = JsonParser.Parse(File.ReadAllText(Release.PathOf("tocsin-VERSION.cdx.json")))!;
        Assert.Equal("CycloneDX", bill.Member("bomFormat")!.AsText());
        Assert.Equal(Release.Version, bill.At("/metadata/component/version")!.AsText());
        var names = ((JsonValue.Array)bill.Member("components")!).Items.Select(c => c.Member("name")!.AsText()).ToList();
        var locked = (JsonValue.Object)JsonParser.Parse(
            File.ReadAllText(Path.Combine(MarkdownFile.Root, "src", "Tocsin.Cli", "packages.lock.json")))!.At("/dependencies/net10.0")!;
        var packages = locked.Members.Where(m => m.Value.Member("type")!.AsText() != "Project").Select(m => m.Name).ToList();
        Assert.True(packages.Count > 3);
        Assert.All(packages, p => Assert.Contains(p, names));
    }

    [Fact]
    public void The_image_runs_without_root_on_a_private_engine() => Release.InFolder(folder =>
    {
        Assert.SkipUnless(
            File.Exists(Release.PathOf("tocsin-VERSION-linux-x64-image.tar.gz")),
            "dpkg-deb is not on this machine: release.sh left the image out");
        using var engine = new PrivateEngine(folder);
        var environment = new Dictionary<string, string> { ["DOCKER_HOST"] = engine.Host };
        Release.Succeeds("docker", folder, environment, "load", "-q", "-i", Release.PathOf("tocsin-VERSION-linux-x64-image.tar.gz"));
        string image = $"tocsin:{Release.Version}", samples = Path.Combine(MarkdownFile.Root, "samples");
        Assert.Equal(
            "65532:65532", Release.Succeeds("docker", folder, environment, "image", "inspect", "-f", "{{.Config.User}}", image).Trim());
        Assert.Contains(
            "ECS Deployment Failed",
            Release.Succeeds("docker", folder, environment, "run", "--rm", "--network", "none", "-v", $"{samples}:/work:ro", image, "test",
                "article"));
    });

    [Fact]
    public void The_image_serves_as_the_compose_file_runs_it() => Release.InFolder(folder =>
    {
        Assert.SkipUnless(
            File.Exists(Release.PathOf("tocsin-VERSION-linux-x64-image.tar.gz")),
            "dpkg-deb is not on this machine: release.sh left the image out");
        var compose = new Compose();
        Directory.CreateDirectory(Path.Combine(folder, "secrets"));
        foreach (string name in new[] { "admin-key", "admin-read-key", "aws-secret" })
        {
            string secret = Path.Combine(folder, "secrets", name);
            File.WriteAllText(secret, $"{name}-0123456789abcdef0123456789abcdef");
            Release.Succeeds("chmod", folder, "a+r", secret);
        }
        File.WriteAllText(Path.Combine(folder, "tocsin-server.yaml"), """
            admin-key: file:secrets/admin-key
            admin-read-key: file:secrets/admin-read-key
            keys:
              - id: TOCSINPLATFORM
                secret: file:secrets/aws-secret
                account: "111122223333"
            """);
        using var engine = new PrivateEngine(folder);
        var environment = new Dictionary<string, string> { ["DOCKER_HOST"] = engine.Host };
        Docker("load", "-q", "-i", Release.PathOf("tocsin-VERSION-linux-x64-image.tar.gz"));
        Docker(["run", "--detach", "--name", "served", "--network", "none", .. compose.Options(folder), compose.Image, .. compose.Command]);
        Assert.Contains("no rule wants it", Answered("send", "ecs.deployment-failed"));
        Docker("stop", "served");
        Assert.Equal("0", Docker("container", "inspect", "-f", "{{.State.ExitCode}}", "served").Trim());
        Docker("start", "served");
        Assert.Contains("ECS Deployment State Change", Answered("inbox", "dropped"));

        string Docker(params string[] arguments) => Release.Succeeds("docker", folder, environment, arguments);

        string Answered(params string[] command)
        {
            string[] arguments = ["exec", "served", "/usr/bin/tocsin", .. command, "--admin-key-file", "/run/tocsin/secrets/admin-key"];
            for (int i = 0; i < 300; i++)
            {
                var (exitCode, output) = Tool.Run("docker", folder, environment, arguments);
                if (exitCode != 4)
                {
                    return output;
                }
                Thread.Sleep(100);
            }
            return Docker("logs", "served");
        }
    });
}
