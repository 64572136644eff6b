namespace Tocsin.Tests.Deploy;

/// <summary>
/// The module by terraform's own judgement: every example and every option, called from one root so that the provider is started once.
/// </summary>
public sealed class TerraformTests
{
    [Fact]
    public void Terraform_finds_every_example_and_option_valid_and_plans_them()
    {
        string folder = AlarmModule.LaidOut("");
        try
        {
            var environment = new Dictionary<string, string>
            {
                ["TF_CLI_CONFIG_FILE"] =
                    ProviderMirror.Configure(folder), ["TF_IN_AUTOMATION"] =
                        "1", ["AWS_ACCESS_KEY_ID"] = "test", ["AWS_SECRET_ACCESS_KEY"] = "test",
                ["AWS_EC2_METADATA_DISABLED"] = "true",
            };
            File.WriteAllText(Path.Combine(folder, "main.tf"), string.Join("\n", Calls(folder)));
            Terraform("init", "-backend=false", "-no-color", "-input=false");
            Terraform("validate", "-no-color");

            using var aws = new MotoServer();
            environment["AWS_ENDPOINT_URL"] = aws.Address;
            string plan = Terraform("plan", "-no-color", "-input=false", "-refresh=false", "-lock=false");
            Assert.Matches(@"Plan: \d{3} to add, 0 to change, 0 to destroy", plan);
            Assert.Contains("module.examples_drill.aws_ecs_service.drill", plan);

            string Terraform(params string[] arguments)
            {
                var (exitCode, output) = Tool.Run("terraform", folder, environment, arguments);
                Assert.True(exitCode == 0, $"terraform {string.Join(' ', arguments)}: {output}");
                return output;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Makes a module of each example and of each option, and calls it.</summary>
    private static IEnumerable<string> Calls(string folder)
    {
        foreach (string example in AlarmModule.Examples.Values.SelectMany(p => p))
        {
            string relative = Path.GetRelativePath(AlarmModule.Folder, example);
            string main = Path.Combine(folder, "alarm", relative, "main.tf");
            File.WriteAllText(main, AlarmModule.WithoutProviders(File.ReadAllText(main)));
            yield return Call(relative.Replace('/', '_').Replace('-', '_'), "./alarm/" + relative);
        }
        int count = 0;
        foreach (string option in AlarmModule.Options.Values)
        {
            string name = $"option_{count++}";
            string within = Path.Combine(folder, name);
            Directory.CreateDirectory(within);
            File.Copy(Path.Combine(AlarmModule.Folder, "versions.tf"), Path.Combine(within, "versions.tf"));
            File.WriteAllText(Path.Combine(within, "main.tf"), option.Replace("\"./alarm\"", "\"../alarm\"", StringComparison.Ordinal));
            yield return Call(name, "./" + name);
        }
    }

    private static string Call(string name, string source) => $$"""
        module "{{name}}" {
          source    = "{{source}}"
          providers = { aws = aws, aws.us_east_1 = aws.us_east_1 }
        }

        """;
}
