namespace Tocsin.EventBridge;

/// <summary>The bounds of EventBridge. Sources: the API model (botocore, events 2015-10-07) and
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html.</summary>
public static class Limits
{
    public const int RuleNameLength = 64;

    public const int BusNameLength = 256;

    public const int Buses = 100;

    /// <summary>Characters.</summary>
    public const int BusPolicyLength = 10_240;

    /// <summary>100 in af-south-1 and eu-south-1.</summary>
    public const int RulesPerBus = 300;

    public const int ScheduleExpressionLength = 256;

    public const int DescriptionLength = 512;

    public const int EventPatternLength = 4096;

    /// <summary>Not adjustable.</summary>
    public const int TargetsPerRule = 5;

    public const int TargetsPerRequest = 100;

    public const int TargetIdLength = 64;

    public const int TargetArnLength = 1600;

    public const int InputLength = 8192;

    public const int InputTemplateLength = 8192;

    public const int InputPathLength = 256;

    public const int InputPathsMapEntries = 100;

    public const int InputPathsMapKeyLength = 256;

    public const int RetryAttempts = 185;

    public static readonly TimeSpan MinimumEventAge = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan MaximumEventAge = TimeSpan.FromDays(1);

    public const int EntriesPerPutEvents = 10;

    /// <summary>1 MB since 2026-01: https://aws.amazon.com/blogs/compute/ ("serverless services now support payloads up to 1 MB").</summary>
    public const int EntriesSizeBytes = 1_048_576;

    /// <summary>What a message quotes of a long text, as Jackson does.</summary>
    public const int QuotedSourceLength = 500;
}
