namespace Tocsin.Conformance;

/// <summary>The module under deploy/terraform, by its examples: applied, drilled, and gone.</summary>
public sealed class ModuleTests
{
    /// <summary>What PutEvents takes of anybody: the module's rule lets this second source through.</summary>
    private const string Drill =
        """
        [{"Source":"tocsin.drill","DetailType":"ECS Deployment State Change",
        "Resources":["arn:aws:ecs:ap-northeast-2:111122223333:service/shop/orders"],
        "Detail":"{\"eventName\":\"SERVICE_DEPLOYMENT_FAILED\",\"deploymentId\":\"ecs-svc/1\",\"reason\":\"A drill.\"}"}]
        """;

    private static string Module => Path.Combine(Repository.Root, "deploy", "terraform", "ecs-deployment-alarm");

    [Theory]
    [InlineData("simple", 1, "{}")]
    [InlineData("several-channels", 2, "{}")]
    [InlineData("existing-topic", 1, "{}")]
    // A key is deleted a week later at the soonest.
    [InlineData("encrypted", 1, """{"kms":1}""")]
    public async Task An_example_of_the_module_applies_plans_nothing_more_rings_and_goes(string example, int channels, string left)
    {
        await using var server = await RunningServer.InMemory();
        using var terraform = await Terraform.Of(Module, server, Path.Combine("examples", example));
        (await terraform.Apply()).Succeeded();
        await terraform.PlansNothing();
        await Drilled(server, "111122223333", channels);
        await terraform.Destroy();
        Assert.Equal(left, await server.Resources());
        await server.NoFaults();
    }

    [Fact]
    public async Task A_drill_of_a_spoke_rings_in_the_channel_of_the_hub()
    {
        await using var server = await RunningServer.InMemory();
        using var hub = await Terraform.Of(Module, server, Path.Combine("examples", "hub-and-spoke", "hub"), "111122223333");
        using var spoke = await Terraform.Of(Module, server, Path.Combine("examples", "hub-and-spoke", "spoke"), "444455556666");
        var applied = await Task.WhenAll(hub.Apply(), spoke.Apply());
        Assert.All(applied, ran => ran.Succeeded());
        await Drilled(server, "444455556666", 1);
        await Task.WhenAll(hub.Destroy(), spoke.Destroy());
        // The default bus is every account's; here its permissions were changed.
        Assert.Equal("""{"events":1}""", await server.Resources());
    }

    private static async Task Drilled(RunningServer server, string account, int channels)
    {
        var put = await server.AwsOf(account, "ap-northeast-2", "events", "put-events", "--entries", Drill);
        Assert.Contains("\"FailedEntryCount\": 0", put.Succeeded());
        Assert.Contains("(tocsin.drill)", (await server.Tocsin("inbox", "wait")).Succeeded());
        var messages = (await server.Ask("messages"))["messages"]!.AsArray();
        Assert.Equal(channels, messages.Select(m => (string)m!["channel"]!).Distinct().Count());
        Assert.Equal(channels, messages.Count);
    }
}
