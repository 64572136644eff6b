namespace Tocsin.Conformance;

/// <summary>The article's six resources by Terraform, unchanged; the alarm; a change; and nothing left.</summary>
public sealed class ArticleTests
{
    [Fact]
    public async Task The_article_applies_unchanged_rings_is_changed_rings_otherwise_and_goes()
    {
        await using var server = await RunningServer.InMemory();
        using var terraform = await Terraform.Of(Path.Combine(Repository.Root, "samples", "article"), server);

        (await terraform.Apply()).Succeeded();
        await terraform.PlansNothing();
        Assert.Contains("arrived", (await server.Tocsin("send", "ecs.deployment-failed", "--wait")).Succeeded());
        Assert.Contains("ECS Deployment Failed", (await server.Tocsin("inbox", "ls")).Succeeded());

        terraform.Edit("main.tf", "ECS Service Deployment Failed", "Somebody must look");
        terraform.Edit("main.tf", ":rotating_light: ECS Deployment Failed", ":fire: Deployment of <resources> failed");
        (await terraform.Apply()).Succeeded();
        await terraform.PlansNothing();
        Assert.Contains("arrived", (await server.Tocsin("send", "ecs.deployment-failed", "--wait")).Succeeded());
        Assert.Contains("Deployment of arn:aws:ecs:", (await server.Tocsin("inbox", "ls")).Succeeded());

        await terraform.Destroy();
        Assert.Equal("{}", await server.Resources());
        await server.NoFaults();
    }
}
