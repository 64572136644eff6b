using Microsoft.Extensions.Logging;
using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Events;
using Tocsin.Ecs.Scheduling;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Sns.Operations;
using Tocsin.Sns.Shapes;
using Tocsin.Text;

namespace Tocsin.Server.Diagnoses;

/// <summary>Publishes a diagnosis to a topic with each deployment that fails, in the same commit.</summary>
/// <param name="topic">Null publishes nothing: AWS itself says no more than its event.</param>
internal sealed partial class Diagnosing(Arn? topic, ILogger<Diagnosing> log)
{
    public ValueList<Change> Of(Estate estate, StepResult step, DateTimeOffset now, Ids ids)
    {
        if (topic is not { } to || !AccountId.TryParse(to.Account, out var account)
            || step.Events.AsEnumerable().FirstOrDefault(e => e.Name == EcsEvents.DeploymentFailed) is not { } failed
            || failed.Deployment is not { } deployment
            || Diagnosis.Of(estate, estate.Ecs.With(step.Changes), failed.Resource, deployment) is not { } diagnosis)
        {
            return [];
        }
        var published = Publish.Decide(
            estate.Sns, new PublishRequest { TopicArn = to.ToString(), Message = DiagnosisNotification.Of(diagnosis) },
            new Call(account, to.Region, now, ids));
        if (published.Error is { } error)
        {
            NotPublished(to, error.Message);
            return [];
        }
        return published.Value.Changes;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "a diagnosis could not be published to {Topic}: {Why}")]
    private partial void NotPublished(Arn topic, string why);
}
