using Tocsin.Chatbot;
using Tocsin.Flow;
using Tocsin.Iam;
using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>Channel configurations and their roles.</summary>
internal static class Channels
{
    public static IEnumerable<Note> Of(LintSubject subject) => subject.Estate.Chatbot.Configurations.SelectMany(
        c => ConfigurationNotes.Of(c).AddRange(RoleTrust.Notes(subject.Estate.Iam, c.IamRoleArn)).AddRange(Guardrails(c))
            .AddRange(Swapped(c)))
        .Concat(PerhapsOneChannel([.. subject.Estate.Chatbot.Configurations]));

    /// <summary>
    /// Configurations whose channel is not known and called alike, which may be one: an unknown value can be a part of a larger one. Where
    /// it is known, the second is refused.
    /// </summary>
    private static IEnumerable<Note> PerhapsOneChannel(ValueList<ChannelConfiguration> all) =>
        from same in all.GroupBy(c => (c.Arn.Account, c.SlackTeamId, c.SlackChannelId))
        where Unknown.In(same.Key.SlackTeamId) || Unknown.In(same.Key.SlackChannelId)
        from second in same.Skip(1)
        select new Note(
            FindingCode.ConfigurationRefused, Severity.Warning, new Place(second.Arn.ToString(), "SlackChannelId"),
            $"{same.First().Name} and {second.Name} are both for the channel {second.SlackChannelId} of {second.SlackTeamId}: "
            + "a channel has one configuration in an account, and if these are one, AWS refuses the second.",
            "one configuration of the channel, with the topics of both in its sns_topic_arns");

    /// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html</summary>
    private static IEnumerable<Note> Guardrails(ChannelConfiguration configuration)
    {
        if (configuration.GuardrailPolicyArns is ["arn:aws:iam::aws:policy/AdministratorAccess"])
        {
            yield return new Note(
                FindingCode.GuardrailsMissing, Severity.Note, new Place(configuration.Arn.ToString(), "GuardrailPolicyArns"),
                $"{configuration.Name} has AdministratorAccess for its guardrail, which AWS takes where none is named: only the role "
                    + $"{configuration.IamRoleArn.Split('/')[^1]} bounds what commands in the channel may do.",
                new Suggestion.Setting("guardrail_policy_arns", "[\"arn:aws:iam::aws:policy/ReadOnlyAccess\"]"));
        }
    }

    /// <summary>A workspace's id begins with T, or with E where it is an organization's; a channel's with C, or with G.</summary>
    /// <remarks>
    /// https://docs.slack.dev/reference/objects/conversation-object, https://docs.slack.dev/reference/objects/team-object
    /// </remarks>
    private static IEnumerable<Note> Swapped(ChannelConfiguration configuration)
    {
        var (team, channel) = (configuration.SlackTeamId, configuration.SlackChannelId);
        if (team is ['C' or 'G', _, ..] && channel is ['T' or 'E', _, ..] && !Unknown.In(team) && !Unknown.In(channel))
        {
            string arn = configuration.Arn.ToString();
            var (first, second) = (new Place(arn, "SlackTeamId"), new Place(arn, "SlackChannelId"));
            yield return new Note(
                FindingCode.SwappedIds, Severity.Error, first,
                $"{configuration.Name} has the ids of its workspace and its channel in each other's place: {team} is a channel's, "
                    + $"{channel} a workspace's. AWS refuses a workspace that is not authorized.",
                $"{channel} for the workspace, {team} for the channel",
                [new Correction.Text(first, team, channel), new Correction.Text(second, channel, team)]);
        }
    }
}
