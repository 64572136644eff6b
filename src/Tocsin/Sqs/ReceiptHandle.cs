using System.Buffers.Text;
using System.Text;
using Tocsin.Aws;

namespace Tocsin.Sqs;

/// <summary>What a receiver names a message by: it says nothing to the receiver. Ours holds the message's id.</summary>
/// <remarks>The message keeps the last one that was given, so that it is good after a restart too.</remarks>
internal static class ReceiptHandle
{
    public static string New(string messageId, Ids ids) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes($"tocsin {messageId} {ids.Uuid()}"));

    /// <summary>The id of the message; null where it is no handle.</summary>
    public static string? MessageIn(string handle)
    {
        byte[] bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(handle.Length)];
        return Convert.TryFromBase64String(handle, bytes, out int length)
            && Encoding.ASCII.GetString(bytes, 0, length).Split(' ') is ["tocsin", var id, _] ? id : null;
    }
}
