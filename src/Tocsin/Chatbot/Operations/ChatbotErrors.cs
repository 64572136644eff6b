using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

// Unverified: the texts that cite nothing. Codes and statuses are the API model's (botocore 1.43, chatbot 2017-10-11); the form is AWS's
// usual one for a failed constraint.
internal static class ChatbotErrors
{
    public static AwsError NotFound(string arn) => Errors.ResourceNotFoundException.With(
        $"The configuration {arn} does not exist.", "ChatConfigurationArn", cause: new Cause.Missing());

    public static AwsError NoAction(string arn) => Errors.ResourceNotFoundException.With(
        $"Resource with arn {arn} does not exist.", "CustomActionArn", cause: new Cause.Missing());

    /// <summary>The model has no other error for it.</summary>
    public static AwsError NothingToAssociate(string arn, string member) => Errors.InvalidRequestException.With(
        $"Invalid request provided: Resource with arn {arn} does not exist.", member, cause: new Cause.Missing());

    /// <summary>Where workspaces are to be authorised, one that is not; null otherwise.</summary>
    // Unverified: code and text; that a workspace must be authorised by hand is documented.
    public static AwsError? Unauthorized(ChatbotState state, Call call, string team) =>
        !state.IsStrict || state.FindWorkspace(Workspace.ArnOf(call.Account.ToString(), team)) is not null ? null
        : Errors.InvalidRequestException.With(
            $"Invalid request provided: AWS Chatbot can't create the configuration because Slack workspace {team} is not authorized "
            + $"with AWS account {call.Account}.",
            "SlackTeamId");

    /// <summary>
    /// A channel of a workspace has one configuration in an account: another one is refused, whatever its name. Null when none is in the
    /// way.
    /// </summary>
    /// <remarks>
    /// Recorded on AWS: https://github.com/cloudcomponents/cdk-constructs/issues/92,
    /// https://github.com/hashicorp/terraform-provider-awscc/issues/1011; AWS confirms it:
    /// https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1155
    /// </remarks>
    public static AwsError? ChannelTaken(ChatbotState state, Arn configuration, string team, string channel) =>
        !Unknown.In(team) && !Unknown.In(channel)
        && state.In(Scope.Of(configuration)).Any(c => c.Arn != configuration && c.SlackTeamId == team && c.SlackChannelId == channel)
            ? Errors.InvalidRequestException.With(
                $"Invalid request provided: Slack channel with ID {channel} in Slack team {team} has already been configured for AWS "
                + $"account {configuration.Account}.",
                "SlackChannelId", cause: new Cause.ChannelTaken())
            : null;
}
