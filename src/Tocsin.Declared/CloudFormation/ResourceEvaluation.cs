using Tocsin.Declared.CloudFormation.Syntax;
using Tocsin.Declared.CloudFormation.Properties;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Declared.CloudFormation;

/// <summary>Evaluates the resources of a stack and keeps what comes of them.</summary>
internal sealed class ResourceEvaluation(Stack stack, StackReading reading, Intrinsics intrinsics)
{
    private static readonly string[] Sections =
        [
            "Type", "Properties", "DependsOn", "Condition", "Metadata", "DeletionPolicy", "UpdateReplacePolicy", "UpdatePolicy",
            "CreationPolicy", "Connectors", "IgnoreGlobals", "Transform"];

    private readonly Findings findings = reading.Findings;
    private readonly Translation translation = new(
        reading.Types.Resources, TemplateLanguage.Words, name => name, reading.Budget, reading.Findings);

    public ResourceReference Evaluate(Member resource)
    {
        string address = stack.Address(resource.Key);
        if (resource.Value["Type"]?.AsText() is not { } type)
        {
            findings.Error(
                FindingCode.MissingArgument, resource.KeyWhere, $"{address} needs a Type; CloudFormation refuses it without.",
                "Type: AWS::SNS::Topic");
            return new ResourceReference(address, "", new Value.Unknown([address]), null);
        }
        foreach (var section in ((Node.Mapping)resource.Value).Members.Where(m => !IsSection(m.Key, type)
                && !m.Key.StartsWith("Fn::", StringComparison.Ordinal)))
        {
            findings.Error(
                FindingCode.InvalidArgument, section.KeyWhere, $"{section.Key} is no part of a resource; CloudFormation refuses it.",
                TemplateTypes.Find(type)?.Properties.Any(p => p.Name == section.Key) == true ? $"{section.Key} below Properties"
                    : NearestName.Of(section.Key, Sections));
        }
        var known = TemplateTypes.Find(type);
        if (known is null && TemplateTypes.Known.FirstOrDefault(t => IsMeant(t.Name, type)) is { } near)
        {
            findings.Error(
                FindingCode.InvalidArgument, resource.Value["Type"]!.Where,
                $"There is no resource type {type}; CloudFormation refuses the template.", near.Name);
        }
        stack.CheckDependencies(resource);
        switch (Condition(resource.Value))
        {
            case Value.Boolean { IsTrue: false }:
                if (known?.Provider is "aws_cloudwatch_event_rule" or "aws_sns_topic" or "aws_sns_topic_policy" or
                    "aws_chatbot_slack_channel_configuration")
                {
                    findings.Note(
                        FindingCode.ConstructNotRead, resource.KeyWhere,
                        $"{address} is not there, since its condition {resource.Value["Condition"]!.AsText()} is false.");
                }
                return new ResourceReference(
                    address, type, new Value.Unknown([address]), new Dictionary<string, Value>()) { IsLeftOut = true };
            case Value.Unknown unknown:
                reading.NotRead(
                    address, $"its condition depends on {Listing.Of(unknown.Names)}, which is not known offline",
                    known is null ? TemplateTypes.CarryingOf(type) : reading.Types.CarryingOf(known.Provider), resource.KeyWhere);
                return new ResourceReference(address, type, new Value.Unknown([address]), null);
        }
        var properties = Properties(resource, address, type);
        if (type is "AWS::CloudFormation::Stack" or "AWS::Serverless::Application")
        {
            return new NestedStack(stack, reading).Evaluate(resource, properties);
        }
        return known is null ? Unmodelled(resource, address, type, properties) : Modelled(resource, address, known, properties);
    }

    /// <summary>
    /// A custom resource may say which version of its interface it takes: https://github.com/aws-cloudformation/cfn-lint, the schema of a
    /// resource.
    /// </summary>
    private static bool IsSection(string name, string type) => Sections.Contains(name)
        || (name == "Version" && (type == "AWS::CloudFormation::CustomResource" || type.StartsWith("Custom::", StringComparison.Ordinal)));

    /// <summary>
    /// No type of AWS is another one with a letter more or less, or in another case; with another letter some are, such as the clusters of
    /// ECS and EKS.
    /// </summary>
    private static bool IsMeant(string known, string written) =>
        string.Equals(known, written, StringComparison.OrdinalIgnoreCase)
            || (Math.Abs(known.Length - written.Length) == 1 && EditDistance.Between(known, written) == 1);

    private Value Condition(Node resource) =>
        resource["Condition"] is { } named && named.AsText() is { } name ? stack.Condition(name, named.Where) : Value.Of(true);

    private Value Properties(Member resource, string address, string type)
    {
        var none = new Value.Object(Entries.Empty) { Origin = resource.KeyWhere };
        if (resource.Value["Properties"] is not { } node)
        {
            return Patched(type, address, none);
        }
        // What is wrong inside a resource that is not modelled is CloudFormation's to say.
        var into = TemplateTypes.Find(type) is null && type is not "AWS::CloudFormation::Stack"
            ? new Intrinsics(stack, reading.Budget, new Findings())
            : intrinsics;
        if (ReferenceEquals(into, intrinsics))
        {
            RefuseNulls(node, address);
        }
        var value = into.Evaluate(node);
        if (value is not Value.Object)
        {
            if (value is not (Value.Unknown or Value.Null))
            {
                findings.Error(
                    FindingCode.InvalidSyntax, node.Where,
                    $"The Properties of {address} are an object; CloudFormation refuses anything else.");
            }
            value = none;
        }
        return Patched(type, address, value);
    }

    /// <summary>What follows the address of a nested stack is an address in it.</summary>
    private Value Patched(string type, string address, Value properties) =>
        type is "AWS::CloudFormation::Stack" or "AWS::Serverless::Application" ? properties : reading.Patches.Change(address, properties);

    private void RefuseNulls(Node node, string address)
    {
        switch (node)
        {
            case Node.Scalar { Value: Value.Null }:
                findings.Error(
                    FindingCode.InvalidArgument, node.Where,
                    $"Nothing is written here, in the Properties of {address}; CloudFormation refuses "
                        + $"null.", "a value, or no such property");
                break;
            case Node.Sequence sequence:
                foreach (var item in sequence.Items)
                {
                    RefuseNulls(item, address);
                }
                break;
            case Node.Mapping mapping:
                foreach (var member in mapping.Members)
                {
                    RefuseNulls(member.Value, address);
                }
                break;
        }
    }

    private ResourceReference Modelled(Member resource, string address, TemplateType type, Value properties)
    {
        var declaration = new Declaration(
            address, resource.Key, longest => PhysicalName.Of(stack.Setting.Name, resource.Key, longest), resource.KeyWhere,
                stack.Setting.Account, stack.Setting.Region);
        var translated = translation.Translate(type, properties, declaration);
        if (!reading.Patches.Removes(address, address))
        {
            foreach (var left in translated.LeftOut)
            {
                reading.NotRead(left.Address, left.Why, new Carrying(), left.Where!.Value);
            }
            foreach (
                var instance in translated.Instances.Where(i => i.Address == address || !reading.Patches.Removes(i.Address, i.Address)))
            {
                reading.Keep(instance);
            }
        }
        return TypeReference.Of(
            type, translated.Whole, reading.Types.Resources[type.Provider], PhysicalName.Of(stack.Setting.Name, resource.Key), findings);
    }

    private ResourceReference Unmodelled(Member resource, string address, string type, Value properties)
    {
        if (type != "AWS::CDK::Metadata" && !reading.Patches.Removes(address, address))
        {
            bool listens = type.StartsWith("AWS::Serverless::", StringComparison.Ordinal)
                && (properties.Members?["Events"]?.Members ?? Entries.Empty).AsEnumerable()
                .Any(e => e.Value.Members?["Type"]?.ToText() is "EventBridgeRule" or "CloudWatchEvent" or "SNS");
            reading.KeepUnmodelled(address, type, listens ? new Carrying() : TemplateTypes.CarryingOf(type), resource.KeyWhere);
        }
        return new ResourceReference(address, type, new Value.Unknown([address]), null);
    }
}
