using Tocsin.Cli.Commands;
using Tocsin.Delivery.Store;
using Tocsin.Tests.Delivery;

namespace Tocsin.Tests.Cli.Commands;

public sealed class DatabaseCommandTests : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("tocsin-").FullName;
    private readonly StringWriter output = new();

    public void Dispose()
    {
        output.Dispose();
        Directory.Delete(path, recursive: true);
    }

    [Fact]
    public async Task A_store_is_checked_and_backed_up_beside_its_server_and_restored_where_none_runs()
    {
        await using var given = await Given.Article();
        Assert.Equal(ExitCode.AsExpected, Run("check", "--data", given.Path));
        Assert.Contains(": sound; ", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.AsExpected, Run("backup", "kept.db", "--data", given.Path));
        Assert.Equal(ExitCode.AsExpected, Run("restore", "kept.db", "--data", "another"));
        Assert.Equal(ExitCode.AsExpected, Run("check", "--data", "another"));
        Assert.Equal(ExitCode.Environment, Run("restore", "kept.db", "--data", given.Path, "--replace"));
        Assert.Contains("is in use by another tocsin server", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_damaged_ends_with_1_and_is_named()
    {
        await using var given = await Given.Article();
        Assert.Equal(ExitCode.AsExpected, Run("backup", "kept.db", "--data", given.Path));
        byte[] bytes = await File.ReadAllBytesAsync(Path.Combine(path, "kept.db"), TestContext.Current.CancellationToken);
        bytes[Seal.PageBytes] ^= 1;
        await File.WriteAllBytesAsync(Path.Combine(path, "kept.db"), bytes, TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Failed, Run("check", "kept.db"));
        Assert.Contains("page 2, at byte 4096, does not hold what was written", output.ToString(), StringComparison.Ordinal);
    }

    private int Run(params string[] arguments) => Root.Run(
        ["db", .. arguments],
        new Invocation(TextReader.Null, output, output, new Dictionary<string, string>(), path, IsTerminal: false));
}
