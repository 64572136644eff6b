using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;

namespace Tocsin.Chatbot;

/// <summary>What an account prefers: each null before it was said.</summary>
public sealed record Preferences(Arn Arn, bool? UserAuthorizationRequired = null, bool? TrainingDataCollectionEnabled = null)
    : Resource(Arn)
{
    /// <summary>As answers tell of it.</summary>
    public AccountPreferences Shape => new()
    {
        UserAuthorizationRequired = UserAuthorizationRequired,
        TrainingDataCollectionEnabled = TrainingDataCollectionEnabled,
    };

    /// <summary>Ours: AWS has no ARN for them.</summary>
    public static Arn ArnOf(string account) => new("aws", "chatbot", "", account, "account-preferences");
}
