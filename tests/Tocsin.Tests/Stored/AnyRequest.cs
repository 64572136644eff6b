using System.Reflection;
using System.Text.Json.Nodes;
using Tocsin.Aws;
using Tocsin.Estates;
using Tocsin.Tests.Wire;
using Tocsin.Text;

namespace Tocsin.Tests.Stored;

/// <summary>
/// Requests of any operation, made up: mostly of names and ARNs that are there already and of texts that AWS takes, now and then of others.
/// </summary>
internal sealed class AnyRequest(Random random, Estate estate)
{
    private static readonly string[] Names = ["alerts", "payments", "prod"];

    private static readonly string[] Policies =
    [
        """{"Statement":{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sts:AssumeRole"}}""",
        """{"Statement":{"Effect":"Allow","Action":"sns:Publish","Resource":"*"}}""",
        """{"Statement":{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"kms:*","Resource":"*"}}""",
        """
        {"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},
        "Action":"sns:Publish","Resource":"arn:aws:sns:us-east-1:111122223333:alerts"}]}
        """,
    ];

    private static readonly string[] Patterns = ["""{"source":["aws.ecs"]}""", """{"detail":{"eventName":[{"prefix":"SERVICE_"}]}}"""];

    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["PolicyDocument"] = [Policies[1]],
        ["AssumeRolePolicyDocument"] = [Policies[0]],
        ["Policy"] = Policies,
        ["QueueUrl"] = ["https://sqs.us-east-1.amazonaws.com/111122223333/alerts"],
        ["EventPattern"] = Patterns,
        ["Event"] = ["""{"id":"1","source":"aws.ecs","detail":{}}"""],
        ["ScheduleExpression"] = ["rate(5 minutes)"],
        ["State"] = ["ENABLED", "DISABLED"],
        ["EventBusName"] = ["default", .. Names],
        ["MessageBody"] = ["hello", "hello again"],
        ["MetricName"] = ["Errors"],
        ["Namespace"] = ["AWS/Lambda"],
        ["Statistic"] = ["Sum"],
        ["ComparisonOperator"] = ["GreaterThanThreshold"],
        ["StateValue"] = ["ALARM", "OK"],
        ["StateReason"] = ["by hand"],
        ["AlarmRule"] = ["ALARM(alerts)"],
        ["LogStreamName"] = ["a", "b"],
        ["LogGroupName"] = ["/aws/alerts", "payments"],
        ["AliasName"] = ["alias/alerts", "alias/payments"],
        ["Protocol"] = ["email", "sqs", "https"],
        ["Endpoint"] = ["a@example.com", "arn:aws:sqs:us-east-1:111122223333:alerts", "https://example.com/in"],
        ["AttributeName"] = ["DisplayName", "Policy", "RawMessageDelivery", "FilterPolicy", "VisibilityTimeout"],
        ["AttributeValue"] = ["true", "alerts", """{"kind":["a"]}"""],
        ["SlackTeamId"] = ["T0123ABCD"],
        ["SlackChannelId"] = ["C0123ABCD", "C0123ABCE", "C0123ABCF"],
        ["LoggingLevel"] = ["ERROR", "INFO"],
        ["LaunchType"] = ["FARGATE", "EC2"],
        ["TaskDefinition"] = [.. Names, "payments:1"],
        ["Action"] = ["events:PutEvents"],
        ["Principal"] = ["444455556666", "*"],
        ["VersionId"] = ["v1", "v2", "v3"],
        ["Id"] = ["1", "2", "3"],
        ["Detail"] = ["{}", """{"eventName":"SERVICE_DEPLOYMENT_FAILED"}"""],
        ["DetailType"] = ["ECS Deployment State Change"],
        ["Source"] = ["my.app"],
        ["Message"] = ["hello", """{"default":"hello"}"""],
        ["Description"] = ["for the team"],
    };

    /// <summary>What is left unset more often than not, though it is made here for some operation.</summary>
    private static readonly string[] Seldom =
        ["NextToken", "Marker", "PathPrefix", "Path", "State", "LaunchType", "EventBusName", "EventSourceName", "ScheduleExpression"];

    public JsonNode Of(OperationShape operation)
    {
        var request = (IShape)Shape(operation.GetType().GetGenericArguments()[0]);
        var json = JsonNode.Parse(AnyShape.Json(request))!;
        if (random.Next(20) == 0 && json.AsObject().FirstOrDefault() is { Key: { } member })
        {
            json[member] = JsonNode.Parse(random.Next(2) == 0 ? "[7]" : "{}");
        }
        return json;
    }

    private object Shape(Type type)
    {
        object shape = Activator.CreateInstance(type)!;
        foreach (var member in type.GetProperties().Where(p => p.SetMethod is not null))
        {
            var of = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
            if (random.Next(100) < Chance(member.Name, type) && Value(of, member.Name) is { } value)
            {
                member.SetValue(shape, value);
            }
        }
        return shape;
    }

    /// <summary>Of a hundred.</summary>
    private static int Chance(string member, Type type) =>
        Seldom.Contains(member) && type.Name.EndsWith("Request", StringComparison.Ordinal) ? 20
        : member is "GuardrailPolicyArns" or "XksKeyId" or "CustomKeyStoreId" ? 1
        : Known.ContainsKey(member) || IsNamed(member) || IsArn(member) ? 98
        : member == "Attributes" && type.Name.StartsWith("Create", StringComparison.Ordinal) ? 20
        : member is "Tags" or "Attributes" or "TagKeys" or "Targets" or "Ids" or "Entries" or "ContainerDefinitions"
            or "DesiredCount" or "RetentionInDays" or "EvaluationPeriods" ? 90
        : 3;

    private object? Value(Type type, string member)
    {
        if (type == typeof(string))
        {
            return random.Next(50) == 0 ? "not a {name}" : Text(member);
        }
        if (type.IsAssignableTo(typeof(IShape)))
        {
            return Shape(type);
        }
        if (type.IsGenericType)
        {
            string method = type.GetGenericTypeDefinition() == typeof(ValueMap<>) ? nameof(Map) : nameof(List);
            return GetType().GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!
                .MakeGenericMethod(type.GetGenericArguments()).Invoke(this, [member]);
        }
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => random.Next(2) == 0,
            TypeCode.Byte => (byte)random.Next(256),
            TypeCode.Int32 => member == "RetentionInDays" ? 7 : member == "EvaluationPeriods" ? 3 : random.Next(4),
            TypeCode.Int64 => (long)random.Next(4),
            TypeCode.Double => random.NextDouble(),
            _ when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch.AddSeconds(random.Next()),
            _ => null,
        };
    }

    private string Text(string member) =>
        Known.TryGetValue(member, out string[]? texts) ? One(texts)
        : member.EndsWith("KeyId", StringComparison.Ordinal) ? One(Existing(":key/")) is var key ? key[(key.LastIndexOf('/') + 1)..] : ""
        : IsArn(member) ? One(Existing(KindOf(member)))
        : One(Names);

    private string[] Existing(string kind) =>
    [
        .. estate.Resources.Select(r => r.Arn.ToString()).Where(a => a.Contains(kind, StringComparison.Ordinal) || random.Next(50) == 0)
            .DefaultIfEmpty("arn:aws:sns:us-east-1:111122223333:alerts"),
    ];

    private string KindOf(string member) => member switch
    {
        _ when member.Contains("Topic", StringComparison.Ordinal) || member.Contains("Subscription", StringComparison.Ordinal) => ":sns:",
        _ when member.Contains("Role", StringComparison.Ordinal) => ":role/",
        _ when member.Contains("Polic", StringComparison.Ordinal) || member == "PermissionsBoundary" => ":policy/",
        "ChatConfigurationArn" => ":chatbot:",
        "ResourceARN" => ":events:",
        _ => One([":sns:", ":sqs:", ":events:", ":ecs:"]),
    };

    private static bool IsArn(string member) =>
        member.EndsWith("Arn", StringComparison.Ordinal) || member.EndsWith("ARN", StringComparison.Ordinal)
        || member.EndsWith("Arns", StringComparison.Ordinal) || member.EndsWith("KeyId", StringComparison.Ordinal)
        || member is "PermissionsBoundary" or "QueueUrl";

    private static bool IsNamed(string member) =>
        member.EndsWith("Name", StringComparison.Ordinal)
        || member is "Rule" or "Family" or "Cluster" or "Service" or "Key" or "Value" or "StatementId" or "Image" or "TagKey"
            or "TagValue";

    private ValueList<T> List<T>(string member) =>
        Enumerable.Range(0, random.Next(1, 3)).Select(_ => (T)Value(typeof(T), member is "Ids" ? "Id" : member)!).ToValueList();

    private ValueMap<T> Map<T>(string member) => new KeyValuePair<string, T>[]
    {
        new(One(Known["AttributeName"]), (T)Value(typeof(T), member is "Attributes" ? "AttributeValue" : member)!),
    }.ToValueMap();

    private string One(string[] of) => of[random.Next(of.Length)];
}
