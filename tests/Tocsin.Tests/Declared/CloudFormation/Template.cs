using System.Text;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Resources;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.CloudFormation;

/// <summary>Templates for the tests of the reader, in memory.</summary>
internal static class Template
{
    /// <summary>One file, <c>t.yaml</c>, in account 111122223333 and eu-west-1.</summary>
    public static Reading Read(string text, params (string Name, string Value)[] parameters) => Files(parameters, ("t.yaml", text));

    public static Reading Files((string Name, string Value)[] parameters, params (string Path, string Text)[] files) => Declarations.Read(
        ".",
        new ReadOptions(Region: "eu-west-1", Variables: [.. parameters.Select(p => new VariableSetting.Assignment(p.Name, p.Value))])
        {
            Files = FolderAccess.Memory(files.ToDictionary(f => f.Path, f => Encoding.UTF8.GetBytes(f.Text))),
        });

    /// <summary>What a topic's name comes to that is written so; the rest of a template stands around it.</summary>
    public static Reading Topic(string name, string sections = "") => Read($"""
        {sections}
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: {name}
              DisplayName: Alarms
        """);

    public static string? NameOf(Reading reading) => reading.Estate.Sns.Topics.FirstOrDefault()?.Name;

    public static IEnumerable<string> Wrong(this Reading reading) =>
        reading.Findings.Where(f => f.Severity == Severity.Error).Select(f => $"{f.Code} {f.Message}");

    public static string Place(this Reading reading, string resource, string attribute, string pointer = "") =>
        reading.Locate(new Place(resource, attribute, pointer))?.Span is { } span ? $"{span} {span.Content.Split('\n')[0]}" : "nowhere";
}
