using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_UpdateAccountPreferences.html</summary>
public static class UpdateAccountPreferences
{
    /// <remarks>What is not said stays as it is.</remarks>
    public static Result<Done<UpdateAccountPreferencesResponse>> Decide(
        ChatbotAndTopics there, UpdateAccountPreferencesRequest request, Call call)
    {
        var arn = Preferences.ArnOf(call.Account.ToString());
        var old = there.Chatbot.FindPreferences(arn) ?? new Preferences(arn);
        var made = old with
        {
            UserAuthorizationRequired = request.UserAuthorizationRequired ?? old.UserAuthorizationRequired,
            TrainingDataCollectionEnabled = request.TrainingDataCollectionEnabled ?? old.TrainingDataCollectionEnabled,
        };
        return new Done<UpdateAccountPreferencesResponse>(
            new UpdateAccountPreferencesResponse { AccountPreferences = made.Shape }, [new Change.Put(made)]);
    }
}
