using System.Text.Json;

namespace Tocsin.Conformance;

/// <summary>A program that boto3 subscribes to a topic, from the question whether it wants to its last message.</summary>
public sealed class SubscriptionTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_endpoint_that_confirms_by_the_link_gets_messages_until_it_visits_the_other_link(bool isSignatureHeldTo)
    {
        var told = await Told(isSignatureHeldTo, "link");
        Assert.Equal(
            ["SubscriptionConfirmation", "Notification", "UnsubscribeConfirmation"],
            told.Select(t => t.GetProperty("kind").GetString()));
        Assert.Equal("pending confirmation", told[0].GetProperty("about").GetString());
        var notification = told[1].GetProperty("message");
        Assert.Equal("it burns", notification.GetProperty("Message").GetString());
        Assert.Equal(
            """{"Type":"Number","Value":"3"}""", notification.GetProperty("MessageAttributes").GetProperty("floor").GetRawText()
                .Replace(" ", "", StringComparison.Ordinal));
        Assert.StartsWith(
            "arn:aws:sns:us-east-1:111122223333:endpoint-link:", told[1].GetProperty("about").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_endpoint_that_who_signs_confirmed_is_not_unsubscribed_by_a_link(bool isSignatureHeldTo)
    {
        var told = await Told(isSignatureHeldTo, "token");
        Assert.Equal(3, told.Count);
        Assert.Equal(403, told[2].GetProperty("refused").GetInt32());
    }

    private static async Task<List<JsonElement>> Told(bool isSignatureHeldTo, string by)
    {
        await using var server = isSignatureHeldTo ? await RunningServer.WithKeys() : await RunningServer.InMemory();
        Assert.SkipWhen((await server.Client("python3", "-c", "import boto3")).ExitCode != 0, "boto3 is not on this machine");
        string program = Path.Combine(AppContext.BaseDirectory, "boto3", "endpoint.py");
        string output = (await server.Client("python3", program, server.Url, by)).Succeeded();
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
    }
}
