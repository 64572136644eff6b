using Tocsin.Aws;

namespace Tocsin.Chatbot.Operations;

/// <summary>What Chatbot keeps is its account's alone: no policy shares it, and for another account it is not there.</summary>
internal static class Owned
{
    /// <summary>Null for who is of another account.</summary>
    public static T? By<T>(this T? found, Call call)
        where T : Resource => found is not null && call.Owns(found.Arn) ? found : null;
}
