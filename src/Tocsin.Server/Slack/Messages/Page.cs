using System.Text;

namespace Tocsin.Server.Slack.Messages;

/// <summary>Cursors: where a page ended, wrapped as Slack wraps it.</summary>
/// <remarks>
/// https://docs.slack.dev/apis/web-api/pagination: <c>bmV4dF90czoxNTEyMDg1ODYxMDAwNTQz</c> is <c>next_ts:1512085861000543</c>.
/// </remarks>
internal static class Page
{
    public static string CursorOf(string kind, string value) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{kind}:{value}"));

    /// <summary>What stands in a cursor; null when it is none of that kind.</summary>
    public static string? Read(string kind, string cursor)
    {
        byte[] bytes = new byte[cursor.Length];
        if (!Convert.TryFromBase64String(cursor, bytes, out int length))
        {
            return null;
        }
        string text = Encoding.UTF8.GetString(bytes, 0, length);
        return text.StartsWith($"{kind}:", StringComparison.Ordinal) ? text[(kind.Length + 1)..] : null;
    }
}
