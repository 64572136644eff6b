namespace Tocsin.Conformance;

/// <summary>Every resource type of the chain by Terraform: terraform/every-type. What it signs is held to.</summary>
public sealed class EveryTypeTests
{
    [Fact]
    public async Task Every_resource_type_is_made_changed_and_deleted_and_the_plan_between_is_empty()
    {
        await using var server = await RunningServer.WithKeys();
        using var terraform = await Terraform.Of(Path.Combine(AppContext.BaseDirectory, "terraform", "every-type"), server);
        (await terraform.Apply()).Succeeded();
        await terraform.PlansNothing();
        Assert.Contains(" 0 added, 18 changed, 0 destroyed", (await terraform.Apply("-var", "changed=true")).Succeeded());
        await terraform.PlansNothing("-var", "changed=true");
        await terraform.Destroy("-var", "changed=true");
        Assert.Equal("{}", await server.Resources());
        await server.NoFaults();
    }
}
