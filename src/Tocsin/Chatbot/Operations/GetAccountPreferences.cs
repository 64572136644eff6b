using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_GetAccountPreferences.html</summary>
public static class GetAccountPreferences
{
    public static Result<GetAccountPreferencesResponse> Answer(ChatbotAndTopics there, GetAccountPreferencesRequest request, Call call)
    {
        var preferences = there.Chatbot.FindPreferences(Preferences.ArnOf(call.Account.ToString()));
        return new GetAccountPreferencesResponse { AccountPreferences = preferences?.Shape ?? new AccountPreferences() };
    }
}
