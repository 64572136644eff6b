using System.Buffers;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Tocsin.Server.Signing;
using Tocsin.Wire;

namespace Tocsin.Server.Wire;

/// <summary>A request as it came in: what it asks for, its body, and what it says of its signature.</summary>
internal sealed class Incoming(HttpRequest http, Signature? signature, RequestBody body)
{
    public HttpRequest Http => http;

    public Signature? Signature => signature;

    public RequestBody Body => body;

    /// <summary>The parameters of the query protocol; null where they are none, or no UTF-8.</summary>
    public FormFieldReader? Form { get; private set; }

    /// <summary>Reads the parameters: the body's, or those of the address where that is all there is.</summary>
    /// <remarks>Posted to a queue's own address, <c>/ACCOUNT/NAME</c>, a request need not name the queue.</remarks>
    public FormFieldReader? ReadForm()
    {
        string address = http.QueryString.Value is { Length: > 1 } query ? query[1..] : "";
        if (body.Content.IsEmpty)
        {
            return Form = WithQueue(address);
        }
        char[] chars = ArrayPool<char>.Shared.Rent(body.Content.Length);
        try
        {
            var decoded = Utf8.ToUtf16(body.Content.Span, chars, out _, out int length, replaceInvalidSequences: false);
            return Form = decoded == OperationStatus.Done ? WithQueue(chars.AsSpan(0, length)) : null;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }

    private FormFieldReader? WithQueue(ReadOnlySpan<char> form)
    {
        var read = FormFieldReader.TryRead(form);
        return read is not null && QueueUrls.IsPath(http.Path) && read.Parameter("QueueUrl") is null
            ? FormFieldReader.TryRead($"{form}&QueueUrl={Uri.EscapeDataString(QueueUrls.Origin(http) + http.Path)}")
            : read;
    }
}
