using Tocsin.Declared.CloudFormation.Syntax;
using Tocsin.Declared.Instances;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation;

/// <summary>A template by its sections, not yet evaluated.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html</remarks>
internal sealed class Template
{
    private static readonly string[] Sections =
    [
        "Resources", "Parameters", "Mappings", "Conditions", "Outputs", "Transform", "Metadata", "Rules", "Description",
        "AWSTemplateFormatVersion", "Hooks", "Globals",
    ];

    private readonly Node.Mapping root;
    private readonly Findings findings;

    private Template(SourceText source, string file, Node.Mapping root, Findings findings)
    {
        Source = source;
        File = file;
        this.root = root;
        this.findings = findings;
        foreach (var section in root.Members.Where(m => !Sections.Contains(m.Key)))
        {
            findings.Error(
                FindingCode.InvalidSyntax, section.KeyWhere, $"{section.Key} is no section of a template; CloudFormation refuses "
                    + $"it.", NearestName.Of(section.Key, Sections));
        }
        Parameters = Section("Parameters");
        Mappings = Section("Mappings");
        Conditions = Section("Conditions");
        Resources = Section("Resources");
        Outputs = Section("Outputs");
    }

    public SourceText Source { get; }

    /// <summary>Its path below the folder that is read; the one that findings show may begin with that folder.</summary>
    public string File { get; }

    public IReadOnlyList<Member> Parameters { get; }

    public IReadOnlyList<Member> Mappings { get; }

    public IReadOnlyList<Member> Conditions { get; }

    public IReadOnlyList<Member> Resources { get; }

    public IReadOnlyList<Member> Outputs { get; }

    public Node Root => root;

    /// <summary>The macros that change the template before it is deployed.</summary>
    public IEnumerable<Node> Transforms => root["Transform"] switch
    {
        Node.Sequence all => all.Items,
        { } one => [one],
        null => [],
    };

    /// <summary>Whether a text holds resources of AWS, so that it is a template, or meant for one.</summary>
    public static bool IsLike(string text) =>
        text.Contains("Resources", StringComparison.Ordinal) && text.Contains("::", StringComparison.Ordinal)
        && (text.Contains("AWS::", StringComparison.Ordinal) || text.Contains("Custom::", StringComparison.Ordinal));

    /// <summary>The template, or null, with findings, when it cannot be read.</summary>
    public static Template? Read(SourceText source, string file, Findings findings) =>
        ReadNode(source, findings) is { } root ? new Template(source, file, root, findings) : null;

    public static Template Of(SourceText source, Node.Mapping root, Findings findings) => new(source, source.Path, root, findings);

    /// <summary>The text as it is written: JSON where it is JSON, and YAML, of which JSON is nearly a part, otherwise.</summary>
    public static Node.Mapping? ReadNode(SourceText source, Findings findings)
    {
        bool isJson = source.Text.AsSpan().TrimStart() is ['{', ..]
            && (source.Path.EndsWith(".json", StringComparison.Ordinal) || JsonParser.Parse(source.Text) is not null);
        var node = isJson ? JsonTemplate.Read(source, findings) : YamlTemplate.Read(source, findings);
        if (node is not (null or Node.Mapping))
        {
            findings.Error(FindingCode.InvalidSyntax, node.Where, $"{source.Path} is no template: it holds no Resources.");
        }
        return node as Node.Mapping;
    }

    private IReadOnlyList<Member> Section(string name)
    {
        switch (root[name])
        {
            case Node.Mapping mapping:
                return mapping.Members.DistinctBy(m => m.Key).Count() == mapping.Members.Count
                    ? mapping.Members
                    : [.. mapping.Members.Reverse().DistinctBy(m => m.Key).Reverse()];
            case null:
                return [];
            case var other:
                findings.Error(FindingCode.InvalidSyntax, other.Where, $"{name} is a map of names; CloudFormation refuses anything else.");
                return [];
        }
    }
}
