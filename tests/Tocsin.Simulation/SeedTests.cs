using System.Diagnostics;

namespace Tocsin.Simulation;

/// <summary>Seeds in processes of their own, each with one thread.</summary>
public sealed class SeedTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1001)]
    public async Task Nothing_acknowledged_is_lost_whatever_a_seed_has_in_store(int from)
    {
        var (code, told) = await Ran("seeds", $"{from}", "1000");
        Assert.True(code == 0, told);
        TestContext.Current.SendDiagnosticMessage(told);
    }

    [Fact]
    public async Task A_commit_that_is_acknowledged_before_it_is_synced_is_found()
    {
        var (code, told) = await Ran("seeds", "1", "60", "unsynced");
        Assert.Equal(1, code);
        Assert.Contains("was acknowledged, and", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seed_repeats_itself()
    {
        var (code, first) = await Ran("seeds", "5001", "20");
        Assert.True(code == 0, first);
        Assert.Equal(first, (await Ran("seeds", "5001", "20")).Told);
        Assert.NotEqual(first, (await Ran("seeds", "5002", "20")).Told);
    }

    private static async Task<(int Code, string Told)> Ran(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Tocsin.Simulation"), arguments)
        {
            RedirectStandardOutput = true, Environment = { [Seeds.OneProcessor] = "1" },
        };
        using var process = Process.Start(start)!;
        string told = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, told);
    }
}
