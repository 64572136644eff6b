namespace Tocsin.Conformance;

/// <summary>Every operation that is answered, by AWS's own clients.</summary>
public sealed class OperationTests
{
    [Fact]
    public void Every_operation_that_is_answered_has_a_case()
    {
        Assert.NotEmpty(OperationCases.Answered());
        Assert.Empty(OperationCases.Answered().Except(OperationCases.Operations));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Boto3_asks_every_operation_and_reads_every_answer(bool isSignatureHeldTo)
    {
        await using var server = isSignatureHeldTo ? await RunningServer.WithKeys() : await RunningServer.InMemory();
        Assert.SkipWhen((await server.Client("python3", "-c", "import boto3")).ExitCode != 0, "boto3 is not on this machine");
        string driver = Path.Combine(AppContext.BaseDirectory, "boto3", "drive.py");
        var told = OperationCases.Told((await server.Client("python3", [driver, server.Url, .. OperationCases.Files])).Succeeded());
        Assert.Equal(OperationCases.Operations, told.Select(t => t.Operation));
        Assert.DoesNotContain(told, t => t.Fault is not null);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_JavaScript_clients_ask_every_operation_that_they_have_and_read_every_answer(bool isSignatureHeldTo)
    {
        string packages = await JavaScript.Installed();
        await using var server = isSignatureHeldTo ? await RunningServer.WithKeys() : await RunningServer.InMemory();
        string driver = Path.Combine(AppContext.BaseDirectory, "javascript", "drive.mjs");
        var ran = await Ran.Program("node", packages, server.Environment, [driver, server.Url, .. OperationCases.Files]);
        var told = OperationCases.Told(ran.Succeeded());
        Assert.Equal(OperationCases.Operations, told.Select(t => t.Operation));
        Assert.DoesNotContain(told, t => t.Fault is not null and not "absent");
        // The newest of Chatbot's clients that the registry of the tests' machines has is older than its custom actions.
        Assert.All(told.Where(t => t.Fault == "absent"), t => Assert.StartsWith("chatbot ", t.Operation));
    }
}
