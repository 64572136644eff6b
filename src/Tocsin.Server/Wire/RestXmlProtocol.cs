using System.Diagnostics;
using System.Security;
using System.Text;
using Microsoft.AspNetCore.Http;
using Tocsin.Aws;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Server.Signing;

namespace Tocsin.Server.Wire;

/// <summary>
/// What S3, Route 53 and CloudFront speak: none of them is here, and who asks for one is told so in words that its client reads.
/// </summary>
/// <remarks>
/// S3's errors have no frame around them: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
/// Source: https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html
/// </remarks>
internal sealed class RestXmlProtocol : IProtocol
{
    private readonly bool isS3;

    private RestXmlProtocol(bool isS3) => this.isS3 = isS3;

    private static RestXmlProtocol S3 { get; } = new(true);

    private static RestXmlProtocol Others { get; } = new(false);

    public string ContentType => isS3 ? "application/xml" : "text/xml";

    /// <summary>The protocol of a service that is signed for; null where it is none of these.</summary>
    public static RestXmlProtocol? OfUnknown(string service) => service switch
    {
        "s3" or "s3express" or "s3-object-lambda" or "s3-outposts" => S3,
        "route53" or "cloudfront" => Others,
        _ => null,
    };

    public Result<Decision<Estate>> Read(Recognised.Known what, Incoming incoming) => throw new UnreachableException();

    public void Answer(OperationShape operation, IShape response, string requestId, AnswerBuffer to) => throw new UnreachableException();

    public void Refuse(AwsError error, string requestId, IHeaderDictionary headers, AnswerBuffer to)
    {
        string told = $"<Code>{error.Code}</Code><Message>{Written(error.Message)}</Message>";
        string type = error.Status >= StatusCodes.Status500InternalServerError ? "Receiver" : "Sender";
        Encoding.UTF8.GetBytes(
            isS3 ? $"<Error>{told}<RequestId>{requestId}</RequestId></Error>"
                : $"<ErrorResponse><Error><Type>{type}</Type>{told}</Error><RequestId>{requestId}</RequestId></ErrorResponse>",
            to);
    }

    // A path may have characters that XML has not.
    private static string? Written(string text) =>
        SecurityElement.Escape(string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)));

    public AwsError Refusal(SignatureFlaw flaw) => QueryProtocol.OfUnknown.Refusal(flaw);

    // Unverified: the text.
    public AwsError Refusal(Recognised.Unknown what) => isS3
        ? new("MethodNotAllowed", JsonBody.NotFound(what), StatusCodes.Status405MethodNotAllowed)
        : new("InvalidAction", JsonBody.NotFound(what), StatusCodes.Status400BadRequest);
}
