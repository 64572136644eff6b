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
        var description = new Description(reading.Estate, reading.Locate, new HashSet<string>());
        foreach (var configuration in reading.Estate.Chatbot.Configurations)
        {
            foreach (var note in ConfigurationNotes.Of(configuration).AddRange(RoleTrust.Notes(reading.Estate.Iam, configuration.IamRoleArn)))
            {
                yield return description.Of(note);
            }
        }
        foreach (var type in reading.Unmodelled.Where(u => !u.CouldCarryTheAlarm).GroupBy(u => u.Address.Split('.')[0]))
        {
            yield return new Finding(FindingCode.NotModelled, Severity.Note, type.First().Where, $"{type.Key} is not modelled ({type.Count()} declared): its attributes are unknown here");
        }
    }
}
