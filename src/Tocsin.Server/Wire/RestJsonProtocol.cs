using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Tocsin.Aws;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Server.Signing;
using Tocsin.Wire;

namespace Tocsin.Server.Wire;

/// <summary>JSON posted to an operation's own path, as Chatbot takes it; an error names its type in a header.</summary>
/// <remarks>Source: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html</remarks>
internal sealed class RestJsonProtocol : IProtocol
{
    /// <summary>The errors of Chatbot whose text is called <c>message</c>; of the others it is <c>Message</c>, by its model.</summary>
    private static readonly FrozenSet<string> SmallLetter = FrozenSet.Create(
        "InvalidParameterException", "InvalidRequestException", "TooManyTagsException", "UnauthorizedException", "LimitExceededException",
        "ConflictException", "ServiceUnavailableException", "UnknownOperationException", "MissingAuthenticationTokenException",
        "UnrecognizedClientException", "InvalidSignatureException", "IncompleteSignatureException", "ExpiredTokenException");

    /// <summary>For who asks of a service that is not here.</summary>
    public static RestJsonProtocol OfUnknown { get; } = new();

    public string ContentType => "application/json";

    public Result<Decision<Estate>> Read(Recognised.Known what, Incoming incoming) => JsonBody.Read(what, incoming.Body.Content);

    public void Answer(OperationShape operation, IShape response, string requestId, AnswerBuffer to)
    {
        if (operation.Status != StatusCodes.Status204NoContent)
        {
            JsonFieldWriter.Write(response, to);
        }
    }

    public void Refuse(AwsError error, string requestId, IHeaderDictionary headers, AnswerBuffer to)
    {
        headers["x-amzn-ErrorType"] = error.Code;
        JsonBody.Error(null, SmallLetter.Contains(error.Code) ? "message" : "Message", error.Message, to);
    }

    public AwsError Refusal(SignatureFlaw flaw) => new(JsonBody.CodeOf(flaw), flaw.Message, 403);

    // Unverified: the text.
    public AwsError Refusal(Recognised.Unknown what) => new("UnknownOperationException", JsonBody.NotFound(what), 404);
}
