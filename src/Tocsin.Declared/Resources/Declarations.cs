using Tocsin.Declared.Instances;

namespace Tocsin.Declared.Resources;

/// <summary>Reads declarations and carries them out: every resource becomes the requests a client would send, through the engine's own operations.</summary>
public static class Declarations
{
    /// <param name="path">What <see cref="Sources"/> takes: a folder or a file of Terraform or CloudFormation.</param>
    /// <remarks>Reads files through <see cref="ReadOptions.Files"/> and nothing else. Never throws on input: what is wrong is in the findings.</remarks>
    public static Reading Read(string path, ReadOptions options)
    {
        var findings = new Findings();
        var configuration = Sources.Read(path, options, findings);
        var applying = new Applying(configuration, options, findings);
        // References order what depends on each other; the rank, what belongs to something it names by a text of its own.
        foreach (var instance in configuration.Instances.OrderBy(i => ResourceTypes.Rank(i.Type)))
        {
            ResourceTypes.Find(instance.Type).Apply(instance, applying);
        }
        return new Reading(
            applying.Finished(), applying.Places.Locate, findings.All, configuration.Counts, configuration.Assumed, configuration.LiteralAccounts, applying.Places.Addresses) { Wording = configuration.Wording };
    }
}
