using System.Text.Json;
using Tocsin.Tests.Cli.Formats;

namespace Tocsin.Tests.Cli.Runs;

/// <summary>Whether the services would ring, asked of test, coverage and lint alike.</summary>
public sealed class CoverageTests : IDisposable
{
    private const string Cases = "tests/Tocsin.Scenarios/cases";

    private readonly string folder = Directory.CreateTempSubdirectory("tocsin-coverage-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_another_rule_catches_meanwhile_does_not_make_a_silent_service_ring()
    {
        Lay("lint-crash-loop", "stops.tf");
        using var report = Test(1);
        var played = report.RootElement.GetProperty("events").EnumerateArray().Last();
        Assert.StartsWith("ecs.crash-on-start", played.GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ("delivered", "ecs.breaker-disabled", false),
            (Text(played, "outcome"), Text(played, "reason"), played.GetProperty("passed").GetBoolean()));
        Assert.False(report.RootElement.GetProperty("coverage")[0].GetProperty("rings").GetBoolean());
        Assert.Contains("TSN0509", Codes(report));
        Assert.Equal(1, Reports.Run(["lint", folder]).ExitCode);
    }

    [Fact]
    public void A_comment_does_not_excuse_a_service_that_would_not_ring()
    {
        string main = Path.Combine(folder, "main.tf");
        File.WriteAllText(
            main,
            File.ReadAllText(main).Replace("resource \"aws_ecs_service\"", "# tocsin:ignore TSN0501 because nobody minds\nresource "
                + "\"aws_ecs_service\""));
        File.WriteAllText(
            Path.Combine(folder, "tocsin.yaml"), "version: 1\ntests: [{ send: ecs.deployment-failed, expect: { outcome: delivered } }]");
        using var report = Test(1);
        Assert.DoesNotContain("TSN0501", Codes(report));
        Assert.True(report.RootElement.GetProperty("events")[0].GetProperty("passed").GetBoolean());
    }

    [Fact]
    public void Tests_that_pass_excuse_no_service_either_and_a_reason_does()
    {
        const string Tests = "version: 1\ntests: [{ send: ecs.deployment-failed, expect: { outcome: delivered } }]\n";
        File.WriteAllText(Path.Combine(folder, "tocsin.yaml"), Tests);
        Test(1).Dispose();
        File.WriteAllText(
            Path.Combine(folder, "tocsin.yaml"),
            $"{Tests}lint: {{ ignore: [{{ code: TSN0501, address: aws_ecs_service.agent, reason: nobody minds }}] }}");
        using var report = Test(0);
        Assert.Equal("nobody minds", Text(report.RootElement.GetProperty("coverage")[0], "excused"));
        Assert.Equal(0, Reports.Run(["lint", folder]).ExitCode);
    }

    [Fact]
    public void What_cannot_be_told_of_a_service_is_accepted_by_its_address()
    {
        Lay("service-with-alarms-alone", "main.tf");
        Test(3).Dispose();
        Test(0, "--allow-unknown", "aws_ecs_service.api=the alarms were tried").Dispose();
    }

    public CoverageTests() => Lay("service-daemon-without-breaker", "main.tf");

    private void Lay(string scenario, string file) =>
        File.Copy(Path.Combine(Docs.MarkdownFile.Root, Cases, scenario, file), Path.Combine(folder, file), overwrite: true);

    private JsonDocument Test(int exitCode, params string[] options)
    {
        var (code, output, _) = Reports.Run(["test", folder, "--format", "json", .. options]);
        Assert.Equal(exitCode, code);
        return JsonDocument.Parse(output);
    }

    private static string? Text(JsonElement of, string member) => of.GetProperty(member).GetString();

    private static IEnumerable<string?> Codes(JsonDocument report) =>
        report.RootElement.GetProperty("findings").EnumerateArray().Select(f => Text(f, "code"));
}
