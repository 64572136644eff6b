using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Tests.Policies;

internal static class Ask
{
    public const string Topic = "arn:aws:sns:us-east-1:111122223333:alerts";

    public static PolicyDocument Parse(string json) => Assert.IsType<PolicyResult.Valid>(PolicyDocument.Parse(json)).Document;

    /// <summary>EventBridge wants to publish to <see cref="Topic"/>.</summary>
    public static PolicyVerdict Policy(string json, ValueList<ContextKey> keys = default, Requester? requester = null) =>
        PolicyEvaluation.Evaluate(
            Parse(json), new RequestContext(requester ?? new Requester.Service("events.amazonaws.com"), "sns:Publish", Topic, keys));

    /// <summary>A policy of one Allow statement, whose elements are given without the effect.</summary>
    public static PolicyVerdict Statement(string elements, ValueList<ContextKey> keys = default, Requester? requester = null) =>
        Policy($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow",{{elements}}}]}""", keys, requester);
}
