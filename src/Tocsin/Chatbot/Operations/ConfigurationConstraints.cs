using System.Text.RegularExpressions;
using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

/// <summary>The API model's constraints on a configuration's members (botocore 1.43, chatbot 2017-10-11). The first that fails is answered.</summary>
/// <remarks>Text that holds an unknown value satisfies every constraint: nothing is known against it.</remarks>
internal static partial class ConfigurationConstraints
{
    public static AwsError? Check(CreateSlackChannelConfiguration.Request request) =>
        Text("SlackTeamId", request.SlackTeamId, TeamId(), 1, Limits.SlackIdLength, required: true)
        ?? Text("SlackChannelId", request.SlackChannelId, ChannelId(), 1, Limits.SlackIdLength, required: true)
        ?? Text("SlackChannelName", request.SlackChannelName, null, 1, Limits.ChannelNameLength)
        ?? Text("IamRoleArn", request.IamRoleArn, AnyArn(), Limits.ArnMinimumLength, Limits.ArnLength, required: true)
        ?? Text("ConfigurationName", request.ConfigurationName, Name(), 1, Limits.ConfigurationNameLength, required: true)
        ?? Topics(request.SnsTopicArns)
        ?? Level(request.LoggingLevel)
        ?? Guardrail(request.GuardrailPolicyArns)
        ?? Tags(request.Tags);

    public static AwsError? Check(UpdateSlackChannelConfiguration.Request request) =>
        CheckArn(request.ChatConfigurationArn)
        ?? Text("SlackChannelId", request.SlackChannelId, ChannelId(), 1, Limits.SlackIdLength, required: true)
        ?? Text("SlackChannelName", request.SlackChannelName, null, 1, Limits.ChannelNameLength)
        ?? Text("IamRoleArn", request.IamRoleArn, AnyArn(), Limits.ArnMinimumLength, Limits.ArnLength)
        ?? Topics(request.SnsTopicArns ?? [])
        ?? Level(request.LoggingLevel)
        ?? Guardrail(request.GuardrailPolicyArns ?? []);

    public static AwsError? CheckArn(string? arn) =>
        Text("ChatConfigurationArn", arn, ConfigurationArn(), Limits.ConfigurationArnMinimumLength, Limits.ConfigurationArnLength, required: true);

    private static AwsError? Topics(ValueList<string> topics) => Each("SnsTopicArns", topics, AnyArn(), Limits.ArnMinimumLength, Limits.ArnLength);

    private static AwsError? Guardrail(ValueList<string> policies) =>
        Each("GuardrailPolicyArns", policies, PolicyArn(), Limits.GuardrailArnMinimumLength, Limits.GuardrailArnLength);

    private static AwsError? Level(string? level) =>
        level is null or "ERROR" or "INFO" or "NONE" || Unknown.In(level)
            ? null
            : ConfigurationErrors.Invalid("LoggingLevel", level, "Member must satisfy regular expression pattern: ^(ERROR|INFO|NONE)$");

    private static AwsError? Tags(ValueList<Tag> tags)
    {
        if (tags.Count > Limits.Tags)
        {
            return new AwsError("TooManyTagsException", $"A configuration has at most {Limits.Tags} tags.", 400, "Tags");
        }
        for (int i = 0; i < tags.Count; i++)
        {
            if ((Text($"Tags/{i}/TagKey", tags[i].Key, null, 1, Limits.TagKeyLength, required: true)
                ?? Text($"Tags/{i}/TagValue", tags[i].Value, null, 0, Limits.TagValueLength, required: true)) is { } error)
            {
                return error;
            }
        }
        return null;
    }

    private static AwsError? Each(string member, ValueList<string> values, Regex pattern, int minimum, int maximum)
    {
        for (int i = 0; i < values.Count; i++)
        {
            if (Text($"{member}/{i}", values[i], pattern, minimum, maximum, required: true) is { } error)
            {
                return error;
            }
        }
        return null;
    }

    private static AwsError? Text(string member, string? value, Regex? pattern, int minimum, int maximum, bool required = false)
    {
        if (value is null)
        {
            return required ? ConfigurationErrors.Invalid(member, null, "Member must not be null") : null;
        }
        if (Unknown.In(value))
        {
            return null;
        }
        if (value.Length < minimum)
        {
            return ConfigurationErrors.Invalid(member, value, $"Member must have length greater than or equal to {minimum}");
        }
        if (value.Length > maximum)
        {
            return ConfigurationErrors.Invalid(member, value, $"Member must have length less than or equal to {maximum}");
        }
        return pattern is null || pattern.IsMatch(value)
            ? null
            : ConfigurationErrors.Invalid(member, value, $"Member must satisfy regular expression pattern: {pattern.ToString()[1..^2]}");
    }

    [GeneratedRegex(@"^[0-9A-Z]{1,255}\z")]
    private static partial Regex TeamId();

    [GeneratedRegex(@"^[A-Za-z0-9]+\z")]
    private static partial Regex ChannelId();

    [GeneratedRegex(@"^[A-Za-z0-9-_]+\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^arn:aws:[A-Za-z0-9][A-Za-z0-9_/.-]{0,62}:[A-Za-z0-9_/.-]{0,63}:[A-Za-z0-9_/.-]{0,63}:[A-Za-z0-9][A-Za-z0-9:_/+=,@.-]{0,1023}\z")]
    private static partial Regex AnyArn();

    [GeneratedRegex(@"^arn:aws:(wheatley|chatbot):[A-Za-z0-9_/.-]{0,63}:[A-Za-z0-9_/.-]{0,63}:[A-Za-z0-9][A-Za-z0-9:_/+=,@.-]{0,1023}\z")]
    private static partial Regex ConfigurationArn();

    [GeneratedRegex(@"^(?!.*/aws-service-role/.*)arn:aws:iam:[A-Za-z0-9_/.-]{0,63}:[A-Za-z0-9_/.-]{0,63}:[A-Za-z0-9][A-Za-z0-9:_/+=,@.-]{0,1023}\z")]
    private static partial Regex PolicyArn();
}
