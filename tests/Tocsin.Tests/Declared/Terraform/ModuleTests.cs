using Tocsin.Declared.Instances;
using Tocsin.Declared.Resources;
using Tocsin.Tests.Declared.Resources;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Terraform;

/// <summary>Modules: where they are found, what they are given, what they give, and in which region and account they work.</summary>
public sealed class ModuleTests
{
    private const string TopicModule = """
        variable "name" { type = string }
        resource "aws_sns_topic" "this" { name = var.name }
        output "arn" { value = aws_sns_topic.this.arn }
        output "folder" { value = path.module }
        """;

    [Fact]
    public void A_module_is_given_values_and_gives_outputs()
    {
        var reading = Read("""
            module "a" {
              source = "./topic"
              name   = "alerts"
            }
            resource "aws_sns_topic" "b" { name = replace("${element(split(":", module.a.arn), 5)}-${module.a.folder}", "/", "-") }
            """);

        Assert.Empty(reading.Findings);
        Assert.Equal(["alerts", "alerts-topic"], Topics(reading));
        Assert.Equal(["aws_sns_topic.b", "module.a.aws_sns_topic.this"], reading.ResourceAddresses.Keys);
    }

    [Theory]
    [InlineData("count = 2", "\"n${count.index}\"", "module.a[0].arn", "module.a[0].aws_sns_topic.this, module.a[1].aws_sns_topic.this")]
    [InlineData("for_each = toset([\"x\", \"y\"])", "each.key", "module.a[\"x\"].arn", "module.a[\"x\"].aws_sns_topic.this, "
        + "module.a[\"y\"].aws_sns_topic.this")]
    [InlineData("for_each = { x = \"p\", y = \"q\" }", "each.value", "values(module.a)[0].arn", "module.a[\"x\"].aws_sns_topic.this, "
        + "module.a[\"y\"].aws_sns_topic.this")]
    [InlineData("count = 0", "\"n\"", "try(module.a[0].arn, \"arn:aws:sns:us-east-1:111122223333:n0\")", "")]
    public void A_call_is_repeated_by_count_and_for_each(string repeated, string name, string output, string addresses)
    {
        var reading = Read($$"""
            module "a" {
              source = "./topic"
              {{repeated}}
              name   = {{name}}
            }
            locals { first = {{output}} }
            resource "aws_sns_topic_policy" "p" {
              arn    = local.first
              policy = "{}"
            }
            """);

        Assert.DoesNotContain(reading.Findings, f => f.Code is FindingCode.InvalidExpression or FindingCode.InvalidReference);
        Assert.Equal(
            addresses, string.Join(", ", reading.ResourceAddresses.Keys.Where(a => a.StartsWith("module.", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_call_that_is_repeated_by_what_is_not_known_is_left_out_and_named()
    {
        var reading = Read("""
            resource "aws_instance" "i" {}
            module "a" {
              source   = "./topic"
              for_each = toset([aws_instance.i.id])
              name     = each.key
            }
            resource "aws_sns_topic" "b" { name = "b-${keys(module.a)[0]}" }
            """);

        Assert.Contains(reading.Unmodelled, u => u is { Address: "module.a", CouldCarryTheAlarm: true });
        Assert.DoesNotContain(reading.Findings, f => f.Severity == Severity.Error);
    }

    [Fact]
    public void A_provider_is_inherited_passed_or_declared_in_the_module()
    {
        var reading = Read(
            """
            provider "aws" { region = "eu-west-1" }
            provider "aws" {
              alias  = "other"
              region = "ap-northeast-1"
              assume_role { role_arn = "arn:aws:iam::999988887777:role/deploy" }
            }
            module "inherits" {
              source = "./topic"
              name   = "a"
            }
            module "passed" {
              source    = "./topic"
              name      = "b"
              providers = { aws = aws.other }
            }
            module "own" {
              source = "./own"
              providers = { aws.src = aws.other }
            }
            """,
            ("own/main.tf", """
                provider "aws" { region = "us-west-2" }
                resource "aws_sns_topic" "c" { name = "c" }
                module "below" {
                  source    = "../topic"
                  name      = "d"
                  providers = { aws = aws.src }
                }
                """));

        Assert.Empty(reading.Findings);
        Assert.Equal(
            [
                "arn:aws:sns:ap-northeast-1:999988887777:b", "arn:aws:sns:ap-northeast-1:999988887777:d",
                "arn:aws:sns:eu-west-1:111122223333:a", "arn:aws:sns:us-west-2:111122223333:c",
            ],
            reading.Estate.Sns.Topics.Select(t => t.Arn.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_account_that_is_the_only_one_allowed_is_the_account()
    {
        var reading = Given.File("""
            provider "aws" { allowed_account_ids = ["999988887777"] }
            resource "aws_sns_topic" "a" { name = "a" }
            """);

        Assert.Equal(("999988887777", "provider"), (reading.Assumed.Account, reading.Assumed.AccountSource));
    }

    [Fact]
    public void A_patch_reaches_into_one_instance_of_a_module()
    {
        var files = FolderAccess.Memory(new Dictionary<string, byte[]>
        {
            ["main.tf"] = """
                module "a" {
                  source   = "./topic"
                  for_each = toset(["x", "y"])
                  name     = each.key
                }
                """u8.ToArray(),
            ["topic/main.tf"] = System.Text.Encoding.UTF8.GetBytes(TopicModule),
        });

        var reading = Declarations.Read(
            ".", new ReadOptions(Patches: [new Patch.Remove("module.a[\"x\"].aws_sns_topic.this")]) { Files = files });

        Assert.Empty(reading.Findings);
        Assert.Equal(["y"], Topics(reading));
    }

    [Theory]
    [InlineData("source = \"./topic\"", "TSN0005 main.tf:1:1 module.a needs the argument name; terraform refuses it without.")]
    [InlineData("source = \"./topic\"\n name = \"x\"\n nam = "
        + "1", "TSN0006 main.tf:4:2 An argument named \"nam\" is not expected in module.a: the module has no variable of that name; "
            + "terraform refuses it.")]
    [InlineData("source = \"./topic\"\n name = [1]", "TSN0006 main.tf:3:9 This value is not of the type that the variable name wants: "
        + "string required.")]
    [InlineData("name = \"x\"", "TSN0005 main.tf:1:1 module.a needs the argument source; terraform refuses it without.")]
    [InlineData("source = \"./nowhere\"", "TSN0004 main.tf:1:1 module.a names the folder nowhere, and there are no .tf files; "
        + "terraform init fails.")]
    public void A_call_that_terraform_refuses_is_told_where_it_stands(string body, string told)
    {
        var reading = Read($"module \"a\" {{\n {body}\n}}\n");

        Assert.Contains(told, reading.Findings.Select(f => $"{f.Code} {f.Where} {f.Message}"));
    }

    [Fact]
    public void A_very_deep_chain_of_modules_ends()
    {
        var files = Enumerable.Range(0, 100).Select(i => ($"m{i}/main.tf", $"module \"next\" {{ source = \"../m{i + 1}\" }}\n")).ToArray();

        var reading = Read("module \"m\" { source = \"./m0\" }", files);

        Assert.Contains(reading.Findings, f => f.Code == FindingCode.TooLarge);
    }

    private static Reading Read(string main, params (string Path, string Text)[] more) =>
        Given.Files(null, [("main.tf", main), ("topic/main.tf", TopicModule), .. more]);

    private static IEnumerable<string> Topics(Reading reading) =>
        reading.Estate.Sns.Topics.Select(t => t.Arn.Resource).Order(StringComparer.Ordinal);
}
