using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam;
using Tocsin.Json;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>May an event that a rule of another bus sends on come in?</summary>
/// <remarks>
/// A bus takes events of its own account, and those of another by its policy alone; the rule that sends them names a role that may put
/// events:
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html, eb-cross-account.html and eb-bus-to-bus.html there,
/// which also says that an event received from one bus is not sent on to a third.
/// </remarks>
internal sealed class BusAdmission(EventBridgeState state, IamState iam, Circumstances around)
{
    private const string Action = "events:PutEvents";
    private const string WhatAwsDoes = "AWS writes no log line; only the sending rule's FailedInvocations metric counts it.";

    /// <summary>The step that ends the way or says why the event comes in; null when there is nothing to say of that.</summary>
    public Step? Of(Envelope envelope, Forwarding forwarded)
    {
        var target = envelope.Sender;
        if (forwarded.Through.Count > 1 && !forwarded.Through.Contains(envelope.To.Text))
        {
            return Stopped(
                Reasons.ThirdBus, FindingCode.ThirdBus, target, "an event that one bus received from another is not sent on to a third",
                "a rule on the first bus whose target is this bus");
        }
        if (envelope.To is not Address.Bus { Arn: var bus } || (Unknown.In(envelope.To.Text) && state.Find(bus)?.Made is null))
        {
            return Undetermined(
                target, Unknown.NamesIn(envelope.To.Text).FirstOrDefault() ?? envelope.To.Text, "which bus it is sent to is not known");
        }
        return forwarded.By switch
        {
            Publisher.Role role => RoleAccess.ToBus.Refusal(iam, role, envelope.To.Text, around) ?? ByPolicy(envelope, role, bus, target),
            Publisher.Service service => WithoutRole(service, bus, target),
            var other => throw new InvalidOperationException($"no rule sends as {other}"),
        };
    }

    /// <summary>A bus that is not of this estate: the event leaves for it.</summary>
    public static Branch Elsewhere(Envelope envelope) => new(
        [new Step(Stage.Topic, envelope.Sender, new Verdict.Passed(), $"the bus "
            + $"{Unknown.NamesIn(envelope.To.Text).FirstOrDefault() ?? envelope.To.Text} is not declared here")],
        envelope with { To = new Address.Elsewhere(envelope.To.Text, ((Address.Bus)envelope.To).Arn) });

    private Step WithoutRole(Publisher.Service service, Arn bus, Place target) => bus.Account != service.SourceAccount
        ? Stopped(
            Reasons.BusDenied, FindingCode.TargetWithoutRole, target,
            $"the bus {Names.NameOf(bus)} is in the account {bus.Account}, and the target has no role to send to it with",
            $$"""role_arn of a role that events.amazonaws.com may assume, with { "Effect": "Allow", "Action": "{{Action}}", "Resource": "{{bus}}" }""")
        // Unverified: within an account the guide says that a role is used, and elsewhere that it is recommended.
        : around.IsServed ? Unproven(target, $"the bus {Names.NameOf(bus)} takes the event, though the target has no role: whether AWS "
            + "does so within an account is not documented")
        : Undetermined(
            target, bus.ToString(), $"whether the bus {Names.NameOf(bus)} takes events of a target without a role is not documented",
            FindingCode.TargetWithoutRole);

    private Step? ByPolicy(Envelope envelope, Publisher.Role role, Arn bus, Place target)
    {
        bool isOwn = bus.Account == role.RoleArn.Account;
        var place = new Place(bus.ToString(), "Policy");
        var declared = state.Find(bus)?.Made;
        if (declared?.Policy is not { } text)
        {
            return isOwn || !state.Knows(bus, envelope) ? null : Stopped(
                Reasons.BusDenied, FindingCode.BusDenied, declared is null ? target : new Place(bus.ToString()),
                $"the bus {Names.NameOf(bus)} has no policy, so it takes events of its own account {bus.Account} alone, and these come "
                    + $"from {role.RoleArn.Account}", Policy(role, bus));
        }
        if (PolicyDocument.Parse(text) is not PolicyResult.Valid { Document: var policy })
        {
            return Undetermined(place, Unknown.NamesIn(text).FirstOrDefault() ?? "the bus policy", "the bus policy is not known");
        }
        var context = new RequestContext(new Requester.Identity(role.RoleArn), Action, bus.ToString(), KeysOf(envelope), around);
        if (isOwn)
        {
            policy = policy with { Statements = [.. policy.Statements.Where(s => s.Effect == Effect.Deny), Statement.AllowingAll] };
        }
        string who = $"events of the account {role.RoleArn.Account}";
        return PolicyEvaluation.Evaluate(policy, context) switch
        {
            PolicyVerdict.Allowed => null,
            PolicyVerdict.DeniedExplicitly denied =>
                Stopped(
                    Reasons.BusDenied, FindingCode.BusDenied, place with { Pointer = denied.By.Pointer },
                    $"the policy of the bus {Names.NameOf(bus)} denies {who}: {denied.By.Name}", denied.Narrower),
            PolicyVerdict.Undetermined unknown =>
                Undetermined(place, unknown.Unknown, $"whether the bus {Names.NameOf(bus)} takes {who} depends on {unknown.Unknown}"),
            // Unverified: whether a statement for the service counts for an event that a role puts.
            PolicyVerdict.DeniedImplicitly when IsForService(policy, role, context) =>
                Undetermined(
                    place, bus.ToString(),
                    $"whether a statement for {role.AssumedBy} lets the role {role.RoleArn.Resource.Split('/')[^1]} in is not documented"),
            PolicyVerdict.DeniedImplicitly { Closest: { } closest } => Stopped(
                Reasons.BusDenied, FindingCode.BusDenied, place with { Pointer = closest.Parts[0].Pointer },
                $"the policy of the bus {Names.NameOf(bus)} does not let {who} in; {closest.Statement.Name} comes closest: "
                    + $"{string.Join("; ", closest.Parts.Select(p => p.Message))}", Policy(role, bus)),
            _ =>
                Stopped(
                    Reasons.BusDenied, FindingCode.BusDenied, place, $"the policy of the bus {Names.NameOf(bus)} lets nobody in",
                    Policy(role, bus)),
        };
    }

    private static bool IsForService(PolicyDocument policy, Publisher.Role role, RequestContext context)
    {
        ContextKey[] source = [new("aws:SourceArn", [role.SourceArn.ToString()]), new("aws:SourceAccount", [role.SourceAccount])];
        return PolicyEvaluation.Evaluate(
            policy, context with { Principal = new Requester.Service(role.AssumedBy), Keys = context.Keys.AddRange(source) })
            is PolicyVerdict.Allowed or PolicyVerdict.Undetermined;
    }

    /// <summary>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html</summary>
    private static ValueList<ContextKey> KeysOf(Envelope envelope)
    {
        var json = JsonParser.Parse(((EventContent)envelope.Content).Event.ToString());
        return
        [
            .. new[] { ("events:source", "source"), ("events:detail-type", "detail-type") }
                .Select(k => (Key: k.Item1, Text: json?.Member(k.Item2)?.AsText())).Where(k => k.Text is not null)
                    .Select(k => new ContextKey(k.Key, [k.Text!])),
        ];
    }

    private static string Policy(Publisher.Role role, Arn bus) =>
        $$"""{ "Effect": "Allow", "Principal": { "AWS": "arn:{{bus.Partition}}:iam::{{role.RoleArn.Account}}:root" }, "Action": "{{Action}}", "Resource": "{{bus}}" }""";

    private static Step Stopped(Reason reason, string code, Place place, string message, string write) =>
        new(
            Stage.Topic, place, new Verdict.Stopped(reason), message,
            [new Note(code, Severity.Error, place, $"{message}. {WhatAwsDoes}", write)]);

    private static Step Unproven(Place place, string message) => new(
        Stage.Topic, place, new Verdict.Passed(), message,
        [new Note(
            FindingCode.TargetWithoutRole, Severity.Warning, place, $"{message}.",
            $$"""role_arn of a role that events.amazonaws.com may assume, with { "Effect": "Allow", "Action": "{{Action}}", "Resource": the bus }""")]);

    private static Step Undetermined(Place place, string unknown, string detail, string code = FindingCode.UnknownValue) => new(
        Stage.Topic, place, new Verdict.Undetermined(unknown), detail,
        [new Note(code, Severity.Warning, place, $"{detail}: this route cannot be judged "
            + $"offline.", new Suggestion.AcceptUnknown(unknown))]);
}
