using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Iam;
using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>An event that matched, on its way to one target.</summary>
internal sealed class TargetInvocation(Rule rule, Target target, TargetInput input)
{
    /// <summary>The service that delivers, as policies name it.</summary>
    private const string Principal = "events.amazonaws.com";

    private readonly string resource = Names.Target(rule.Arn, target.Id!);

    public Branch Invoke(Envelope envelope, EventView view, IamState iam, DateTimeOffset now)
    {
        var rendering = input.Render(view, rule, now);
        var place = new Place(resource, Member ?? "");
        var matched = new Step(Stage.Rule, new Place(rule.Arn.ToString()), new Verdict.Passed(), "the pattern matches");
        var notes = new TransformerNotes(target, input, resource);
        if (rendering is Rendering.Text text)
        {
            return IsReachedByUnknownRole(iam)
                ? new Branch([matched, new Step(
                    Stage.Transformer, new Place(resource, "RoleArn"), new Verdict.Undetermined(Unknown.NamesIn(target.RoleArn!)[0]),
                        "the role is not known")])
                : UnreachableTopic.NoteOn(rule, target) is { } unreachable
                ? new Branch(
                    [
                        matched, new Step(Stage.Transformer, place, new Verdict.Passed(), Detail, notes.OfText(text, view)),
                        new Step(
                            Stage.Topic, unreachable.Where, new Verdict.Stopped(Reasons.TargetUnreachable),
                            "EventBridge does not deliver to this topic", [unreachable]),
                    ])
                : new Branch(
                    [matched, new Step(Stage.Transformer, place, new Verdict.Passed(), Detail, notes.OfText(text, view))],
                    Addressed(envelope, text.Message, place));
        }
        var step = rendering switch
        {
            Rendering.InvalidJson invalid => new Step(
                Stage.Transformer, place, new Verdict.Stopped(Reasons.TransformerInvalidJson), "what it makes is not JSON",
                    notes.OfInvalid(invalid, view)),
            Rendering.Undetermined unknown =>
                new Step(Stage.Transformer, place, new Verdict.Undetermined(unknown.Name), $"depends on {unknown.Name}"),
            _ =>
                new Step(
                    Stage.Transformer, place, new Verdict.Stopped(Reasons.TransformerBlankValue), "what it makes is empty",
                    [notes.OfNothing(place)]),
        };
        return new Branch([matched, step])
        {
            Undelivered = rendering is Rendering.InvalidJson broken ? Addressed(envelope, broken.Broken, place) : null,
        };
    }

    private Envelope Addressed(Envelope envelope, string message, Place place) => new(
        Address.Of(target.Arn!), Content(envelope, message), envelope.Origin, new Place(resource, "Arn"), Member is null ? null : place)
    {
        Id = Envelope.IdOf(target.Arn!, envelope.Origin, message),
    };

    /// <summary>
    /// Whether what delivers is a role that nobody knows: what the target is comes first, since only topics and buses are judged by roles.
    /// </summary>
    private bool IsReachedByUnknownRole(IamState iam) =>
        Unknown.In(target.RoleArn) && Address.Of(target.Arn!) is Address.Topic or Address.Bus
        && iam.Find(target.RoleArn!) is null;

    /// <summary>The member that makes the message; null when the whole event goes on.</summary>
    private string? Member => target switch
    {
        { InputTransformer: not null } => "InputTransformer.InputTemplate",
        { Input: not null } => "Input",
        { InputPath: not null } => "InputPath",
        _ => null,
    };

    private string Detail => target switch
    {
        { InputTransformer: not null } => "the template is filled in",
        { Input: not null } => "Input: the same text for every event",
        { InputPath: { } path } => $"InputPath: {path}",
        _ => "no input transformer: the whole event",
    };

    // A bus receives the event itself. Unverified: AWS gives it a new id when the bus is in another region; here it keeps its own.
    private Content Content(Envelope envelope, string message) =>
        Names.IsBus(target.Arn!) && envelope.Content is EventContent @event
            ? @event with { Forwarded = new Forwarding(Publisher(), (@event.Forwarded?.Through ?? []).Add(envelope.To.Text)) }
        : new Publication(message, Publisher()) { GroupId = target.SqsParameters?.MessageGroupId };

    private Publisher Publisher() => Arn.TryParse(target.RoleArn, out var role)
        ? new Publisher.Role(role, Principal, rule.Arn, rule.Arn.Account)
        : new Publisher.Service(Principal, rule.Arn, rule.Arn.Account);
}
