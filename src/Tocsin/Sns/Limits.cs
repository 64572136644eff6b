namespace Tocsin.Sns;

/// <summary>What SNS takes.</summary>
public static class Limits
{
    /// <summary>https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html</summary>
    public const int TopicNameLength = 256;

    /// <summary>Message and attributes, UTF-8: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html</summary>
    public const int MessageBytes = 262_144;

    /// <summary>UTF-16 units, recorded on AWS 2026-09.</summary>
    public const int SubjectLength = 100;

    /// <summary>https://docs.aws.amazon.com/general/latest/gr/sns.html</summary>
    public const int PolicyBytes = 30 * 1024;

    public const int PolicyStatements = 100;
}
