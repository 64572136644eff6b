using System.Text;
using Tocsin.Aws;
using Tocsin.Declared.CloudFormation.Syntax;
using Tocsin.Declared.Instances;
using Tocsin.Json;

namespace Tocsin.Declared.CloudFormation;

/// <summary>What <c>cdk synth</c> leaves in <c>cdk.out</c>: a manifest that names the stacks, their templates and where they go.</summary>
/// <remarks>https://github.com/aws/aws-cdk/tree/main/packages/aws-cdk-lib/cloud-assembly-schema</remarks>
internal static class CloudAssembly
{
    private const int DeepestStage = 5;

    public static List<TemplateEntry> StacksIn(string folder, FolderAccess files) =>
        [.. StacksIn(folder, "", files, 0).Take(Limits.Templates)];

    private static IEnumerable<TemplateEntry> StacksIn(string root, string within, FolderAccess files, int depth)
    {
        string manifest = SourceReader.Join(SourceReader.Join(root, within), "manifest.json");
        if (files.Length(manifest) is not (> 0 and <= Instances.Limits.FileBytes)
            || JsonParser.Parse(Encoding.UTF8.GetString(files.Read(manifest)))?.Member("artifacts") is not JsonValue.Object artifacts)
        {
            yield break;
        }
        foreach (var (id, artifact, _) in artifacts.Members)
        {
            var properties = artifact.Member("properties");
            if (artifact.Member("type")?.AsText() is "aws:cloudformation:stack" && properties?.Member("templateFile")?.AsText() is { } file)
            {
                var (account, region) = Environment(artifact.Member("environment")?.AsText() ?? "");
                yield return new TemplateEntry(
                    SourceReader.Join(within, file), properties.Member("stackName")?.AsText() ?? id, account, region);
            }
            else if (
                artifact.Member("type")?.AsText() is "cdk:cloud-assembly" && properties?.Member("directoryName")?.AsText() is { } stage
                    && depth < DeepestStage && !stage.Contains("..", StringComparison.Ordinal))
            {
                foreach (var stack in StacksIn(root, SourceReader.Join(within, stage), files, depth + 1))
                {
                    yield return stack;
                }
            }
        }
    }

    /// <summary><c>aws://123456789012/eu-west-1</c>; <c>unknown-account</c> and <c>unknown-region</c> say nothing.</summary>
    private static (string? Account, string? Region) Environment(string text) =>
        text.Split('/') is ["aws:", "", var account, var region]
            ? (AccountId.TryParse(account, out _) ? account : null, region is "unknown-region" or "" ? null : region)
            : (null, null);
}
