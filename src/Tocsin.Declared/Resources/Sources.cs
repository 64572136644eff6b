using Tocsin.Declared.CloudFormation;
using Tocsin.Declared.Instances;
using Tocsin.Declared.States;
using Tocsin.Declared.Terraform;

namespace Tocsin.Declared.Resources;

/// <summary>Which language a path is written in, by what is there.</summary>
internal static class Sources
{
    /// <summary>
    /// The configuration of a path: a folder with <c>.tf</c> files is Terraform's; templates, a folder of them or what the CDK synthesized
    /// are CloudFormation's; a state or a plan is Terraform's too.
    /// </summary>
    public static Configuration Read(Source from, ReadOptions options, Patches patches, Findings findings) =>
        TemplateSource.Find(from, options.Files) is { } templates
            ? TemplateReader.Read(templates, options, ResourceTypes.ForReading, patches, findings)
            : StateReader.Find(from, options.Files) is { } state
                ? StateReader.Read(state, options, ResourceTypes.ForReading, patches, findings)
            : RootFolder.Read(from, options, ResourceTypes.ForReading, patches, findings);
}
