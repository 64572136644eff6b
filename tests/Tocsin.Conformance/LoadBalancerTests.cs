namespace Tocsin.Conformance;

/// <summary>A service behind a load balancer by Terraform: terraform/load-balancer.</summary>
public sealed class LoadBalancerTests
{
    [Fact]
    public async Task A_load_balancer_and_its_service_are_made_changed_and_deleted_and_the_plan_between_is_empty()
    {
        await using var server = await RunningServer.InMemory("--tasks", "scripted", "--time-scale", "60");
        using var terraform = await Terraform.Of(Path.Combine(AppContext.BaseDirectory, "terraform", "load-balancer"), server);
        (await terraform.Apply()).Succeeded();
        await terraform.PlansNothing();
        Assert.Contains(" 0 added, 6 changed, 0 destroyed", (await terraform.Apply("-var", "changed=true")).Succeeded());
        await terraform.PlansNothing("-var", "changed=true");
        await terraform.Destroy("-var", "changed=true");
        // Before it is done with a load balancer the provider looks for its network interfaces, and goes on when nobody knows of any.
        Assert.All((await server.Ask("status"))["unknownRequests"]!.AsArray(), r => Assert.StartsWith("ec2 ", (string?)r!["name"]));
        Assert.Equal("{\"ecs\":2}", await server.Resources());
    }
}
