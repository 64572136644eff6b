using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Text;

namespace Tocsin.EventBridge.Operations;

/// <summary>What has tags: rules and buses.</summary>
internal static class Tagged
{
    /// <summary>What an ARN names in the caller's account and region, or what AWS answers where nothing is.</summary>
    /// <remarks>The texts are those of rules and buses (recorded on AWS). Unverified: the one for what is neither.</remarks>
    public static Result<Resource> Find(EventBridgeState state, string arn, Call call)
    {
        if (!Arn.TryParse(arn, out var parsed) || parsed.Service != "events" || !(Names.IsBus(parsed) || Names.IsRule(parsed)))
        {
            return EventBridgeErrors.Validation(
                "Parameter ResourceARN is not valid. Reason: Provided Arn is not in correct format.", "ResourceARN");
        }
        bool isHere = Scope.Of(parsed) == call.Scope;
        if (Names.IsBus(parsed))
        {
            return !isHere || !state.HasBus(parsed) ? EventBridgeErrors.BusNotFound(parsed)
                : state.Find(parsed)?.Made ?? new EventBus(parsed, Names.NameOf(parsed));
        }
        var on = Names.BusOf(parsed);
        return !state.HasBus(on) ? EventBridgeErrors.BusNotFound(on)
            : isHere && state.FindRule(on, Names.RuleNameOf(parsed)) is { } rule ? rule
            : EventBridgeErrors.RuleNotFound(Names.RuleNameOf(parsed), on, "ResourceARN");
    }

    public static ValueList<Tag> Of(Resource resource) => resource switch
    {
        Rule rule => rule.Tags,
        EventBus bus => bus.Tags,
        _ => throw Foreign(resource),
    };

    public static Resource With(Resource resource, ValueList<Tag> tags) => resource switch
    {
        Rule rule => rule with { Tags = tags },
        EventBus bus => bus with { Tags = tags },
        _ => throw Foreign(resource),
    };

    private static InvalidOperationException Foreign(Resource resource) => new($"EventBridge tags no {resource.GetType().Name}");
}
