using System.Buffers;
using System.Text;
using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.CloudWatch.Shapes;
using Tocsin.Ecs.Shapes;
using Tocsin.Elb.Shapes;
using Tocsin.EventBridge.Shapes;
using Tocsin.Iam.Shapes;
using Tocsin.Kms.Shapes;
using Tocsin.Logs.Shapes;
using Tocsin.Sns.Shapes;
using Tocsin.Sqs.Shapes;
using Tocsin.Sts.Shapes;
using Tocsin.Text;
using Tocsin.Wire;

namespace Tocsin.Tests.Wire;

/// <summary>A generated record of which only the type is known.</summary>
internal abstract class AnyShape
{
    public static IReadOnlyList<(ServiceShape Service, ValueList<OperationShape> Operations)> Services { get; } =
    [
        (ChatbotApi.Service, ChatbotApi.All), (CloudWatchApi.Service, CloudWatchApi.All), (EcsApi.Service, EcsApi.All),
        (ElbApi.Service, ElbApi.All), (EventBridgeApi.Service, EventBridgeApi.All), (IamApi.Service, IamApi.All),
        (KmsApi.Service, KmsApi.All), (LogsApi.Service, LogsApi.All), (SnsApi.Service, SnsApi.All), (SqsApi.Service, SqsApi.All),
        (StsApi.Service, StsApi.All),
    ];

    /// <summary>Every generated record.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        .. typeof(IShape).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(IShape)))
            .Where(t => t.Namespace!.EndsWith(".Shapes", StringComparison.Ordinal))
            .OrderBy(t => t.FullName, StringComparer.Ordinal),
    ];

    public static OperationShape Operation(string service, string name) =>
        Services.Single(s => s.Service.Name == service).Operations.Single(o => o.Name == name || o.Path == name);

    public static AnyShape Request(OperationShape operation) => Of(operation.GetType().GetGenericArguments()[0]);

    public static AnyShape Response(OperationShape operation) => Of(operation.GetType().GetGenericArguments()[1]);

    public static AnyShape Of(Type type) => (AnyShape)Activator.CreateInstance(typeof(Known<>).MakeGenericType(type))!;

    public static string Json(IShape shape)
    {
        var bytes = new ArrayBufferWriter<byte>();
        JsonFieldWriter.Write(shape, bytes);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    public abstract Type Type { get; }

    public abstract IShape ReadJson(string json);

    public abstract IShape ReadForm(string form);

    public abstract IShape ReadXml(OperationShape operation, string xml);

    private sealed class Known<T> : AnyShape
        where T : class, IShape<T>
    {
        public override Type Type => typeof(T);

        public override IShape ReadJson(string json) => JsonFieldReader.Read<T>(Encoding.UTF8.GetBytes(json)).Value;

        public override IShape ReadForm(string form) => FormFieldReader.TryRead(form)!.Read<T>().Value;

        public override IShape ReadXml(OperationShape operation, string xml) => XmlFieldReader.Response<T>(operation, xml).Value;
    }
}
