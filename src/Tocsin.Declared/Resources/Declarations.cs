using Tocsin.Declared.Instances;
using Tocsin.Declared.Terraform;
using Tocsin.Text;

namespace Tocsin.Declared.Resources;

/// <summary>Reads declarations and carries them out: every resource becomes the requests a client would send, through the engine's own operations.</summary>
public static class Declarations
{
    /// <param name="path">A folder with <c>.tf</c> files, or one such file.</param>
    /// <remarks>Reads files through <see cref="ReadOptions.Files"/> and nothing else. Never throws on input: what is wrong is in the findings.</remarks>
    public static Reading Read(string path, ReadOptions options)
    {
        var findings = new Findings();
        var configuration = RootFolder.Read(path, options, ResourceTypes.ForReading, findings);
        var applying = new Applying(configuration, options, findings);
        // References order what depends on each other; the rank, what belongs to something it names by a text of its own.
        foreach (var instance in configuration.Instances.OrderBy(i => ResourceTypes.Rank(i.Type)))
        {
            ResourceTypes.Find(instance.Type).Apply(instance, applying);
        }
        var suppressions = findings.Sources.SelectMany(s => Suppressions.In(s, findings)).ToValueList();
        return new Reading(
            applying.Finished(), applying.Places.Locate, findings.All, configuration.Counts, configuration.Assumed, configuration.LiteralAccounts, applying.Places.Addresses)
        {
            Suppressions = suppressions,
        };
    }
}
