using Tocsin.Tests.Deploy;

namespace Tocsin.Tests.Cli.Commands;

public sealed class InitCommandTests
{
    private static readonly string[] Own = [
        "--team", "T9ZZTEAM9", "--channel", "C9ZZCHANNEL", "--region", "eu-west-1", "--email", "team@example.org"];

    [Theory]
    [InlineData("terraform")]
    [InlineData("cloudformation")]
    public void What_is_written_rings_in_ones_own_channel_and_its_tests_pass(string language) => InFolder(folder =>
    {
        Assert.Equal(0, Ran.Tocsin(folder, ["init", language, .. Own]).ExitCode);
        var ran = Ran.Tocsin(folder, "test", "alarm", "--format", "json");
        Assert.True(ran.ExitCode == 0, ran.Output);
        Assert.Contains("C9ZZCHANNEL", ran.Output);
        Assert.True(ran.Events.Count() >= 6);
        Assert.Empty(Ran.Tocsin(folder, "lint", "alarm", "--format", "json").Findings);
        string all = string.Concat(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.All(
            ["T0A1B2C3D", "C0A1B2C3D4E", "oncall@example.com", "ap-northeast-2", "0.0.0"], example => Assert.DoesNotContain(example, all));
        Assert.All(["T9ZZTEAM9", "eu-west-1", "team@example.org"], own => Assert.Contains(own, all));
    });

    [Theory]
    [InlineData("terraform")]
    [InlineData("cloudformation")]
    public void Without_an_address_nobody_watches_and_it_still_rings(string language) => InFolder(folder =>
    {
        Assert.Contains("Nobody hears", Ran.Tocsin(folder, ["init", language, .. Own[..6]]).Output);
        var ran = Ran.Tocsin(folder, "test", "alarm", "--format", "json");
        Assert.True(ran.ExitCode == 0, ran.Output);
        Assert.DoesNotContain("_metric_alarm", ran.Output);
        Assert.DoesNotContain("CloudWatch::Alarm", ran.Output);
        // A template's resources that are not there by their condition are told of.
        Assert.All(
            Ran.Tocsin(folder, "lint", "alarm", "--format", "json").Findings, f => Assert.Equal("TSN0703", f.Member("code")!.AsText()));
    });

    [Fact]
    public void The_workflow_runs_the_tests_that_were_written() => InFolder(folder =>
    {
        Ran.Tocsin(folder, ["init", .. Own]);
        string workflow = File.ReadAllText(Path.Combine(folder, ".github", "workflows", "alarm.yml"));
        var commands = workflow.Split('\n').Where(l => l.Trim().StartsWith("- run: tocsin ", StringComparison.Ordinal))
            .Select(l => l.Trim()["- run: tocsin ".Length..].Split(' ')).ToList();
        Assert.Equal(2, commands.Count);
        Assert.All(commands, c => Assert.Equal(0, Ran.Tocsin(folder, c).ExitCode));
    });

    [Fact]
    public void Nothing_is_overwritten_and_nothing_is_written_beside_it() => InFolder(folder =>
    {
        Directory.CreateDirectory(Path.Combine(folder, "alarm"));
        File.WriteAllText(Path.Combine(folder, "alarm", "main.tf"), "# mine\n");
        var ran = Ran.Tocsin(folder, ["init", .. Own]);
        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("alarm/main.tf: there already", ran.Output);
        Assert.Equal(["# mine\n"], Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText));
    });

    [Fact]
    public void All_that_is_missing_is_told_at_once() => InFolder(folder =>
        Assert.Equal(3, Ran.Tocsin(folder, "init").Output.Split(" is missing: ").Length - 1));

    [Theory]
    [InlineData("--team is missing: --team T0A1B2C3D", "init", "--channel", "C9ZZCHANNEL", "--region", "eu-west-1")]
    [InlineData("--team C9ZZCHANNEL cannot be right", "init", "--team", "C9ZZCHANNEL", "--channel", "C9ZZCHANNEL", "--region", "eu-west-1")]
    [InlineData("--channel #deploys cannot be right", "init", "--team", "T9ZZTEAM9", "--channel", "#deploys", "--region", "eu-west-1")]
    [InlineData("--region Ireland cannot be right", "init", "--team", "T9ZZTEAM9", "--channel", "C9ZZCHANNEL", "--region", "Ireland")]
    [InlineData("--email a\"b@c.d cannot be right", "init", "--team", "T9ZZTEAM9", "--channel", "C9ZZCHANNEL", "--region", "eu-west-1",
        "--email", "a\"b@c.d")]
    [InlineData("there is no language 'pulumi': terraform or "
        + "cloudformation", "init", "pulumi", "--team", "T9ZZTEAM9", "--channel", "C9ZZCHANNEL", "--region", "eu-west-1")]
    public void What_is_missing_or_wrong_is_told_and_nothing_is_written(string told, params string[] arguments) => InFolder(folder =>
    {
        var ran = Ran.Tocsin(folder, arguments);
        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(told, ran.Output);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    });

    private static void InFolder(Action<string> test)
    {
        string folder = Directory.CreateTempSubdirectory("tocsin-init-").FullName;
        try
        {
            test(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
