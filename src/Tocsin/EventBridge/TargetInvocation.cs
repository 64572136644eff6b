using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Iam;
using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>A target made ready for the events that match its rule: what is the same for each of them is made once.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
internal sealed class TargetInvocation
{
    /// <summary>The service that delivers, as policies name it.</summary>
    private const string Principal = "events.amazonaws.com";

    private readonly Rule rule;
    private readonly Target target;
    private readonly TargetInput input;
    private readonly TransformerNotes notes;
    private readonly Address address;
    private readonly Publisher publisher;
    private readonly Note? unreachable;

    /// <summary>Where its resource is told, where its message is made, and where it is addressed.</summary>
    private readonly (string Resource, Place Made, Place Arn) place;

    private readonly Step matched;

    public TargetInvocation(Rule rule, Target target, TargetInput input)
    {
        (this.rule, this.target, this.input) = (rule, target, input);
        string resource = Names.Target(rule.Arn, target.Id!);
        place = (resource, new Place(resource, Member ?? ""), new Place(resource, "Arn"));
        notes = new TransformerNotes(target, input, resource);
        address = Address.Of(target.Arn!);
        publisher = Arn.TryParse(target.RoleArn, out var role)
            ? new Publisher.Role(role, Principal, rule.Arn, rule.Arn.Account)
            : new Publisher.Service(Principal, rule.Arn, rule.Arn.Account);
        unreachable = UnreachableTopic.NoteOn(rule, target);
        matched = new Step(Stage.Rule, new Place(rule.Arn.ToString()), new Verdict.Passed(), "the pattern matches");
    }

    public Branch Invoke(Envelope envelope, EventView view, IamState iam, DateTimeOffset now)
    {
        var rendering = input.Render(view, rule, now);
        if (rendering is Rendering.Text text)
        {
            if (IsReachedByUnknownRole(iam))
            {
                return new Branch([matched, new Step(
                    Stage.Transformer, new Place(place.Resource, "RoleArn"),
                    new Verdict.Undetermined(Unknown.NamesIn(target.RoleArn!)[0]), "the role is not known")]);
            }
            var filled = new Step(Stage.Transformer, place.Made, new Verdict.Passed(), Detail, notes.OfText(text, view));
            return unreachable is null
                ? new Branch([matched, filled], Addressed(envelope, text.Message))
                : new Branch([matched, filled, new Step(
                    Stage.Topic, unreachable.Where, new Verdict.Stopped(Reasons.TargetUnreachable),
                    "EventBridge does not deliver to this topic", [unreachable])]);
        }
        var step = rendering switch
        {
            Rendering.InvalidJson invalid => new Step(
                Stage.Transformer, place.Made, new Verdict.Stopped(Reasons.TransformerInvalidJson), "what it makes is not JSON",
                    notes.OfInvalid(invalid, view)),
            Rendering.Undetermined unknown =>
                new Step(Stage.Transformer, place.Made, new Verdict.Undetermined(unknown.Name), $"depends on {unknown.Name}"),
            _ =>
                new Step(
                    Stage.Transformer, place.Made, new Verdict.Stopped(Reasons.TransformerBlankValue), "what it makes is empty",
                    [notes.OfNothing(place.Made)]),
        };
        return new Branch([matched, step])
        {
            Undelivered = rendering is Rendering.InvalidJson broken ? Addressed(envelope, broken.Broken) : null,
        };
    }

    private Envelope Addressed(Envelope envelope, string message) => new(
        address, Content(envelope, message), envelope.Origin, place.Arn, Member is null ? null : place.Made)
    {
        Id = Envelope.IdOf(target.Arn!, envelope.Origin, message),
    };

    /// <summary>
    /// Whether what delivers is a role that nobody knows: what the target is comes first, since only topics and buses are judged by roles.
    /// </summary>
    private bool IsReachedByUnknownRole(IamState iam) =>
        Unknown.In(target.RoleArn) && address is Address.Topic or Address.Bus && iam.Find(target.RoleArn!) is null;

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
        address is Address.Bus && envelope.Content is EventContent @event
            ? @event with { Forwarded = new Forwarding(publisher, (@event.Forwarded?.Through ?? []).Add(envelope.To.Text)) }
            : new Publication(message, publisher) { GroupId = target.SqsParameters?.MessageGroupId };
}
