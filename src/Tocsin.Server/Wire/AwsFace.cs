using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tocsin.Aws;
using Tocsin.Delivery.Writing;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Server.Signing;

namespace Tocsin.Server.Wire;

/// <summary>AWS's services over HTTP: from a request's bytes to the bytes of its answer.</summary>
/// <remarks>
/// A request is told apart by its headers, read whole into lent memory, recognised, held to its signature, read and held to its model; then
/// it is decided by the writer in its turn, or answered from what is committed; and what came of it is written in the protocol it came in.
/// Whatever is refused on the way is refused as AWS refuses it. Only a fault of ours is an error in the log.
/// Safe for any number of requests at once.
/// </remarks>
public sealed partial class AwsFace
{
    private readonly Writer writer;
    private readonly FaceOptions options;
    private readonly ILogger log;
    private readonly Recognition recognition = new(Services.All);
    private readonly SignatureCheck check;
    private readonly Callers callers;
    private readonly ReceivingWait waiting;
    private long faults;
    private int writing;

    /// <param name="stopping">Whoever waits for a message waits no longer.</param>
    public AwsFace(Writer writer, FaceOptions options, TimeProvider clock, ILogger<AwsFace> log, CancellationToken stopping)
    {
        (this.writer, this.options, this.log) = (writer, options, log);
        check = new SignatureCheck(options.Keys, clock);
        callers = new Callers(options);
        waiting = new ReceivingWait(writer, clock, stopping);
    }

    /// <summary>What was asked for and is not here.</summary>
    public UnknownRequests Unknown { get; } = new();

    /// <summary>How many requests failed by our own fault.</summary>
    public long Faults => Interlocked.Read(ref faults);

    /// <summary>Answers any request. Paths that are not AWS's must be taken by others before.</summary>
    public async Task Serve(HttpContext http)
    {
        string id = Guid.NewGuid().ToString();
        var (signature, flaw) = Signature.Of(http.Request.Headers, http.Request.Query);
        var spoken = recognition.SpokenBy(http.Request, signature);
        using var buffer = new AnswerBuffer();
        var answer = new Answer(http, id, buffer);
        try
        {
            await Ask(new Asked(http, id, signature, flaw, spoken), answer);
        }
        catch (BadHttpRequestException e)
        {
            answer.Refuse(spoken, Refusals.Malformed(e.Message, e.StatusCode));
            http.Response.Headers.Connection = "close";
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e)
        {
            Interlocked.Increment(ref faults);
            Failed(e, id);
            answer.Refuse(spoken, Refusals.OurFault);
        }
        await answer.Send();
    }

    /// <summary>Recognise, authenticate, read, decide, write.</summary>
    private async ValueTask Ask(Asked asked, Answer answer)
    {
        int limit = LimitOf(asked);
        using var body = await RequestBody.Read(asked.Http.Request, limit);
        if (body is null)
        {
            answer.Refuse(asked.Spoken, Refusals.TooLarge(limit));
            asked.Http.Response.Headers.Connection = "close";
            return;
        }
        var incoming = new Incoming(asked.Http.Request, asked.Signature, body);
        if (Unreadable(incoming, limit) is { } unreadable)
        {
            answer.Refuse(asked.Spoken, unreadable);
            return;
        }
        var recognised = recognition.Of(incoming, asked.Spoken);
        if (Unauthenticated(recognised, incoming, asked.Flaw) is { } refused)
        {
            answer.Refuse(recognised.Protocol, refused);
            return;
        }
        if (recognised is not Recognised.Known known)
        {
            answer.Refuse(recognised.Protocol, Unanswered((Recognised.Unknown)recognised));
            return;
        }
        if (Activity.Current is { } span)
        {
            span.DisplayName = $"{known.Service.Name} {known.Operation.Shape.Name}";
        }
        var read = known.Protocol.Read(known, incoming);
        if (read.Error is { } error)
        {
            answer.Refuse(known.Protocol, error);
            return;
        }
        // Two services tell clients addresses: SQS those of queues, SNS those to confirm and to unsubscribe.
        string? endpoint = known.Service.Name is "sqs" or "sns" ? QueueUrls.Origin(incoming.Http) : null;
        var caller = callers.Of(incoming.Signature, asked.Id, endpoint);
        var decided = !known.Operation.Writes ? writer.Answer(read.Value, caller)
            : ReceivingWait.IsFor(known) ? await waiting.Decide(incoming, read.Value, caller)
            : await Write(known.Operation, read.Value, caller);
        if (decided.Error is { } refusal)
        {
            answer.Refuse(known.Protocol, refusal);
            return;
        }
        var response = decided.Value.Response;
        answer.Write(known, options.Keys.AreConfigured ? options.Keys.Sessions.Sealed(response) : response);
    }

    /// <summary>Decides what is to be kept; what the disk is too slow for is refused, so that what waits stays bounded.</summary>
    private async ValueTask<Result<Done<IShape>>> Write(Operation<Estate> operation, Decision<Estate> decision, Caller caller)
    {
        try
        {
            return Interlocked.Increment(ref writing) > Limits.Writing ? Refusals.TooMany
                : operation.Sends ? await writer.Send(decision, caller)
                : await writer.Decide(decision, caller);
        }
        finally
        {
            Interlocked.Decrement(ref writing);
        }
    }

    private static int LimitOf(Asked asked) =>
        asked.Signature?.Scope.Service is "events" or "sqs" or "logs" || asked.Signature is null ? Limits.LargeBodyBytes : Limits.BodyBytes;

    /// <summary>What is no body that its headers say it is.</summary>
    private static AwsError? Unreadable(Incoming incoming, int limit)
    {
        string? encoding = incoming.Http.Headers.ContentEncoding;
        // Unverified: the texts. AWS's clients send nothing else: https://docs.aws.amazon.com/sdkref/latest/guide/feature-compression.html
        if (encoding is "gzip" && !incoming.Body.TryInflate(limit))
        {
            return new AwsError(JsonBody.Unreadable, "The body is no gzip, or too large");
        }
        if (encoding is not (null or "" or "identity" or "gzip" or "aws-chunked"))
        {
            return new AwsError("UnsupportedMediaTypeException", $"Content-Encoding {encoding} is not supported", 415);
        }
        return Recognition.IsForm(incoming.Http) && incoming.ReadForm() is null
            ? new AwsError("MalformedQueryString", "The query string is no UTF-8, or something else than two digits is behind a %", 400)
            : null;
    }

    /// <remarks>Confirming and ending a subscription by the links that SNS sends is open to whoever has the link.</remarks>
    private AwsError? Unauthenticated(Recognised recognised, Incoming incoming, SignatureFlaw? flaw)
    {
        if (!options.Keys.AreConfigured
            || (recognised is Recognised.Known { Service.Name: "sns", Operation.Shape.Name: "ConfirmSubscription" or "Unsubscribe" }
                && incoming.Signature is null && flaw is null))
        {
            return null;
        }
        string service = recognised is Recognised.Known known ? known.Service.Name : incoming.Signature?.Scope.Service ?? "";
        var found = flaw ?? (incoming.Signature is { } signature
            ? check.Find(
                signature, service, incoming.Http.Method, Target(incoming.Http), incoming.Http.Headers, incoming.Body.Sent.Span)
            : new SignatureFlaw.Missing());
        return found is null ? null : recognised.Protocol.Refusal(found);
    }

    private AwsError Unanswered(Recognised.Unknown what)
    {
        if (Unknown.Count(what) is { } name)
        {
            NotAnswered(name);
        }
        return what.Protocol.Refusal(what);
    }

    private static string Target(HttpRequest request) =>
        request.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;

    [LoggerMessage(Level = LogLevel.Warning, Message = "no operation {Name} here: answered as AWS answers what it does not have")]
    private partial void NotAnswered(string name);

    [LoggerMessage(Level = LogLevel.Error, Message = "request {Id} failed")]
    private partial void Failed(Exception why, string id);

    private sealed record Asked(HttpContext Http, string Id, Signature? Signature, SignatureFlaw? Flaw, IProtocol Spoken);
}
