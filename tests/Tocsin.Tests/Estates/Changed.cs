using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.CloudWatch;
using Tocsin.Ecs;
using Tocsin.Elb;
using Tocsin.Estates;
using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Iam;
using Tocsin.Kms;
using Tocsin.Logs;
using Tocsin.Sns;
using Tocsin.Sqs;
using Tocsin.Told;

namespace Tocsin.Tests.Estates;

/// <summary>A service's state after what an operation decided, by the one reducer.</summary>
internal static class Changed
{
    private static readonly Estate Nothing = new(AccountId.Assumed, "us-east-1");

    public static EventBridgeState After(this EventBridgeState state, IEnumerable<Change> changes) =>
        (Nothing with { Events = state }).With(changes).Events;

    public static EventBridgeState After<T>(this EventBridgeState state, Result<Done<T>> result) => state.After(result.Value.Changes);

    public static SnsState After(this SnsState state, IEnumerable<Change> changes) => (Nothing with { Sns = state }).With(changes).Sns;

    public static SnsState After<T>(this SnsState state, Result<Done<T>> result) => state.After(result.Value.Changes);

    public static KmsState After(this KmsState state, IEnumerable<Change> changes) => (Nothing with { Kms = state }).With(changes).Kms;

    public static KmsState After<T>(this KmsState state, Result<Done<T>> result) => state.After(result.Value.Changes);

    public static IamState After(this IamState state, IEnumerable<Change> changes) => (Nothing with { Iam = state }).With(changes).Iam;

    public static IamState After<T>(this IamState state, Result<Done<T>> result) => state.After(result.Value.Changes);

    public static ChatbotState After(this ChatbotState state, IEnumerable<Change> changes) =>
        (Nothing with { Chatbot = state }).With(changes).Chatbot;

    public static ChatbotState After<T>(this ChatbotState state, Result<Done<T>> result) => state.After(result.Value.Changes);

    public static EcsState After(this EcsState state, IEnumerable<Change> changes) => (Nothing with { Ecs = state }).With(changes).Ecs;

    public static EcsState After<T>(this EcsState state, Result<Done<T>> result) => state.After(result.Value.Changes);

    public static SqsState After(this SqsState state, IEnumerable<Change> changes) => (Nothing with { Sqs = state }).With(changes).Sqs;

    public static SqsState After<T>(this SqsState state, Result<Done<T>> result) => state.After(result.Value.Changes);

    public static LogsState After(this LogsState state, IEnumerable<Change> changes) => (Nothing with { Logs = state }).With(changes).Logs;

    public static LogsState After<T>(this LogsState state, Result<Done<T>> result) => state.After(result.Value.Changes);

    public static CloudWatchState After(this CloudWatchState state, IEnumerable<Change> changes) =>
        (Nothing with { CloudWatch = state }).With(changes).CloudWatch;

    public static CloudWatchState After<T>(this CloudWatchState state, Result<Done<T>> result) => state.After(result.Value.Changes);

    public static ElbState After(this ElbState state, IEnumerable<Change> changes) => (Nothing with { Elb = state }).With(changes).Elb;

    public static ElbState After<T>(this ElbState state, Result<Done<T>> result) => state.After(result.Value.Changes);
}
