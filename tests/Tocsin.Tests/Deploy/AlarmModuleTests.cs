using Tocsin.Json;

namespace Tocsin.Tests.Deploy;

/// <summary>
/// The module of deploy/ by the program's own judgement: each example and each option rings, and lint has nothing to say.
/// </summary>
public sealed class AlarmModuleTests
{
    private const string AnAlarm = "ecs.deployment-failed[reason=ECS deployment ecs-svc/1 failed: alarm detected.]";

    public static TheoryData<string> Examples => [.. AlarmModule.Examples.Keys.Order(StringComparer.Ordinal)];

    public static TheoryData<string> Options => [.. AlarmModule.Options.Keys];

    [Fact]
    public void The_examples_are_those_that_the_page_names() =>
        Assert.Equal(["drill", "encrypted", "existing-topic", "hub-and-spoke", "several-channels", "simple"], Examples.Select(e => e.Data));

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_rings(string example) => Rings(AlarmModule.Folder, AlarmModule.Examples[example]);

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_drill_of_an_example_rings_and_says_what_it_is(string example) =>
        RingsForADrill(AlarmModule.Folder, AlarmModule.Examples[example]);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Lint_has_nothing_to_say_of_an_example(string example) => NothingFound(AlarmModule.Folder, AlarmModule.Examples[example]);

    [Theory]
    [MemberData(nameof(Options))]
    public void An_option_rings_and_lint_has_nothing_to_say(string option) => InCopy(option, folder =>
    {
        Rings(folder, ".");
        RingsForADrill(folder, ".");
        NothingFound(folder, ".");
    });

    [Theory]
    [InlineData("none", "quiet")]
    [InlineData("rollbacks told apart", ":leftwards_arrow_with_hook: ECS rolls back to an older deployment (aws.ecs)")]
    public void A_rollback_is_told_where_it_is_asked_for(string option, string expected) => InCopy(option, folder =>
    {
        var sent = Sent(folder, "ecs.deployment-rolling-back");
        Assert.Equal(expected, Titles(sent).FirstOrDefault(sent.Member("outcome")!.AsText()!));
    });

    [Theory]
    [InlineData("none", ":rotating_light: ECS deployment failed (aws.ecs)")]
    [InlineData("deployment alarms told apart", ":rotating_light: ECS deployment failed: an alarm went off (aws.ecs)")]
    public void A_failure_that_an_alarm_decided_has_its_title_and_rings_once(string option, string title) =>
        InCopy(option, folder => Assert.Equal([title], Titles(Sent(folder, AnAlarm))));

    [Fact]
    public void Where_alarms_are_told_apart_the_circuit_breaker_rings_once() =>
        InCopy(
            "rollbacks and alarms told apart",
            folder => Assert.Equal([":rotating_light: ECS deployment failed (aws.ecs)"], Titles(Sent(folder, "ecs.deployment-failed"))));

    [Fact]
    public void One_channel_under_two_names_is_refused() => InCopy("two channels", folder =>
    {
        string main = Path.Combine(folder, "main.tf");
        File.WriteAllText(main, File.ReadAllText(main).Replace("C5F6G7H8I9J", "C0A1B2C3D4E"));
        Assert.Contains("One channel stands there twice", Ran.Tocsin(folder, "test", ".").Output);
    });

    private static void Rings(string folder, params string[] paths)
    {
        var ran = Ran.Tocsin(folder, ["test", .. paths, "--format", "json"]);
        Assert.True(ran.ExitCode == 0, ran.Output);
        Assert.Contains(ran.Events, e => e.Member("outcome")!.AsText() == "delivered");
        Assert.All(ran.Events, e => Assert.Equal("true", JsonWriter.Write(e.Member("passed")!)));
    }

    private static void RingsForADrill(string folder, params string[] paths)
    {
        var drill = Ran.Tocsin(folder, ["explain", .. paths, "-e", "ecs.drill", "--format", "json"]).Events.Single();
        Assert.Equal("delivered", drill.Member("outcome")!.AsText());
        Assert.NotEmpty(Titles(drill));
        Assert.All(Titles(drill), t => Assert.EndsWith("(tocsin.drill)", t));
    }

    private static void NothingFound(string folder, params string[] paths)
    {
        var ran = Ran.Tocsin(folder, ["lint", .. paths, "--format", "json"]);
        Assert.Equal([], ran.Findings.Select(f => $"{f.Member("code")!.AsText()} {f.Member("message")!.AsText()}"));
    }

    private static JsonValue Sent(string folder, string what) =>
        Ran.Tocsin(folder, "explain", ".", "-e", what, "--format", "json").Events.Single();

    private static IEnumerable<string> Titles(JsonValue sent) =>
        ((JsonValue.Array)sent.Member("messages")!).Items.Select(m => m.Member("title")!.AsText()!);

    private static void InCopy(string option, Action<string> test)
    {
        string folder = AlarmModule.LaidOut(AlarmModule.Options[option]);
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
