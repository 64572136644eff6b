namespace Tocsin.Chatbot;

/// <summary>Which account of what Chatbot recognises is taken to be true; see <c>Recognition</c>.</summary>
public enum ChatbotProfile
{
    /// <summary>Since April 2021: nearly every unmodified <c>aws.*</c> event is delivered, most of them as a bare card.</summary>
    Current,

    /// <summary>What the article reports, which is the list of 2019 to 2021: events of a few services only, ECS not among them.</summary>
    Article,
}

/// <summary>The profiles' names in options and reports: <c>current</c>, <c>article</c>.</summary>
public static class ChatbotProfiles
{
    public static string Name(this ChatbotProfile profile) => profile == ChatbotProfile.Current ? "current" : "article";

    public static bool TryParse(string? name, out ChatbotProfile profile)
    {
        profile = name == "article" ? ChatbotProfile.Article : ChatbotProfile.Current;
        return name is "current" or "article";
    }
}
