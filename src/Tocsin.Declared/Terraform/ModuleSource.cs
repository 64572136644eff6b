namespace Tocsin.Declared.Terraform;

/// <summary>What the <c>source</c> of a module call says by itself.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/language/modules/sources</remarks>
internal static class ModuleSource
{
    /// <summary>Widely used modules that make networks, machines, stores or names, and neither rules nor topics nor channels.</summary>
    private static readonly HashSet<string> WithoutAlarms = new(StringComparer.Ordinal)
    {
        "cloudposse/label/null", "cloudposse/utils/aws", "cloudposse/vpc/aws", "cloudposse/dynamic-subnets/aws",
        "cloudposse/security-group/aws", "cloudposse/s3-bucket/aws",
        "cloudposse/ecr/aws", "cloudposse/alb/aws", "terraform-aws-modules/vpc/aws", "terraform-aws-modules/security-group/aws",
        "terraform-aws-modules/alb/aws",
        "terraform-aws-modules/s3-bucket/aws", "terraform-aws-modules/rds/aws", "terraform-aws-modules/rds-aurora/aws",
        "terraform-aws-modules/acm/aws",
        "terraform-aws-modules/ec2-instance/aws", "terraform-aws-modules/autoscaling/aws", "terraform-aws-modules/eks/aws",
        "terraform-aws-modules/ecr/aws",
        "terraform-aws-modules/cloudfront/aws", "terraform-aws-modules/route53/aws", "terraform-aws-modules/dynamodb-table/aws",
        "terraform-aws-modules/efs/aws",
        "terraform-aws-modules/elasticache/aws", "terraform-aws-modules/key-pair/aws", "terraform-aws-modules/secrets-manager/aws",
        "terraform-aws-modules/ssm-parameter/aws",
    };

    public static bool IsLocal(string source) =>
        source.StartsWith("./", StringComparison.Ordinal) || source.StartsWith("../", StringComparison.Ordinal) || source is "." or "..";

    public static bool CouldCarryTheAlarm(string source) =>
        !WithoutAlarms.Contains(
            source.Split("//")[0] is var registry && registry.StartsWith("registry.terraform.io/", StringComparison.Ordinal)
                ? registry["registry.terraform.io/".Length..] : registry);
}
