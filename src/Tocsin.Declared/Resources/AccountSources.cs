using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary>The data sources that say where terraform runs: <c>aws_caller_identity</c>, <c>aws_region</c>, <c>aws_partition</c>.</summary>
internal static class AccountSources
{
    public static TypeDefinition CallerIdentity { get; } = new(
        "aws_caller_identity", Of(Computed("account_id"), Computed("arn"), Filled("id"), Computed("user_id")),
        (instance, _) => [new Entry("account_id", Value.Of(instance.Account.ToString())),
            new Entry("id", Value.Of(instance.Account.ToString()))]);

    public static TypeDefinition Region { get; } = new(
        "aws_region", Of(Filled("name"), Filled("id"), Filled("endpoint"), Computed("description"), Filled("region")),
        (instance, _) =>
        [
            .. new[] { "name", "id", "region" }.Select(a => new Entry(a, Value.Of(instance.Body.Text("name") ?? instance.Region))),
            new Entry("endpoint", Value.Of($"ec2.{instance.Region}.{Suffix(instance)}")),
        ]);

    public static TypeDefinition Partition { get; } = new(
        "aws_partition", Of(Computed("partition"), Filled("id"), Computed("dns_suffix"), Computed("reverse_dns_prefix")),
        (instance, _) =>
        [
            new Entry(
                "partition", Value.Of(instance.Partition)), new Entry("id", Value.Of(instance.Partition)), new Entry(
                    "dns_suffix", Value.Of(Suffix(instance))),
            new Entry("reverse_dns_prefix", Value.Of(string.Join('.', Suffix(instance).Split('.').Reverse()))),
        ]);

    /// <summary>Of host names: <c>amazonaws.com</c>.</summary>
    public static string Suffix(ResourceInstance instance) => new Tocsin.Aws.Region(instance.Region).Suffix;
}
