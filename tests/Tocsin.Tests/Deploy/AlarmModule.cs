using System.Text.RegularExpressions;
using Tocsin.Tests.Docs;

namespace Tocsin.Tests.Deploy;

/// <summary>The Terraform module below deploy/, its examples, and calls of it with one option each.</summary>
internal static partial class AlarmModule
{
    public static string Folder { get; } = Path.Combine(MarkdownFile.Root, "deploy", "terraform", "ecs-deployment-alarm");

    /// <summary>The paths of an example that are one estate, relative to the module.</summary>
    public static IReadOnlyDictionary<string, string[]> Examples { get; } = Directory.GetDirectories(Path.Combine(Folder, "examples"))
        .ToDictionary(
        d => Path.GetFileName(d),
        d => File.Exists(Path.Combine(d, "main.tf")) ? new[] { d } : Directory.GetDirectories(d).Order(StringComparer.Ordinal).ToArray());

    /// <summary>What stands in a call of the module, by what it is about.</summary>
    public static IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>
    {
        ["none"] = Call(),
        ["name"] = Call("name = \"rollbacks\""),
        ["rollbacks told apart"] = Call("tell_rollbacks = true"),
        ["deployment alarms told apart"] = Call("tell_alarms = true"),
        ["rollbacks and alarms told apart"] = Call("tell_rollbacks = true", "tell_alarms = true"),
        ["a key"] = Call("encrypted = true"),
        ["nobody watches"] = Call("watched_by = []"),
        ["two watch"] = Call("watched_by = [\"a@example.com\", \"b@example.com\"]"),
        ["two channels"] = Call("channels = { one = \"C0A1B2C3D4E\", two = \"C5F6G7H8I9J\" }"),
        ["another guardrail"] = Call("guardrail_policy_arns = [\"arn:aws:iam::aws:policy/ReadOnlyAccess\"]"),
        ["a topic that is there"] = Call("existing_topic = { arn = aws_sns_topic.mine.arn }") + """

            resource "aws_sns_topic" "mine" {
              name = "mine"
            }

            resource "aws_sns_topic_policy" "mine" {
              arn    = aws_sns_topic.mine.arn
              policy = jsonencode({ Version = "2012-10-17", Statement = [module.alarm.topic_statement] })
            }

            """,
    };

    /// <summary>A copy of the module, with a root beside it that calls it.</summary>
    /// <param name="main">The root's main.tf, without providers.</param>
    public static string LaidOut(string main)
    {
        string folder = Directory.CreateTempSubdirectory("tocsin-module-").FullName;
        foreach (string file in Directory.GetFiles(Folder, "*.tf", SearchOption.AllDirectories))
        {
            string to = Path.Combine(folder, "alarm", Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        File.WriteAllText(Path.Combine(folder, "main.tf"), main);
        File.WriteAllText(Path.Combine(folder, "providers.tf"), Providers);
        return folder;
    }

    /// <summary>An example's files without the providers, which a module that is called may not choose.</summary>
    public static string WithoutProviders(string terraform) =>
        ProviderBlock().Replace(terraform, "")
            .Replace(
                "version = \">= 5.61, < 7.0\"", "version = \">= 5.61, < 7.0\"\n      configuration_aliases = [aws.us_east_1]",
                StringComparison.Ordinal);

    private const string Providers =
        """
        provider "aws" {
          region = "ap-northeast-2"
        }

        provider "aws" {
          alias  = "us_east_1"
          region = "us-east-1"
        }
        """;

    private static string Call(params string[] options)
    {
        var given = new[] { "watched_by = [\"oncall@example.com\"]", "channels = { deployments = \"C0A1B2C3D4E\" }" }
            .Where(d => !options.Any(o => o.Split(' ')[0] == d.Split(' ')[0])).Concat(options);
        return $$"""
            module "alarm" {
              source    = "./alarm"
              providers = { aws = aws, aws.us_east_1 = aws.us_east_1 }

              slack_team_id = "T0A1B2C3D"
              {{string.Join("\n  ", given)}}
            }

            """;
    }

    [GeneratedRegex(@"^provider ""aws"" \{\n.*?^\}\n", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex ProviderBlock();
}
