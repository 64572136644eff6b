using Microsoft.Extensions.Logging;
using Tocsin.Aws;
using Tocsin.Ecs.Scheduling;
using Tocsin.Flow;
using Tocsin.Server.Diagnoses;
using Tocsin.Server.Scheduling;
using Tocsin.Tasks.Worlds;
using Tocsin.Tests.Delivery;
using Tocsin.Text;

namespace Tocsin.Tests.Server.Scheduling;

public sealed class PrintedLinesTests
{
    [Fact]
    public async Task Lines_that_fail_by_a_fault_of_ours_are_told_and_those_after_them_are_kept()
    {
        await using var given = Given.Nothing();
        var told = new Wire.Told();
        var world = new Printing();
        using var logs = LoggerFactory.Create(b => b.AddProvider(told));
        var diagnosing = new Diagnosing(null, logs.CreateLogger<Diagnosing>());
        await using var driver = new Driver(given.Writer, world, Timing.Aws, diagnosing, TimeProvider.System, logs.CreateLogger<Driver>());
        driver.Start();
        var scope = new Scope("111122223333", "us-east-1");
        await world.To!.Printed(new LogLine(scope, "/ecs/web", DateTimeOffset.UtcNow, null!));
        await Until(() => !told.Lines.IsEmpty);
        await world.To.Printed(new LogLine(scope, "/ecs/web", DateTimeOffset.UtcNow, "it goes on"));
        await Until(() => given.Writer.Estate.Logs.Groups.Any(g => g.Name == "/ecs/web"));
        Assert.StartsWith("1 lines of containers could not be kept", Assert.Single(told.Lines).Text, StringComparison.Ordinal);
    }

    private static async Task Until(Func<bool> holds)
    {
        for (int i = 0; !holds(); i++)
        {
            Assert.InRange(i, 0, 1500);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A world whose containers write what they are told.</summary>
    private sealed class Printing : IWorld
    {
        public Sightings? To { get; private set; }

        public string Name => "printing";

        public void Begin(ValueList<Earlier> earlier, Sightings to) => To = to;

        public void Carry(Command command)
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
