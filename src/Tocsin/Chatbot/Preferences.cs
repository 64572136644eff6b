using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;

namespace Tocsin.Chatbot;

/// <summary>What an account prefers: each null before it was said.</summary>
public sealed record Preferences(Arn Arn, bool? UserAuthorizationRequired = null, bool? TrainingDataCollectionEnabled = null)
    : Resource(Arn), IShape<Preferences>
{
    /// <summary>As answers tell of it.</summary>
    public AccountPreferences Shape => new()
    {
        UserAuthorizationRequired = UserAuthorizationRequired,
        TrainingDataCollectionEnabled = TrainingDataCollectionEnabled,
    };

    /// <summary>Ours: AWS has no ARN for them.</summary>
    public static Arn ArnOf(string account) => new("aws", "chatbot", "", account, "account-preferences");

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Boolean("userAuthorizationRequired", UserAuthorizationRequired);
        to.Boolean("trainingDataCollectionEnabled", TrainingDataCollectionEnabled);
    }

    public static Preferences Read(FieldReader from) =>
        new(from.Arn("arn"), from.Boolean("userAuthorizationRequired"), from.Boolean("trainingDataCollectionEnabled"));
}
