using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs;

/// <summary>What SQS says of a message so that its sender and its receiver can tell whether they have it whole: SDKs check it.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
/// </remarks>
[SuppressMessage("Security", "CA5351", Justification = "The protocol has MD5; it protects nothing.")]
internal static class MessageDigest
{
    public static string Of(string body) => Hex(MD5.HashData(Encoding.UTF8.GetBytes(body)));

    /// <summary>Null where there are none.</summary>
    public static string? Of(ValueMap<MessageAttributeValue> attributes) => attributes.Count == 0
        ? null
        : Of(attributes.Select(a => (a.Key, a.Value.DataType ?? "", a.Value.StringValue, a.Value.BinaryValue)));

    /// <summary>Null where there are none.</summary>
    public static string? Of(ValueMap<MessageSystemAttributeValue> attributes) => attributes.Count == 0
        ? null
        : Of(attributes.Select(a => (a.Key, a.Value.DataType ?? "", a.Value.StringValue, a.Value.BinaryValue)));

    /// <summary>Names, types and values.</summary>
    public static long BytesOf(ValueMap<MessageAttributeValue> attributes) => attributes.Sum(a =>
        (long)Utf8(a.Key) + Utf8(a.Value.DataType) + Utf8(a.Value.StringValue) + (a.Value.BinaryValue?.Count ?? 0));

    private static string Of(IEnumerable<(string Name, string Type, string? Text, ValueList<byte>? Bytes)> attributes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (var (name, type, text, bytes) in attributes.OrderBy(a => a.Name, StringComparer.Ordinal))
        {
            Append(hash, Encoding.UTF8.GetBytes(name));
            Append(hash, Encoding.UTF8.GetBytes(type));
            hash.AppendData([(byte)(bytes is null ? 1 : 2)]);
            Append(hash, bytes is { } value ? value.AsSpan() : Encoding.UTF8.GetBytes(text ?? ""));
        }
        return Hex(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }

    private static int Utf8(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
