using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tocsin.Aws;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Server.Signing;
using Tocsin.Wire;

namespace Tocsin.Server.Wire;

/// <summary>
/// JSON 1.0 and 1.1: the operation stands in <c>X-Amz-Target</c>, and an error names its type in the body, with the namespace of its kind
/// in 1.0.
/// </summary>
/// <remarks>Source: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html</remarks>
internal sealed class JsonProtocol : IProtocol
{
    private static readonly JsonProtocol Unknown10 = new("1.0");

    private static readonly JsonProtocol Unknown11 = new("1.1");

    private readonly ErrorNames names;

    private JsonProtocol(string version)
    {
        ContentType = $"application/x-amz-json-{version}";
        names = ErrorNames.Of("");
    }

    public JsonProtocol(ServiceShape service)
        : this(service.JsonVersion!)
    {
        Service = service;
        names = ErrorNames.Of(service.Name);
    }

    /// <summary>For who asks of a service that is not here.</summary>
    public static JsonProtocol OfUnknown(string? contentType) =>
        contentType?.Contains("json-1.0", StringComparison.Ordinal) == true ? Unknown10 : Unknown11;

    public ServiceShape Service { get; } = null!;

    public string ContentType { get; }

    public Result<Decision<Estate>> Read(Recognised.Known what, Incoming incoming) => JsonBody.Read(what, incoming.Body.Content);

    // Unverified: that an operation without a result is answered without a body, in all services.
    public void Answer(OperationShape operation, IShape response, string requestId, AnswerBuffer to)
    {
        if (response is not Nothing)
        {
            JsonFieldWriter.Write(response, to);
        }
    }

    public void Refuse(AwsError error, string requestId, IHeaderDictionary headers, AnswerBuffer to)
    {
        string name = names.OfShape(error.Code);
        if (names.IsQueryCompatible)
        {
            headers["x-amzn-query-error"] = $"{names.OfQuery(error.Code)};{(error.Status >= 500 ? "Receiver" : "Sender")}";
        }
        JsonBody.Error(names.WithNamespace(name), name == JsonBody.Unreadable ? "Message" : "message", error.Message, to);
    }

    public AwsError Refusal(SignatureFlaw flaw) => new(JsonBody.CodeOf(flaw), flaw.Message);

    public AwsError Refusal(Recognised.Unknown what) => new("UnknownOperationException", JsonBody.NotFound(what));
}
