using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Tocsin.Declared.Functions;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Resources;
using Tocsin.Declared.Terraform;
using Tocsin.Declared.Values;

namespace Tocsin.Tests.Declared.Terraform;

/// <summary>
/// The modules in recorded/ were applied by Terraform 1.11.4, and their outputs recorded; a null output it does not list was added.
/// </summary>
public sealed class RecordedModulesTests
{
    [Fact]
    public void Modules_that_need_each_other_have_the_outputs_that_terraform_gives_them()
    {
        string folder = Path.Combine(Path.GetDirectoryName(Here())!, "recorded");
        var findings = new Findings();

        var configuration = RootFolder.Read(
            new Source(folder), new ReadOptions(), ResourceTypes.ForReading, new Patches([], findings), findings);

        Assert.Empty(findings.All);
        var nothing = new FunctionContext(".", _ => new FileRead.Missing(), _ => [], (_, _, _) => Attempt.Fail("no templates"), default);
        Assert.True(FunctionTable.Call("jsonencode", [new Value.Object(configuration.Outputs)], nothing).TryGet(out var outputs, out _));
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "outputs.json"))), JsonNode.Parse(outputs.AsText()!)),
            outputs.AsText());
    }

    private static string Here([CallerFilePath] string here = "") => here;
}
