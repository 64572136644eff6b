using System.Text;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Resources;
using Tocsin.Declared.Terraform;
using Tocsin.Tests.Declared.Resources;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Terraform;

/// <summary>Which files are read, and what becomes of those that cannot be.</summary>
public class FolderTests
{
    private const string Topic = """resource "aws_sns_topic" "t" { name = "t" }""";

    [Fact]
    public void Override_files_replace_arguments_and_whole_kinds_of_blocks()
    {
        var reading = Given.Files(
            null,
            ("main.tf", """
                resource "aws_ecs_service" "s" {
                  name          = "s"
                  desired_count = 1
                  deployment_circuit_breaker {
                    enable   = false
                    rollback = false
                  }
                }
                """),
            ("a_override.tf", """
                resource "aws_ecs_service" "s" {
                  name = "overridden"
                  deployment_circuit_breaker {
                    enable   = true
                    rollback = true
                  }
                }
                """),
            ("override.tf", """resource "aws_ecs_service" "none" {}"""));
        Assert.Contains("This overrides aws_ecs_service.none, which no other file declares.", reading.Findings.Select(f => f.Message));
        string arn = reading.ResourceAddresses["aws_ecs_service.s"];
        Assert.EndsWith("/overridden", arn);
        Assert.Equal("a_override.tf:4:16 true", reading.Place(arn, "deploymentConfiguration.deploymentCircuitBreaker.enable"));
    }

    [Fact]
    public void Each_local_value_may_be_a_reference_to_the_next()
    {
        var reading = Given.Files(
            null,
            ("main.tf", Topic + "\nlocals {\n" + string.Concat(Enumerable.Range(0, 3_000).Select(i => $"  a{i} = local.a{i + 1}\n"))
                + "  a3000 = 1\n}\n"));

        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Of_very_many_rings_of_references_a_hundred_are_reported_and_each_shortly()
    {
        string all = string.Join(", ", Enumerable.Range(0, 40).Select(i => $"local.a{i}"));
        var reading = Given.Files(
            null, ("main.tf", Topic + "\nlocals {\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"  a{i} = [{all}]\n")) + "}\n"));

        var rings = reading.Findings.Where(f => f.Code == FindingCode.InvalidReference).ToArray();
        Assert.InRange(rings.Length, 1, Tocsin.Declared.Instances.Limits.Rings);
        Assert.All(rings, r => Assert.InRange(r.Message.Length, 1, 400));
    }

    [Theory]
    [InlineData("[local.a{0}, local.a{0}]", "[1]", "local.a40 == local.a39", "holds more than")]
    [InlineData("[local.a{0}]", "[1]", "flatten(local.a300)", "levels deep")]
    [InlineData("\"${{local.a{0}}}${{local.a{0}}}\"", "\"0123456789abcdef\"", "local.a40", "text longer than")]
    public void A_value_that_doubles_or_deepens_with_each_line_ends_in_a_finding(string next, string first, string last, string said)
    {
        string lines = string.Concat(
            Enumerable.Range(0, 300).Select(i => $"  a{i + 1} = "
                + $"{string.Format(System.Globalization.CultureInfo.InvariantCulture, next, i)}\n"));
        var reading = Given.Files(null, ("main.tf", $"{Topic}\nlocals {{\n  a0 = {first}\n{lines}  last = {last}\n}}\n"));

        var finding = reading.Findings.First(f => f.Code == FindingCode.TooLarge);
        Assert.Contains(said, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_renders_itself_is_refused()
    {
        var reading = Given.Files(
            null, ("main.tf", Topic + "\nlocals {\n  a = templatefile(\"t.tpl\","
                + " {})\n}\n"), ("t.tpl", "${templatefile(\"t.tpl\", {})}${templatefile(\"t.tpl\", {})}"));

        Assert.Contains("templatefile cannot be called from inside", Assert.Single(reading.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_is_as_long_as_what_it_leads_to_and_one_to_itself_is_a_finding()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        var folder = Directory.CreateTempSubdirectory("tocsin-links");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "text"), Topic);
            File.CreateSymbolicLink(Path.Combine(folder.FullName, "a.tf"), "text");
            File.CreateSymbolicLink(Path.Combine(folder.FullName, "loop.tf"), "loop.tf");
            File.CreateSymbolicLink(Path.Combine(folder.FullName, "zero.tf"), "/dev/zero");
            Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "again"), ".");

            var reading = Declarations.Read(folder.FullName, new ReadOptions());

            Assert.Equal(1, reading.Resources["aws_sns_topic"]);
            Assert.Contains(reading.Findings, f => f.Message.Contains("loop.tf", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Something_declared_twice_is_reported_at_the_second()
    {
        var finding = Assert.Single(Given.Files(null, ("a.tf", Topic), ("b.tf", Topic)).Findings);
        Assert.Equal((FindingCode.DuplicateDeclaration, "b.tf:1:1"), (finding.Code, finding.Where.ToString()));
    }

    [Fact]
    public void A_single_file_is_read_alone() =>
        Assert.Equal(
            ["aws_iam_role", "aws_sns_topic"],
            Declarations.Read(Path.Combine(Given.SeedFolder(), "main.tf"), new ReadOptions()).Resources.Keys.Where(k => k is "aws_iam_role"
                or "aws_sns_topic"));

    [Fact]
    public void A_folder_without_declarations_and_one_that_is_not_there_declare_nothing()
    {
        Assert.Equal(["TSN0009"], Given.Files(null, ("README.md", "x")).Findings.Select(f => f.Code));
        Assert.Equal(["TSN0009"], Declarations.Read("/nowhere/at/all", new ReadOptions()).Findings.Select(f => f.Code));
    }

    [Theory]
    [InlineData(new byte[] { 0xff, 0xfe, 0x00 })]
    [InlineData(new byte[] { 0x61, 0x00, 0x62 })]
    [InlineData(new byte[] { 0x61, 0xc3 })]
    public void A_file_that_is_no_text_is_reported_and_the_others_are_read(byte[] content)
    {
        var reading = Given.Bytes(null, ("main.tf", Encoding.UTF8.GetBytes(Topic)), ("garbage.tf", content));
        var finding = Assert.Single(reading.Findings);
        Assert.Equal((FindingCode.UnreadableFile, "garbage.tf"), (finding.Code, finding.Where?.Source.Path));
        Assert.Single(reading.Estate.Sns.Topics);
    }

    [Fact]
    public void A_file_past_the_bound_is_not_read()
    {
        var finding = Given.Bytes(
            null, ("main.tf", Encoding.UTF8.GetBytes(Topic)),
                ("large.tf", new byte[Tocsin.Declared.Instances.Limits.FileBytes + 1])).Findings.Single();
        Assert.Equal(
            (FindingCode.TooLarge, "large.tf was not read: it is larger than 16 MiB, or all files together are larger than 100 MiB."),
            (finding.Code, finding.Message));
    }

    [Fact]
    public void Blocks_that_say_nothing_about_the_pipeline_are_passed_over()
    {
        var reading = Given.File("""
            terraform { required_version = ">= 1.5" }
            output "x" { value = 1 }
            moved {
              from = aws_sns_topic.a
              to   = aws_sns_topic.t
            }
            check "c" {}
            resource "aws_sns_topic" "t" {
              name       = "t"
              depends_on = [aws_iam_role.r]
              lifecycle {
                ignore_changes = [tags]
              }
            }
            resource "aws_iam_role" "r" {
              assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "chatbot.amazonaws.com" } }] })
            }
            """);
        Assert.Empty(reading.Findings.Select(f => f.Show()));
    }

    [Fact]
    public void A_block_that_terraform_does_not_know_is_refused() =>
        Assert.Equal(["resource"], Given.File("""resorce "aws_sns_topic" "t" {}""").Findings.Select(f => f.Write));

    [Theory]
    [InlineData("resource")]
    [InlineData("resource \"a\" \"b\" {")]
    [InlineData("}}}}")]
    [InlineData("locals { a = [for x in }")]
    [InlineData("resource \"aws_sns_topic\" \"t\" { name = \"${\" }")]
    [InlineData("provider {}\nvariable {}\nmodule {}\ndata \"x\" {}")]
    [InlineData("resource \"aws_sns_topic\" \"t\" { provider = 1 + }")]
    public void Garbage_gives_findings_and_no_exception(string text) =>
        Assert.Contains(Given.File(text).Findings, f => f.Severity == Severity.Error);
}
