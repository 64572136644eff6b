using Tocsin.Declared.CloudFormation.Syntax;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation;

/// <summary><c>AWS::CloudFormation::Stack</c>: a template beside this one, read with the parameters that are passed to it.</summary>
internal sealed class NestedStack(Stack around, StackReading reading)
{
    public ResourceReference Evaluate(Member resource, Value properties)
    {
        string address = around.Address(resource.Key);
        string type = resource.Value["Type"]!.AsText()!;
        if (reading.Patches.Removes(address, address))
        {
            return new ResourceReference(address, type, new Value.Unknown([address]), null);
        }
        var setting = around.Setting;
        if (PathOf(resource, properties) is not { } path)
        {
            return Left(address, type, "its template is not beside this one", resource);
        }
        if (setting.Within.Contains(path) || setting.Within.Count >= Limits.StackDepth)
        {
            return Left(
                address, type,
                setting.Within.Contains(path) ? $"the stack of {path} holds itself" : $"stacks nest deeper than {Limits.StackDepth}",
                resource);
        }
        if (reading.Open(path) is not { } template)
        {
            return Left(address, type, $"there is no template {path}", resource);
        }
        string name = PhysicalName.Of(setting.Name, resource.Key, 128);
        var given = (properties.Members?["Parameters"]?.Members ?? Entries.Empty).AsEnumerable().ToDictionary(e => e.Key, e => e.Value);
        var nested = new Stack(
            template, setting with { Name = name, Prefix = $"{address}.", Given = given, Within = setting.Within.Add(path) }, reading);
        nested.Run();
        var outputs = nested.Outputs.ToDictionary(o => $"Outputs.{o.Key}", o => o.Value);
        return new ResourceReference(
            address, type, Value.Of(PhysicalName.StackId(name, setting.Partition, setting.Region, setting.Account)), outputs);
    }

    private ResourceReference Left(string address, string type, string why, Member resource)
    {
        reading.NotRead(address, why, new Carrying(), resource.KeyWhere);
        return new ResourceReference(address, type, new Value.Unknown([address]), null);
    }

    /// <summary>
    /// The file, relative to where the reading began: the URL when it is a path, or what the CDK says that it uploads there.
    /// </summary>
    private string? PathOf(Member resource, Value properties)
    {
        string? asset = resource.Value["Metadata"]?["aws:asset:path"]?.AsText();
        string? url = asset ?? properties.Members?["TemplateURL"]?.ToText() ?? properties.Members?["Location"]?.ToText();
        string own = around.Template.File;
        if (url is null || Unknown.In(url) || url.Contains("://", StringComparison.Ordinal) || url.StartsWith('/'))
        {
            return url is null ? null : reading.Asset(own, url);
        }
        int slash = own.LastIndexOf('/');
        return Normalized(slash < 0 ? url : $"{own[..slash]}/{url}");
    }

    private static string? Normalized(string path)
    {
        var parts = new List<string>();
        foreach (string part in path.Split('/').Where(p => p is not ("." or "")))
        {
            if (part != ".." || parts.Count == 0 || parts[^1] == "..")
            {
                parts.Add(part);
            }
            else
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }
        return parts.Count == 0 ? null : string.Join('/', parts);
    }
}
