using Amazon;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Logging;
using Tocsin.Delivery.Store;
using Arn = Tocsin.Aws.Arn;

namespace Tocsin.Server.Ingest;

/// <summary>Takes what lies in a queue of a real account; a message is deleted there once it is on the disk here.</summary>
/// <remarks>
/// Credentials are those of the ordinary chain: https://docs.aws.amazon.com/sdk-for-net/v4/developer-guide/creds-locate.html. Messages are
/// wrapped by SNS, or raw: the event or the message alone. What is not taken is left to the queue, which shows it again after its
/// visibility timeout and moves it to its dead-letter queue as its redrive policy says; here it is logged and counted. One queue's trouble
/// holds up no other.
/// </remarks>
internal sealed partial class QueuePoller : IAsyncDisposable
{
    private readonly IngestOptions ingest;
    private readonly Arn queue;
    private readonly Intake intake;
    private readonly ILogger log;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    public QueuePoller(IngestOptions ingest, Arn queue, Intake intake, TimeProvider time, ILogger log) =>
        (this.ingest, this.queue, this.intake, this.time, this.log) = (ingest, queue, intake, time, log);

    public void Start() => running = Task.Run(Run);

    /// <summary>What was received is taken and deleted first.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the ingest {Name} cannot ask {Queue}, and tries again: {Why}")]
    private partial void Failed(string name, string queue, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "the ingest {Name} leaves the message {Id} in {Queue}: {Why}")]
    private partial void Left(string name, string id, string queue, string why);

    private async Task Run()
    {
        string last = "";
        var rest = Limits.PollRest;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var client = Client();
                string url = (await client.GetQueueUrlAsync(
                    new GetQueueUrlRequest { QueueName = queue.Resource, QueueOwnerAWSAccountId = queue.Account }, stop.Token)).QueueUrl;
                while (true)
                {
                    await Poll(client, url);
                    (last, rest) = ("", Limits.PollRest);
                }
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                if (e.Message != last)
                {
                    Failed(ingest.Name, queue.ToString(), last = e.Message);
                }
                await Rest(rest);
                rest = rest * 2 < Limits.LongestPollRest ? rest * 2 : Limits.LongestPollRest;
            }
        }
    }

    private async Task Rest(TimeSpan rest)
    {
        try
        {
            await Task.Delay(rest, time, stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The server stops, as the loop sees.
        }
    }

    /// <summary>AWS's, of the queue's region; or the server that stands for it.</summary>
    private AmazonSQSClient Client() => new(ingest.Endpoint is { } at
        ? new AmazonSQSConfig { ServiceURL = at.ToString(), AuthenticationRegion = queue.Region }
        : new AmazonSQSConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(queue.Region) });

    private async Task Poll(AmazonSQSClient client, string url)
    {
        var received = await client.ReceiveMessageAsync(
            new ReceiveMessageRequest
            {
                QueueUrl = url, MaxNumberOfMessages = Limits.PollMessages, WaitTimeSeconds = Limits.PollWaitSeconds,
            },
            stop.Token);
        var taken = new List<DeleteMessageBatchRequestEntry>();
        foreach (var message in received.Messages ?? [])
        {
            if (await Tried(message) is { } why)
            {
                intake.Refuse();
                Left(ingest.Name, message.MessageId, queue.ToString(), why);
            }
            else
            {
                taken.Add(new DeleteMessageBatchRequestEntry($"m{taken.Count}", message.ReceiptHandle));
            }
        }
        if (taken.Count > 0)
        {
            using var patience = new CancellationTokenSource(Limits.Answer);
            await client.DeleteMessageBatchAsync(new DeleteMessageBatchRequest(url, taken), patience.Token);
        }
    }

    /// <summary>One that goes wrong holds up no other.</summary>
    private async Task<string?> Tried(Message received)
    {
        try
        {
            return await Take(received);
        }
        catch (Exception e) when (e is not StoreException)
        {
            return $"a fault of this server: {e.GetType().Name}";
        }
    }

    /// <summary>Whoever may put something into the queue is the account's to say: no signature is asked for.</summary>
    private Task<string?> Take(Message received) =>
        SnsMessage.TryRead(received.Body, out var wrapped) && wrapped.Type == "Notification"
            ? intake.Take(ingest, queue, wrapped.Id, wrapped.Message, wrapped.Subject)
            : intake.Take(ingest, queue, received.MessageId, received.Body, null);
}
