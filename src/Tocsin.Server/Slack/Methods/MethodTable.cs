using System.Collections.Frozen;

namespace Tocsin.Server.Slack.Methods;

/// <summary>The methods that are answered; any other is <c>unknown_method</c>.</summary>
internal static class MethodTable
{
    public static FrozenDictionary<string, Method> All { get; } = new[]
    {
        Method.Of("api.test", ApiTest.Carry) with { NeedsToken = false },
        Method.Of("auth.test", AuthTest.Carry),
        Method.Of("blocks.validate", BlocksValidate.Carry),
        Method.Of("chat.getPermalink", ChatGetPermalink.Carry) with { ReadsJson = false },
        new Method("chat.postMessage", ChatPostMessage.Carry) { Posts = true },
        new Method("chat.update", ChatUpdate.Carry),
        Method.Of("conversations.history", ConversationsHistory.Carry),
        Method.Of("conversations.info", ConversationsInfo.Carry) with { ReadsJson = false },
        Method.Of("conversations.list", ConversationsList.Carry) with { ReadsJson = false },
        Method.Of("conversations.replies", ConversationsReplies.Carry) with { ReadsJson = false },
    }.ToFrozenDictionary(m => m.Name, StringComparer.Ordinal);
}
