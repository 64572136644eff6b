using Tocsin.Aws;

namespace Tocsin.Chatbot.Operations;

// Unverified: the texts. Codes and statuses are the API model's (botocore 1.43, chatbot 2017-10-11); the form is AWS's usual one for a failed constraint.
internal static class ConfigurationErrors
{
    public static AwsError Invalid(string member, string? value, string constraint) =>
        new(
            "InvalidParameterException",
            $"1 validation error detected: Value {(value is null ? "null" : $"'{value}'")} at '{char.ToLowerInvariant(member[0])}{member[1..]}' "
            + $"failed to satisfy constraint: {constraint}",
            400,
            member);

    public static AwsError NotFound(string arn) => new("ResourceNotFoundException", $"The configuration {arn} does not exist.", 404, "ChatConfigurationArn");
}
