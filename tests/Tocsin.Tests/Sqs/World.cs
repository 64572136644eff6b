using Tocsin.Aws;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Sqs;
using Tocsin.Sqs.Operations;
using Tocsin.Sqs.Shapes;
using Tocsin.Tests.Flow;
using Tocsin.Text;

namespace Tocsin.Tests.Sqs;

/// <summary>An account with queues, asked one call after the other as a client would.</summary>
internal sealed class World
{
    private int commit;

    public Estate Estate { get; private set; } = new(AccountId.Assumed, "us-east-1");

    public SqsState State => Estate.Sqs;

    public DateTimeOffset Now { get; private set; } = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Whose call the next one is.</summary>
    public AccountId By { get; set; } = AccountId.Assumed;

    public Call Call => new(By, "us-east-1", Now, new Ids(1, ++commit)) { Endpoint = "http://127.0.0.1:4566" };

    public static string Url(string name) => $"http://127.0.0.1:4566/111122223333/{name}";

    public static Arn Arn(string name) => Tocsin.Aws.Arn.Parse($"arn:aws:sqs:us-east-1:111122223333:{name}");

    public void Wait(double seconds) => Now += TimeSpan.FromSeconds(seconds);

    public World With(string name, params (string Name, string Value)[] attributes)
    {
        Done(
            SqsApi.CreateQueue,
            new CreateQueueRequest
            {
                QueueName = name,
                Attributes = attributes.Select(a => KeyValuePair.Create(a.Name, a.Value)).ToValueMap(),
            });
        return this;
    }

    public World WithFifo(string name, params (string Name, string Value)[] attributes) =>
        With(name, [("FifoQueue", "true"), .. attributes]);

    public Result<Done<TResponse>> Ask<TRequest, TResponse>(OperationShape<TRequest, TResponse> operation, TRequest request)
        where TRequest : class, IShape<TRequest>
        where TResponse : class, IShape<TResponse>
    {
        var decided = SqsOperations.All.Ask(operation, State, request, Call);
        if (decided.Error is null)
        {
            Estate = Estate.With(decided.Value.Changes);
        }
        return decided;
    }

    public TResponse Done<TRequest, TResponse>(OperationShape<TRequest, TResponse> operation, TRequest request)
        where TRequest : class, IShape<TRequest>
        where TResponse : class, IShape<TResponse> =>
        Ask(operation, request).Value.Response;

    public (string? Code, string? Message) Refused<TRequest, TResponse>(OperationShape<TRequest, TResponse> operation, TRequest request)
        where TRequest : class, IShape<TRequest>
        where TResponse : class, IShape<TResponse> =>
        Ask(operation, request).Error is { } error ? (error.Code, error.Message) : default;

    public SendMessageResponse Send(string queue, string body, string? group = null, string? deduplication = null) => Done(
        SqsApi.SendMessage,
        new SendMessageRequest
        {
            QueueUrl = Url(queue), MessageBody = body, MessageGroupId = group, MessageDeduplicationId = deduplication,
        });

    public ValueList<Message> Receive(string queue, int most = 10, int? visibility = null) => Done(
        SqsApi.ReceiveMessage,
        new ReceiveMessageRequest
        {
            QueueUrl = Url(queue), MaxNumberOfMessages = most, VisibilityTimeout = visibility, MessageSystemAttributeNames = ["All"],
            MessageAttributeNames = ["All"],
        }).Messages.GetValueOrDefault();

    public IEnumerable<string?> Bodies(string queue, int most = 10, int? visibility = null) =>
        Receive(queue, most, visibility).Select(m => m.Body);

    public void Delete(string queue, Message message) =>
        Done(SqsApi.DeleteMessage, new DeleteMessageRequest { QueueUrl = Url(queue), ReceiptHandle = message.ReceiptHandle });

    public string Attribute(string queue, string name) => Done(
        SqsApi.GetQueueAttributes, new GetQueueAttributesRequest { QueueUrl = Url(queue), AttributeNames = [name] })
        .Attributes!.Value[name];

    public void Take(IEnumerable<Change> changes) => Estate = Estate.With(changes);

    /// <summary>The same estate from what is stored of it.</summary>
    /// <param name="stored">What comes of a resource that is stored and read; null is itself.</param>
    public void Restart(Func<Resource, Resource>? stored = null) => Estate = new Estate(AccountId.Assumed, "us-east-1").With(
        Estate.Resources.Select(r => new Change.Put(stored?.Invoke(r) ?? r)));
}
