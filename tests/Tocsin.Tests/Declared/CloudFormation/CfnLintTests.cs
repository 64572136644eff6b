using System.Diagnostics;
using Tocsin.Tests.Docs;

namespace Tocsin.Tests.Declared.CloudFormation;

/// <summary>The samples, and the templates of deploy/, are valid by the linter that people who write templates use.</summary>
public sealed class CfnLintTests
{
    [Theory]
    [InlineData("samples/article-cloudformation/alarm.yaml")]
    [InlineData("deploy/cloudformation/ecs-deployment-alarm.yaml")]
    [InlineData("deploy/cloudformation/ecs-deployment-alarm-us-east-1.yaml")]
    [InlineData("samples/article-cdk/cdk.out/AlarmStack.template.json")]
    public void A_sample_is_valid_by_cfn_lint(string sample)
    {
        var (exitCode, output) = Run(Path.Combine(MarkdownFile.Root, sample));
        Assert.Equal((0, ""), (exitCode, output.Trim()));
    }

    private static (int ExitCode, string Output) Run(string path)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("cfn-lint", [path]) { RedirectStandardOutput = true })!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("cfn-lint is not on this machine");
            throw;
        }
    }
}
