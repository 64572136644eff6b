namespace Tocsin.Iam;

/// <summary>
/// The bounds of IAM: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, and its API model for lists.
/// </summary>
public static class Limits
{
    public const int VersionsPerPolicy = 5;

    /// <summary>Of lists, where the request says nothing.</summary>
    public const int PageSize = 100;
}
