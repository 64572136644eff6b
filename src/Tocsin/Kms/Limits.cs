namespace Tocsin.Kms;

/// <summary>https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html, where nothing else is said.</summary>
public static class Limits
{
    /// <summary>Per key.</summary>
    public const int Tags = 50;

    /// <summary>Keys or aliases of one answer: https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html</summary>
    public const int PageSize = 50;

    /// <summary>Until a key is gone: https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html</summary>
    public const int LeastPendingDays = 7;

    public const int PendingDays = 30;

    /// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html</summary>
    public const int RotationDays = 365;
}
