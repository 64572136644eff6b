using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>Says why a topic policy keeps a publisher out, and what to write.</summary>
internal static class Denial
{
    /// <summary>Permission errors are not retried: recorded on AWS 2026-09.</summary>
    public const string WhatAwsDoes = "AWS does not retry and writes no log line; only the rule's FailedInvocations metric counts it.";

    public static Step Explicit(Topic topic, string publisher, PolicyVerdict.DeniedExplicitly denied)
    {
        var by = denied.By;
        string detail = $"{Beginning(publisher, topic)} with an explicit deny in a resource-based policy";
        string message = $"the topic policy denies {PublisherContext.Name(publisher)} the publish: {by.Name}. {Consequence(publisher)}";
        return Stopped(topic, by.Pointer, detail, FindingCode.PolicyDenied, message, denied.Narrower);
    }

    public static Step Implicit(Topic topic, string publisher, PolicyVerdict.DeniedImplicitly denied, Publisher.Service? service)
    {
        string detail = $"{Beginning(publisher, topic)} because no resource-based policy allows the SNS:Publish action";
        string whole = Statement(topic, publisher, service);
        string who = PublisherContext.Name(publisher);
        if (service is not null && topic.Policy == TopicPolicy.Default(topic.Arn))
        {
            return Stopped(
                topic, "", detail, FindingCode.NoTopicPolicy,
                $"the topic {topic.Name} has no policy of its own, and the default one asks for AWS:SourceOwner, which {who} does not "
                    + $"send: the publish is denied. {WhatAwsDoes}",
                whole);
        }
        if (denied.Closest is not { } closest)
        {
            return Stopped(
                topic, "/Statement", detail, FindingCode.PolicyDenied,
                $"the topic policy allows nothing to anyone, so {who} may not publish. {Consequence(publisher)}", whole);
        }
        var neverSent = service is null ? null : closest.Parts.FirstOrDefault(p => PublisherContext.NeverSent(p) is not null);
        var fault = neverSent ?? closest.Parts[0];
        string why = string.Join("; ", closest.Parts.Select(p => p.Message));
        string never = neverSent is null ? "" : $" {who} never sends {neverSent.Condition!.Key}.";
        string write = neverSent is not null && closest.Parts.Count == 1
            ? $$"""{ "StringEquals": { "aws:SourceAccount": {{JsonWriter.Quote(service!.SourceAccount)}} } }"""
            : closest.Parts.Count == 1 && fault.Write is { } line ? line
            : whole;
        // The account under the key that is never sent is the account under the key that is.
        bool renamed = closest.Parts is [{ Condition: { Key: var key, Values: var values } }]
            && key.Equals("aws:SourceOwner", StringComparison.OrdinalIgnoreCase) && values.All(v => v == service?.SourceAccount);
        return Stopped(
            topic, fault.Pointer, detail, neverSent is null ? FindingCode.PolicyDenied : PublisherContext.NeverSent(neverSent)!,
            $"the topic policy does not let {who} publish; {closest.Statement.Name} comes closest: {why}.{never} {Consequence(publisher)}",
            write,
            renamed ? [new Correction.Name(new Place(topic.Arn.ToString(), "Policy", fault.Pointer), fault.Condition!.Key,
                "aws:SourceAccount")] : []);
    }

    /// <summary>AWS's own words, as they stand in a dead letter's ERROR_MESSAGE: recorded on AWS 2026-09.</summary>
    private static string Beginning(string publisher, Topic topic) =>
        $"User: {publisher} is not authorized to perform: SNS:Publish on resource: {topic.Arn}";

    private static string Consequence(string publisher) =>
        Aws.Arn.TryParse(publisher, out _) ? "The caller gets AuthorizationError, and nothing is sent." : WhatAwsDoes;

    private static string Statement(Topic topic, string publisher, Publisher.Service? service) => service is null
        ? $$"""{ "Effect": "Allow", "Principal": { "AWS": {{JsonWriter.Quote(publisher)}} }, "Action": "sns:Publish", "Resource": "{{topic.Arn}}" }"""
        : $$$"""{ "Effect": "Allow", "Principal": { "Service": "{{{publisher}}}" }, "Action": "sns:Publish", "Resource": "{{{topic.Arn}}}", "Condition": { "StringEquals": { "aws:SourceAccount": "{{{service.SourceAccount}}}" } } }""";

    private static Step Stopped(
        Topic topic, string pointer, string detail, string code, string message, string write, ValueList<Correction> fix = default)
    {
        var place = new Place(topic.Arn.ToString(), "Policy", pointer);
        return new Step(
            Stage.Topic, place, new Verdict.Stopped(Reasons.PolicyDenied), detail,
            [new Note(code, Severity.Error, place, message, write, fix)]);
    }
}
