using Tocsin.Chatbot;
using Tocsin.Declared.Resources;
using Tocsin.Estates;
using Tocsin.Iam;
using Tocsin.Text;

namespace Tocsin.Cli.Runs;

/// <summary>What can be said of the declarations before anything is sent.</summary>
internal static class StandingNotes
{
    public static IEnumerable<Finding> Of(Reading reading)
    {
        var description = new Description(reading.Estate, reading.Locate, new HashSet<string>(), reading.Wording);
        foreach (var configuration in reading.Estate.Chatbot.Configurations)
        {
            foreach (var note in ConfigurationNotes.Of(configuration).AddRange(RoleTrust.Notes(reading.Estate.Iam, configuration.IamRoleArn)))
            {
                yield return description.Of(note);
            }
        }
    }
}
