using Tocsin.Declared.CloudFormation.Syntax;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation;

/// <summary>
/// The policies that SAM makes of connectors, those embedded in a resource and those that are resources of their own: a rule that may write
/// to a topic gets a policy on it. Connectors between other kinds of resources grant nothing that an alarm goes through.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-connector.html; the
/// statements:
/// https://github.com/aws/serverless-application-model/blob/develop/samtranslator/model/connector_profiles/profiles.json
/// </remarks>
internal sealed class Connectors(IReadOnlyList<Member> resources)
{
    private readonly Dictionary<string, Node> byName = resources.DistinctBy(r => r.Key).ToDictionary(r => r.Key, r => r.Value);

    /// <summary>The resources, and behind them the policies.</summary>
    public IReadOnlyList<Member> Expand() =>
        [.. resources, .. resources.SelectMany(r => OwnOf(r).Concat(EmbeddedIn(r))).SelectMany(PoliciesOf)];

    private static IEnumerable<Connector> EmbeddedIn(Member resource) => resource.Value["Connectors"] is Node.Mapping connectors
        ? connectors.Members.Select(
            c => new Connector(resource.Key + c.Key, c.KeyWhere, resource.Key, c.Value["Properties"], resource.Value["Condition"]))
        : [];

    private static IEnumerable<Connector> OwnOf(Member resource) =>
        resource.Value["Type"]?.AsText() == "AWS::Serverless::Connector" && resource.Value["Properties"] is { } properties
            && properties["Source"]?["Id"]?.AsText() is { } source
            ? [new Connector(resource.Key, resource.KeyWhere, source, properties, resource.Value["Condition"])]
            : [];

    private IEnumerable<Member> PoliciesOf(Connector connector)
    {
        Node[] destinations = connector.Properties?["Destination"] switch
        {
            Node.Sequence several => several.Items,
            { } one => [one],
            null => [],
        };
        bool writes = connector.Properties?["Permissions"] is Node.Sequence permissions
            && permissions.Items.Any(p => p.AsText() == "Write");
        for (int i = 0; writes && i < destinations.Length; i++)
        {
            // Unverified: how SAM numbers the destinations of one connector.
            string suffix = destinations.Length == 1 ? "" : $"Destination{i}";
            if (destinations[i]["Id"]?.AsText() is { } destination && PolicyOf(connector, destination) is var (name, type, properties))
            {
                var node = new Writing(connector.Where);
                Node resource = connector.Condition is { } condition
                    ? node.Map(("Type", node.Text(type)), ("Condition", condition), ("Properties", properties))
                    : node.Map(("Type", node.Text(type)), ("Properties", properties));
                yield return new Member($"{connector.LogicalId}{name}{suffix}", connector.Where, resource);
            }
        }
    }

    private (string Name, string Type, Node Properties)? PolicyOf(Connector connector, string destination)
    {
        var node = new Writing(connector.Where);
        Node to = node.Ref(destination);
        Node toArn = node.GetAtt(destination, "Arn");
        switch (TypeOf(connector.Source), TypeOf(destination))
        {
            case ("AWS::Events::Rule", "AWS::SNS::Topic"):
                var publish = node.Statement("sns:Publish", to, "events.amazonaws.com", node.GetAtt(connector.Source, "Arn"));
                return ("TopicPolicy", "AWS::SNS::TopicPolicy", node.Map(("Topics", node.List(to)), ("PolicyDocument", publish)));
            case ("AWS::Events::Rule", "AWS::SQS::Queue"):
                var send = node.Statement("sqs:SendMessage", toArn, "events.amazonaws.com", node.GetAtt(connector.Source, "Arn"));
                return ("QueuePolicy", "AWS::SQS::QueuePolicy", node.Map(("Queues", node.List(to)), ("PolicyDocument", send)));
            case ("AWS::SNS::Topic", "AWS::SQS::Queue"):
                var forward = node.Statement("sqs:SendMessage", toArn, "sns.amazonaws.com", node.Ref(connector.Source));
                return ("QueuePolicy", "AWS::SQS::QueuePolicy", node.Map(("Queues", node.List(to)), ("PolicyDocument", forward)));
            case ("AWS::Events::Rule", "AWS::Events::EventBus") when RoleTo(destination, byName[connector.Source]) is { } role:
                return (
                    "Policy", "AWS::IAM::ManagedPolicy",
                    node.Map(("PolicyDocument", node.Statement("events:PutEvents", toArn)), ("Roles", node.List(node.Ref(role)))));
            default:
                return null;
        }
    }

    private string? TypeOf(string resource) => byName.GetValueOrDefault(resource)?["Type"]?.AsText();

    /// <summary>The role of the rule's target that leads to the destination.</summary>
    private static string? RoleTo(string destination, Node rule) => rule["Properties"]?["Targets"] is Node.Sequence targets
        && targets.Items.FirstOrDefault(t => t["Arn"] is { } arn && References.In(arn).Contains(destination))?["RoleArn"] is { } role
        ? References.In(role).FirstOrDefault()
        : null;

    private sealed record Connector(string LogicalId, Span Where, string Source, Node? Properties, Node? Condition);

    /// <summary>Writes what the template does not show, at the place of the connector that stands for it.</summary>
    private readonly record struct Writing(Span Where)
    {
        public Node Text(string text) => new Node.Scalar(Value.Of(text) with { Origin = Where }, Where);

        public Node List(params Node[] items) => new Node.Sequence(items, Where);

        public Node Map(params ReadOnlySpan<(string Key, Node Value)> members)
        {
            var written = new List<Member>();
            foreach (var (key, value) in members)
            {
                written.Add(new Member(key, Where, value));
            }
            return new Node.Mapping(written, Where);
        }

        public Node Ref(string name) => Map(("Ref", Text(name)));

        public Node GetAtt(string resource, string attribute) => Map(("Fn::GetAtt", List(Text(resource), Text(attribute))));

        public Node Statement(string action, Node resource) =>
            Document(Map(("Effect", Text("Allow")), ("Action", Text(action)), ("Resource", resource)));

        public Node Statement(string action, Node resource, string service, Node source) => Document(Map(
            ("Effect", Text("Allow")), ("Principal", Map(("Service", Text(service)))), ("Action", Text(action)), ("Resource", resource),
            ("Condition", Map(("ArnEquals", Map(("aws:SourceArn", source)))))));

        private Node Document(Node statement) => Map(("Version", Text("2012-10-17")), ("Statement", List(statement)));
    }
}
