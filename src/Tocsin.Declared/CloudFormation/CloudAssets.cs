using System.Text;
using Tocsin.Declared.CloudFormation.Syntax;
using Tocsin.Declared.Functions;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Instances;
using Tocsin.Json;

namespace Tocsin.Declared.CloudFormation;

/// <summary>The files that a CDK app uploads before it deploys, by the name that each has in its bucket.</summary>
/// <remarks>
/// <c>STACK.assets.json</c> lists them. A nested stack's template is one; the metadata <c>aws:asset:path</c> names its file too, but only
/// when the CDK's command line ran the app.
/// https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/cloud-assembly-schema/lib/assets/schema.ts
/// </remarks>
internal sealed class CloudAssets(SourceReader files)
{
    private const string Ending = ".assets.json";

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> known = new(StringComparer.Ordinal);

    /// <param name="template">The template that names the URL; the lists are beside it.</param>
    public string? Find(string template, string url)
    {
        int slash = template.LastIndexOf('/');
        string folder = slash < 0 ? "" : template[..slash];
        if (!known.TryGetValue(folder, out var assets))
        {
            known[folder] = assets = In(folder);
        }
        return assets.GetValueOrDefault(url[(url.LastIndexOf('/') + 1)..]);
    }

    private Dictionary<string, string> In(string folder)
    {
        var assets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            string list in (files.List(folder.Length == 0 ? "." : folder) ?? []).Where(n => n.EndsWith(Ending, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal).Take(Limits.Templates))
        {
            if (files.Bytes(SourceReader.Join(folder, list)) is not FileRead.Found { Bytes: var bytes }
                || JsonParser.Parse(Encoding.UTF8.GetString(bytes.Span))?.Member("files") is not JsonValue.Object listed)
            {
                continue;
            }
            foreach (var (_, asset, _) in listed.Members)
            {
                if (asset.Member("source")?.Member("path")?.AsText() is { } path && !Path.IsPathRooted(path)
                    && asset.Member("destinations") is JsonValue.Object destinations)
                {
                    foreach (var (_, destination, _) in destinations.Members.Where(d => d.Value.Member("objectKey")?.AsText() is not null))
                    {
                        string key = destination.Member("objectKey")!.AsText()!;
                        assets[key[(key.LastIndexOf('/') + 1)..]] = SourceReader.Join(folder, path);
                    }
                }
            }
        }
        return assets;
    }
}
