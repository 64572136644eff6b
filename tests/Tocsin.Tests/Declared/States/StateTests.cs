using Tocsin.Aws;
using System.Text;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Resources;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.States;

public sealed class StateTests
{
    [Fact]
    public void A_key_keeps_the_identifier_that_was_applied()
    {
        var reading = Read("""
            {"type": "aws_kms_key", "name": "k", "mode": "managed", "instances": [{"attributes": {"arn": "arn:aws:kms:eu-west-1:222233334444:key/1234abcd-12ab-34cd-56ef-1234567890ab", "key_id": "1234abcd-12ab-34cd-56ef-1234567890ab"}}]},
            {"type": "aws_sns_topic", "name": "t", "mode": "managed", "instances": [{"attributes": {"name": "t", "arn": "arn:aws:sns:eu-west-1:222233334444:t", "kms_master_key_id": "arn:aws:kms:eu-west-1:222233334444:key/1234abcd-12ab-34cd-56ef-1234567890ab"}}]}
            """);
        Assert.Empty(reading.Findings);
        Assert.NotNull(reading.Estate.Kms.Find("1234abcd-12ab-34cd-56ef-1234567890ab", new Scope("222233334444", "eu-west-1")));
    }

    [Fact]
    public void The_account_and_region_are_those_of_what_was_applied()
    {
        var reading = Read(
            """{"type": "aws_sns_topic", "name": "t", "mode": "managed", "module": "module.m", "instances": [{"index_key": "a", "attributes": {"name": "t", "arn": "arn:aws:sns:eu-west-1:222233334444:t"}}]}""");
        Assert.Equal(
            ("222233334444", "terraform.tfstate", "eu-west-1"),
            (reading.Assumed.Account, reading.Assumed.AccountSource, reading.Assumed.Region));
        Assert.Equal(["module.m.aws_sns_topic.t[\"a\"]"], reading.ResourceAddresses.Keys);
    }

    [Fact]
    public void What_is_sensitive_is_in_no_finding()
    {
        var reading = Read("""
            {"type": "aws_cloudwatch_event_rule", "name": "r", "mode": "managed", "instances": [{"attributes": {"name": "r", "event_pattern": "{\"source\":\"HIDDEN\"}", "description": "HIDDEN"}, "sensitive_attributes": [[{"type": "get_attr", "value": "event_pattern"}], [{"type": "get_attr", "value": "description"}]]}]}
            """);
        Assert.DoesNotContain(reading.Findings, f => $"{f.Message}{f.Write}".Contains("HIDDEN", StringComparison.Ordinal));
        Assert.DoesNotContain("HIDDEN", string.Concat(reading.Estate.Events.Rules.Select(r => r.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_sources_and_deposed_instances_are_passed_over()
    {
        var reading = Read("""
            {"type": "aws_sns_topic", "name": "d", "mode": "data", "instances": [{"attributes": {"name": "d"}}]},
            {"type": "aws_sns_topic", "name": "t", "mode": "managed", "instances": [{"deposed": "00000001", "attributes": {"name": "old"}}, {"attributes": {"name": "new"}}]}
            """);
        Assert.Equal(["new"], reading.Estate.Sns.Topics.Select(t => t.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"version\": 4, \"terraform_version\": 1, \"resources\": {}}")]
    [InlineData("{\"version\": 4, \"resources\": [1, null, {}, {\"mode\": \"managed\", \"type\": \"aws_sns_topic\", \"name\": \"t\", "
        + "\"instances\": [0, {}, {\"attributes\": []}]}]}")]
    [InlineData("{\"version\": {}, \"resources\": []}")]
    public void Any_text_is_read_without_a_throw(string text) => Assert.NotNull(Parse(text).Findings.AsEnumerable());

    [Fact]
    public void A_text_that_nests_without_end_ends_in_a_finding() =>
        Assert.Equal(
            FindingCode.InvalidSyntax, Assert.Single(Parse("{\"version\": 4, \"resources\": " + new string('[', 100_000)).Findings).Code);

    private static Reading Read(string resources) =>
        Parse($$"""{"version": 4, "terraform_version": "1.11.4", "resources": [{{resources}}]}""");

    private static Reading Parse(string text) => Declarations.Read(
        "terraform.tfstate", new ReadOptions { Files = FolderAccess.Memory(new Dictionary<string,
            byte[]> { ["terraform.tfstate"] = Encoding.UTF8.GetBytes(text) }) });
}
