using System.Text;
using Microsoft.AspNetCore.Http;
using Tocsin.Aws;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Server.Signing;
using Tocsin.Wire;

namespace Tocsin.Server.Wire;

/// <summary>Forms, answered in XML: <c>Action=CreateTopic&amp;Version=2010-03-31&amp;Name=a</c>.</summary>
/// <remarks>Source: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html</remarks>
internal sealed class QueryProtocol : IProtocol
{
    private readonly string xmlNamespace;
    private readonly bool isSqs;

    public QueryProtocol(ServiceShape service)
        : this(service.XmlNamespace!) => isSqs = service.Name == "sqs";

    private QueryProtocol(string xmlNamespace) => this.xmlNamespace = xmlNamespace;

    /// <summary>For who asks of a service that is not here; the namespace is that of AWS's own framework.</summary>
    public static QueryProtocol OfUnknown { get; } = new("http://webservices.amazon.com/AWSFault/2005-15-09");

    public string ContentType => "text/xml";

    public Result<Decision<Estate>> Read(Recognised.Known what, Incoming incoming) =>
        what.Operation.Read(incoming.Form!, what.Service.ConstraintCode);

    public void Answer(OperationShape operation, IShape response, string requestId, AnswerBuffer to) =>
        Encoding.UTF8.GetBytes(XmlFieldWriter.Response(operation, xmlNamespace, response, requestId), to);

    public void Refuse(AwsError error, string requestId, IHeaderDictionary headers, AnswerBuffer to) =>
        Encoding.UTF8.GetBytes(XmlFieldWriter.Error(InWordsOfQueues(error), error.Status >= 500, xmlNamespace, requestId, isSqs), to);

    /// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html</summary>
    public AwsError Refusal(SignatureFlaw flaw) => flaw switch
    {
        SignatureFlaw.Missing => new("MissingAuthenticationToken", "Request is missing Authentication Token", 403),
        SignatureFlaw.UnknownKey => new("InvalidClientTokenId", flaw.Message, 403),
        SignatureFlaw.Expired => new("ExpiredToken", flaw.Message, 403),
        SignatureFlaw.Incomplete or SignatureFlaw.NoScope or SignatureFlaw.OtherAlgorithm => new("IncompleteSignature", flaw.Message, 400),
        _ => new("SignatureDoesNotMatch", flaw.Message, 403),
    };

    public AwsError Refusal(Recognised.Unknown what) => what.Operation.Length == 0
        // Unverified: the text.
        ? new("MissingAction", "The request must contain the parameter Action.")
        : new("InvalidAction", $"Could not find operation {what.Operation} for version {what.Version ?? "NO_VERSION_SPECIFIED"}");

    /// <summary>A queue that is missing is told in other words than in JSON (recorded on AWS 2026-09).</summary>
    private AwsError InWordsOfQueues(AwsError error) =>
        isSqs && error is { Code: "AWS.SimpleQueueService.NonExistentQueue", Message: "The specified queue does not exist." }
            ? error with { Message = "The specified queue does not exist for this wsdl version." }
            : error;
}
