namespace Tocsin.EventBridge;

/// <summary>The bounds of EventBridge. Sources: the API model (botocore, events 2015-10-07) and
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html.</summary>
public static class Limits
{
    public const int Buses = 100;

    /// <summary>Characters.</summary>
    public const int BusPolicyLength = 10_240;

    /// <summary>100 in af-south-1 and eu-south-1.</summary>
    public const int RulesPerBus = 300;

    /// <summary>Rules whose pattern has a wildcard; not adjustable.</summary>
    public const int WildcardRulesPerBus = 30;

    /// <summary>Not adjustable.</summary>
    public const int TargetsPerRule = 5;

    /// <summary>Of lists, where the request says nothing, and at most.</summary>
    public const int PageSize = 100;

    public const int EntriesPerPutEvents = 10;

    /// <summary>
    /// 1 MB since 2026-01: https://aws.amazon.com/blogs/compute/ ("serverless services now support payloads up to 1 MB").
    /// </summary>
    public const int EntriesSizeBytes = 1_048_576;

    /// <summary>What a message quotes of a long text, as Jackson does.</summary>
    public const int QuotedSourceLength = 500;
}
