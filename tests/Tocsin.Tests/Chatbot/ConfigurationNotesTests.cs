using Tocsin.Chatbot;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Tests.Chatbot;

public class ConfigurationNotesTests
{
    [Fact]
    public void A_complete_configuration_has_none() => Assert.Empty(Notes());

    [Theory]
    [InlineData("INFO")]
    [InlineData("ERROR")]
    public void A_level_that_logs_has_none(string level) => Assert.Empty(Notes(level));

    [Fact]
    public void A_level_that_logs_nothing_is_warned_of()
    {
        Note note = Assert.Single(Notes("NONE"));
        Assert.Equal(
            (FindingCode.LoggingNone, Severity.Warning, new Place(Given.Configuration, "LoggingLevel")),
            (note.Code, note.Severity, note.Where));
        Assert.Equal(new Suggestion.Setting("logging_level", "\"ERROR\""), note.Write);
    }

    [Theory]
    [InlineData("CXXXXXXXXXX")]
    [InlineData("C0123456789")]
    [InlineData("C00000000")]
    [InlineData("C012345678")]
    [InlineData("C1234567890")]
    [InlineData("your-channel-id")]
    public void A_placeholder_is_warned_of(string id)
    {
        Note note = Assert.Single(ConfigurationNotes.Of(Given.State().Find(Given.Configuration)! with { SlackChannelId = id }));
        Assert.Equal(
            (FindingCode.PlaceholderId, Severity.Warning, new Place(Given.Configuration, "SlackChannelId")),
            (note.Code, note.Severity, note.Where));
        Assert.Contains($"\"{id}\"", note.Message);
    }

    [Fact]
    public void A_placeholder_for_the_workspace_is_warned_of() =>
        Assert.Equal(
            "SlackTeamId",
            Assert.Single(ConfigurationNotes.Of(Given.State()
                .Find(Given.Configuration)! with { SlackTeamId = "TXXXXXXXXXX" })).Where.Attribute);

    [Fact]
    public void An_id_that_is_not_known_offline_is_not() =>
        Assert.Empty(
            ConfigurationNotes.Of(Given.State().Find(Given.Configuration)! with { SlackChannelId = Unknown.Mark("var.your_channel") }));

    private static ValueList<Note> Notes(string level = "ERROR") => ConfigurationNotes.Of(Given.State(level).Find(Given.Configuration)!);
}
