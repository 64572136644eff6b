using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

/// <summary>What has tags: configurations and custom actions.</summary>
internal static class Tagged
{
    /// <summary>What an ARN names in the caller's account. Unverified: the text where nothing is.</summary>
    public static Result<Resource> Find(ChatbotState state, string arn, Call call) =>
        Arn.TryParse(arn, out var parsed) && Scope.Of(parsed) == call.GlobalScope
            && (state.Find(arn) ?? state.FindAction(arn) ?? state.FindChime(arn) ?? (Resource?)state.FindTeams(arn)) is { } found
            ? found
            : Errors.ResourceNotFoundException.With($"Resource with arn {arn} does not exist.", "ResourceARN", cause: new Cause.Missing());

    public static ValueList<Tag> Of(Resource resource) => resource switch
    {
        ChannelConfiguration configuration => configuration.Tags,
        CustomAction action => action.Tags,
        ChimeWebhook chime => chime.Tags,
        TeamsChannel channel => channel.Tags,
        _ => throw Foreign(resource),
    };

    public static Resource With(Resource resource, ValueList<Tag> tags) => resource switch
    {
        ChannelConfiguration configuration => configuration with { Tags = tags },
        CustomAction action => action with { Tags = tags },
        ChimeWebhook chime => chime with { Tags = tags },
        TeamsChannel channel => channel with { Configuration = channel.Configuration with { Tags = tags.UnlessEmpty } },
        _ => throw Foreign(resource),
    };

    private static InvalidOperationException Foreign(Resource resource) => new($"Chatbot tags no {resource.GetType().Name}");
}
