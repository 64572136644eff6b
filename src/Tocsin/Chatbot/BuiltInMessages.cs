using Tocsin.Text;

namespace Tocsin.Chatbot;

/// <summary>A message as something publishes it to a topic, to see what Chatbot makes of it.</summary>
/// <param name="Name">What it is called in commands: <c>sns.cloudwatch-alarm</c>.</param>
/// <param name="Summary">What it is, in a few words.</param>
public sealed record BuiltInMessage(string Name, string Summary, string? Subject, string Message);

/// <summary>One message of each kind that the article's table names, supported and not.</summary>
public static class BuiltInMessages
{
    public static ValueList<BuiltInMessage> All { get; } = [new("sns.text", "plain text, as `aws sns publish` sends it", null, "deployment failed")];

    public static BuiltInMessage? Find(string name) => All.FirstOrDefault(m => m.Name == name);
}
