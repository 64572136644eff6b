using Microsoft.AspNetCore.Http;
using Tocsin.Aws;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Server.Signing;

namespace Tocsin.Server.Wire;

/// <summary>One way in which a service is spoken with: how requests are read, how answers and refusals are written.</summary>
internal interface IProtocol
{
    string ContentType { get; }

    /// <summary>Reads the request of an operation, and holds it to its model.</summary>
    Result<Decision<Estate>> Read(Recognised.Known what, Incoming incoming);

    void Answer(OperationShape operation, IShape response, string requestId, AnswerBuffer to);

    void Refuse(AwsError error, string requestId, IHeaderDictionary headers, AnswerBuffer to);

    /// <summary>Why the sender is not who it says.</summary>
    AwsError Refusal(SignatureFlaw flaw);

    /// <summary>Nobody answers this.</summary>
    AwsError Refusal(Recognised.Unknown what);
}
