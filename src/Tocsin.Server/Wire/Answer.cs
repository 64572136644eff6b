using Microsoft.AspNetCore.Http;
using Tocsin.Aws;

namespace Tocsin.Server.Wire;

/// <summary>The answer to one request, with its length and its id.</summary>
internal sealed class Answer(HttpContext http, string id, AnswerBuffer buffer)
{
    public void Write(Recognised.Known known, IShape response)
    {
        var shape = known.Operation.Shape;
        Begin(shape.Status, known.Protocol);
        known.Protocol.Answer(shape, response, id, buffer);
    }

    public void Refuse(IProtocol protocol, AwsError error)
    {
        Begin(error.Status, protocol);
        protocol.Refuse(error, id, http.Response.Headers, buffer);
    }

    public async Task Send()
    {
        var response = http.Response;
        response.Headers["x-amzn-RequestId"] = id;
        if (response.StatusCode == StatusCodes.Status204NoContent)
        {
            return;
        }
        response.ContentLength = buffer.Written.Length;
        await response.BodyWriter.WriteAsync(buffer.Written);
    }

    private void Begin(int status, IProtocol protocol)
    {
        buffer.Clear();
        http.Response.StatusCode = status;
        http.Response.ContentType = protocol.ContentType;
    }
}
