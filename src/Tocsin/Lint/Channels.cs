using Tocsin.Chatbot;
using Tocsin.Flow;
using Tocsin.Iam;
using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>Channel configurations and their roles.</summary>
internal static class Channels
{
    public static IEnumerable<Note> Of(LintSubject subject) => subject.Estate.Chatbot.Configurations.SelectMany(
        c => ConfigurationNotes.Of(c).AddRange(RoleTrust.Notes(subject.Estate.Iam, c.IamRoleArn)).AddRange(Guardrails(c)));

    /// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html</summary>
    private static IEnumerable<Note> Guardrails(ChannelConfiguration configuration)
    {
        if (configuration.GuardrailPolicyArns is ["arn:aws:iam::aws:policy/AdministratorAccess"])
        {
            yield return new Note(
                FindingCode.GuardrailsMissing, Severity.Note, new Place(configuration.Arn.ToString(), "GuardrailPolicyArns"),
                $"{configuration.Name} has AdministratorAccess for its guardrail, which AWS takes where none is named: only the role {configuration.IamRoleArn.Split('/')[^1]} bounds what commands in the channel may do.",
                "guardrail_policy_arns = [\"arn:aws:iam::aws:policy/ReadOnlyAccess\"]");
        }
    }
}
