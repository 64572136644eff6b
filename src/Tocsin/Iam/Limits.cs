namespace Tocsin.Iam;

/// <summary>What IAM takes: botocore 1.43, iam 2010-05-08.</summary>
public static class Limits
{
    public const int RoleNameLength = 64;
    public const int PolicyNameLength = 128;
    public const int DocumentLength = 131_072;
}
