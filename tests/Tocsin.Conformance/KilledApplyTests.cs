using System.Text.RegularExpressions;

namespace Tocsin.Conformance;

/// <summary>The server is ended by kill -9 in the middle of <c>terraform apply</c>, and started again on what it kept.</summary>
public sealed partial class KilledApplyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Applied_again_it_converges_or_names_as_there_already_what_was_cut_off(int resources)
    {
        string data = Directory.CreateTempSubdirectory("tocsin-apply-").FullName;
        try
        {
            var server = await RunningServer.On(data);
            using var terraform = await Terraform.Of(Path.Combine(Repository.Root, "samples", "article"), server);
            var interrupted = terraform.Apply();
            while (!interrupted.IsCompleted && await Made(server) < resources)
            {
                await Task.Yield();
            }
            await server.Kill();
            await server.DisposeAsync();
            var cutOff = Named((await interrupted).Errors);

            // Where its clients know it.
            await using var again = await RunningServer.On(data, server.Port);
            var ran = await terraform.Apply();
            if (ran.ExitCode == 0)
            {
                await terraform.PlansNothing();
                return;
            }
            // As on AWS: what was made while nobody could be told is not in Terraform's state.
            string[] errors = ran.Errors.Split("Error: ")[1..];
            Assert.NotEmpty(errors);
            Assert.All(errors, e => Assert.True(e.Contains("already exists", StringComparison.Ordinal), ran.Errors));
            Assert.Equal(errors.Length, Named(ran.Errors).Length);
            Assert.Subset(cutOff.ToHashSet(), Named(ran.Errors).ToHashSet());
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>The addresses of the resources that errors are of.</summary>
    private static string[] Named(string errors) => [.. Address().Matches(errors).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"with (\w+\.\w+),")]
    private static partial Regex Address();

    private static async Task<int> Made(RunningServer server) =>
        (await server.Ask("status"))["resources"]!.AsObject().Sum(s => (int)s.Value!);
}
