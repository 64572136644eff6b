using System.Buffers;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Tocsin.Server.Wire;

/// <summary>The whole body of a request; its memory is lent, and goes back when the request is answered.</summary>
internal sealed class RequestBody : IDisposable
{
    private const int First = 4096;

    private byte[] sent;
    private int sentLength;
    private byte[]? inflated;
    private int inflatedLength;

    private RequestBody(int capacity) => sent = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>As it came in: what is signed.</summary>
    public ReadOnlyMemory<byte> Sent => sent.AsMemory(0, sentLength);

    /// <summary>What it says.</summary>
    public ReadOnlyMemory<byte> Content => inflated is null ? Sent : inflated.AsMemory(0, inflatedLength);

    /// <returns>Null where there is more of it than may be; then it is not read to its end.</returns>
    public static async ValueTask<RequestBody?> Read(HttpRequest request, int limit)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }
        var body = new RequestBody((int)(request.ContentLength ?? First));
        try
        {
            var reader = request.BodyReader;
            while (true)
            {
                var read = await reader.ReadAsync(request.HttpContext.RequestAborted);
                bool fits = body.sentLength + read.Buffer.Length <= limit;
                if (fits)
                {
                    body.Add(read.Buffer);
                }
                reader.AdvanceTo(read.Buffer.End);
                if (!fits)
                {
                    body.Dispose();
                    return null;
                }
                if (read.IsCompleted)
                {
                    return body;
                }
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>Undoes <c>Content-Encoding: gzip</c>; false where it is none, or says more than may be.</summary>
    public bool TryInflate(int limit)
    {
        inflated = ArrayPool<byte>.Shared.Rent(Math.Min(limit + 1, Math.Max(First, 4 * sentLength)));
        try
        {
            using var gzip = new GZipStream(new MemoryStream(sent, 0, sentLength, writable: false), CompressionMode.Decompress);
            while (gzip.Read(inflated, inflatedLength, inflated.Length - inflatedLength) is var read and > 0)
            {
                inflatedLength += read;
                if (inflatedLength > limit)
                {
                    return false;
                }
                if (inflatedLength == inflated.Length)
                {
                    inflated = Grown(inflated, inflatedLength, inflatedLength + 1);
                }
            }
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(sent);
        sent = [];
        sentLength = 0;
        if (inflated is not null)
        {
            ArrayPool<byte>.Shared.Return(inflated);
            inflated = null;
        }
    }

    private void Add(ReadOnlySequence<byte> buffer)
    {
        int length = sentLength + (int)buffer.Length;
        if (length > sent.Length)
        {
            sent = Grown(sent, sentLength, length);
        }
        buffer.CopyTo(sent.AsSpan(sentLength));
        sentLength = length;
    }

    private static byte[] Grown(byte[] bytes, int length, int needed)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, 2 * bytes.Length));
        bytes.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        return larger;
    }
}
