using Tocsin.Aws;

namespace Tocsin.Server.Wire;

/// <summary>What is refused before an operation is asked, in every protocol alike.</summary>
internal static class Refusals
{
    /// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html</summary>
    public static AwsError OurFault { get; } = new(
        "InternalFailure", "The request processing has failed because of an unknown error, exception or failure.", 500);

    /// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html; clients ask again, after a while.</summary>
    // Unverified: the text. Not SNS's ThrottledException (Throttled, 429): its model gives that to short messages alone, and clients do not
    // try it again.
    public static AwsError TooMany { get; } = new("ThrottlingException", "Rate exceeded", 400);

    // Unverified: the code and the text.
    public static AwsError TooLarge(int limit) =>
        new("RequestEntityTooLargeException", $"The request is larger than {limit} bytes.", 413);

    // Unverified: the code and the text.
    public static AwsError Malformed(string message, int status) => new("MalformedHttpRequestException", message, status);
}
