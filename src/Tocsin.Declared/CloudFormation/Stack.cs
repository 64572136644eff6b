using Tocsin.Declared.CloudFormation.Syntax;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation;

/// <summary>One stack: a template evaluated with its parameters, each thing once and after what it refers to.</summary>
internal sealed class Stack : Scope
{
    private readonly Template template;
    private readonly StackSetting setting;
    private readonly StackReading reading;
    private readonly Findings findings;
    private readonly Intrinsics intrinsics;
    private readonly Dictionary<string, Value> conditions = [];
    private readonly Dictionary<string, ResourceReference> resources = [];
    private readonly Dictionary<string, Value> outputs = [];
    private readonly Dictionary<string, Node> mappings;
    private IReadOnlyDictionary<string, Value> parameters = new Dictionary<string, Value>();
    private IReadOnlyDictionary<string, Member> declared = new Dictionary<string, Member>();

    public Stack(Template template, StackSetting setting, StackReading reading)
    {
        this.template = template;
        this.setting = setting;
        this.reading = reading;
        findings = reading.Findings;
        mappings = template.Mappings.ToDictionary(m => m.Key, m => m.Value);
        intrinsics = new Intrinsics(this, reading.Budget, findings);
    }

    public Template Template => template;

    public StackSetting Setting => setting;

    public override string Region => setting.Region;

    public IReadOnlyDictionary<string, Value> Outputs => outputs;

    public void Run()
    {
        parameters = new Parameters(template, setting, reading.Options, reading.Budget, findings).Values();
        var all = new ForEach(intrinsics.Evaluate, findings).Expand(template.Resources);
        all = template.Transforms.Any(t => t.AsText() == Serverless.Transform) ? new Connectors(all).Expand() : all;
        if (all.Count > Limits.Resources)
        {
            findings.Error(
                FindingCode.TooLarge, all[Limits.Resources].KeyWhere,
                $"{template.Source.Path} declares {all.Count} resources, and CloudFormation takes {Limits.Resources}; the others are "
                    + $"not read.");
        }
        foreach (var inclusion in all.Where(m => m.Key == "Fn::Transform"))
        {
            reading.NotRead(Address("Fn::Transform"), "what it includes is not beside the template", new Carrying(), inclusion.KeyWhere);
        }
        declared = all.Where(m => m.Key != "Fn::Transform").Take(Limits.Resources).DistinctBy(m => m.Key).ToDictionary(m => m.Key);
        TellOfMacros();
        var tests = template.Conditions.ToDictionary(c => References.Condition(c.Key), c => c);
        var evaluation = new ResourceEvaluation(this, reading, intrinsics);
        foreach (string node in ApplyOrder.Of([.. tests.Keys, .. declared.Keys], n => ReferencesOf(n, tests), RefuseRing))
        {
            if (tests.TryGetValue(node, out var test))
            {
                conditions[test.Key] = intrinsics.Test(test.Value);
            }
            else
            {
                resources[node] = evaluation.Evaluate(declared[node]);
            }
        }
        foreach (var output in template.Outputs)
        {
            Evaluate(output);
        }
    }

    public override Value Ref(string name, Span where, string? otherwise = null) =>
        parameters.TryGetValue(name, out var parameter) ? parameter
        : name.StartsWith("AWS::", StringComparison.Ordinal) ? Pseudo(name, where)
        : Resource(name, where, otherwise)?.Ref ?? new Value.Unknown([Address(name)]);

    public override Value GetAtt(string resource, string attribute, Span where) => Resource(resource, where) is { } found
        ? found.Attribute(attribute, where, findings)
        : new Value.Unknown([$"{Address(resource)}.{attribute}"]);

    public override Value Condition(string name, Span where)
    {
        if (conditions.TryGetValue(name, out var value))
        {
            return value;
        }
        if (!findings.IsFull && !template.Conditions.Any(c => c.Key == name))
        {
            findings.Error(
                FindingCode.InvalidReference, where, $"There is no condition {name}; CloudFormation refuses the "
                    + $"template.", NearestName.Of(name, template.Conditions.Select(c => c.Key)));
        }
        return new Value.Unknown([name]);
    }

    public override Node? Mapping(string name) => mappings.GetValueOrDefault(name);

    /// <summary>A stack that is not read may export any name; one that is read and exports nearly this one makes a slip likely.</summary>
    public override Value Import(string export, Span where)
    {
        if (reading.Import(export) is { } value)
        {
            return value;
        }
        if (NearestName.Of(export, reading.Exports) is { } near)
        {
            findings.Warning(
                FindingCode.InvalidReference, where,
                $"No stack that was read exports {export}; unless another one does, CloudFormation refuses the template.", near);
        }
        return new Value.Unknown([export]);
    }

    /// <summary>
    /// Whether there may be resources that the template does not show: SAM makes roles and more of a function, and a macro anything.
    /// </summary>
    private bool IsWrittenByMacros =>
        template.Transforms.Any(t => (t.AsText() ?? t["Name"]?.AsText()) != "AWS::LanguageExtensions")
            || template.Resources.Any(r => r.Key == "Fn::Transform");

    /// <summary>Tells of what a resource waits for that is not there.</summary>
    public void CheckDependencies(Member resource)
    {
        foreach (var name in Dependencies(resource.Value)
                .Where(n => n.AsText() is { } text && !declared.ContainsKey(text) && !IsWrittenByMacros))
        {
            findings.Error(
                FindingCode.InvalidReference, name.Where,
                $"{Address(resource.Key)} depends on {name.AsText()}, which is no resource of {template.Source.Path}; CloudFormation "
                    + $"refuses the template.",
                NearestName.Of(name.AsText()!, declared.Keys));
        }
    }

    private static Node[] Dependencies(Node resource) => resource["DependsOn"] switch
    {
        Node.Sequence all => all.Items,
        { } one => [one],
        null => [],
    };

    public string Address(string logicalId) => setting.Prefix + logicalId;

    private IEnumerable<string> ReferencesOf(string node, Dictionary<string, Member> tests)
    {
        if (tests.TryGetValue(node, out var test))
        {
            return References.In(test.Value);
        }
        var resource = declared[node].Value;
        var named = Dependencies(resource).Select(d => d.AsText() ?? "");
        var condition = resource["Condition"]?.AsText() is { } name ? [References.Condition(name)] : Array.Empty<string>();
        return (resource["Properties"] is { } properties ? References.In(Serverless.Kept(resource["Type"]?.AsText(), properties)) : [])
            .Concat(named).Concat(condition);
    }

    private void RefuseRing(IReadOnlyList<string> ring)
    {
        string members = Listing.Of(ring);
        var where = declared.TryGetValue(ring[0], out var resource)
            ? resource.KeyWhere
            : template.Conditions.FirstOrDefault(c => References.Condition(c.Key) == ring[0])?.KeyWhere;
        findings.Error(
            FindingCode.InvalidReference, where,
            ring.Count == 1 ? $"{ring[0]} refers to itself;"
                + $" CloudFormation refuses it." : $"These refer to each other in a ring: {members}; CloudFormation refuses that.");
    }

    private ResourceReference? Resource(string name, Span where, string? otherwise = null)
    {
        if (resources.TryGetValue(name, out var resource))
        {
            if (resource.IsLeftOut)
            {
                findings.Error(
                    FindingCode.InvalidReference, where,
                    $"{name} is not there, since its condition is false; CloudFormation refuses the reference to it.");
            }
            return resource;
        }
        if (!declared.ContainsKey(name) && !findings.IsFull && !IsWrittenByMacros)
        {
            findings.Error(
                FindingCode.InvalidReference, where,
                $"{name} is declared nowhere in {template.Source.Path}: there is no resource and no parameter of that name; "
                    + $"CloudFormation refuses the template.",
                NearestName.Of(name, declared.Keys.Concat(parameters.Keys)) ?? otherwise);
        }
        return null;
    }

    /// <summary>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html</summary>
    private Value Pseudo(string name, Span where)
    {
        switch (name)
        {
            case "AWS::Region":
                return Value.Of(setting.Region);
            case "AWS::AccountId":
                return Value.Of(setting.Account.ToString());
            case "AWS::Partition":
                return Value.Of(setting.Partition);
            case "AWS::URLSuffix":
                return Value.Of(setting.Partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com");
            case "AWS::StackName":
                return Value.Of(setting.Name);
            case "AWS::StackId":
                return Value.Of(PhysicalName.StackId(setting.Name, setting.Partition, setting.Region, setting.Account));
            case "AWS::NotificationARNs":
                return new Value.Unknown(["AWS::NotificationARNs"]);
            default:
                findings.Error(
                    FindingCode.InvalidReference, where, $"There is no pseudo parameter {name}; CloudFormation refuses the template.",
                    NearestName.Of(name, PseudoNames));
                return new Value.Unknown([name]);
        }
    }

    private static readonly string[] PseudoNames = [
        "AWS::Region", "AWS::AccountId", "AWS::Partition", "AWS::URLSuffix", "AWS::StackName", "AWS::StackId", "AWS::NotificationARNs",
        "AWS::NoValue"];

    private void Evaluate(Member output)
    {
        if (output.Value["Condition"] is { } condition && condition.AsText() is { } name
            && Condition(name, condition.Where) is Value.Boolean { IsTrue: false })
        {
            return;
        }
        if (output.Value["Value"] is not { } value)
        {
            return;
        }
        outputs[output.Key] = intrinsics.Evaluate(value);
        if (output.Value["Export"]?["Name"] is { } export && intrinsics.Evaluate(export).ToText() is { } exported && !Unknown.In(exported))
        {
            reading.Export(exported, outputs[output.Key]);
        }
    }

    /// <summary>A macro of one's own may write any resource into the template.</summary>
    private void TellOfMacros()
    {
        foreach (var macro in template.Transforms)
        {
            string name = macro.AsText() ?? macro["Name"]?.AsText() ?? "";
            if (name.Length > 0 && !name.StartsWith("AWS::", StringComparison.Ordinal))
            {
                reading.NotRead(Address($"Transform.{name}"), "a macro makes what it likes of the template", new Carrying(), macro.Where);
            }
        }
    }
}
