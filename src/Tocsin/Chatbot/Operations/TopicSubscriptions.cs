using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

/// <summary>Chatbot subscribes itself to each topic of a configuration; nobody declares that, and Terraform does not see it.</summary>
/// <remarks>Endpoint and protocol as in public accounts' subscription lists.</remarks>
internal static class TopicSubscriptions
{
    public static ValueList<Change> Of(IEnumerable<string> topics, Arn configuration)
    {
        var changes = new List<Change>();
        foreach (string topic in topics)
        {
            // Which topic an unknown ARN names, nobody can say; the declarations' reader reports it.
            if (!Unknown.In(topic) && Arn.TryParse(topic, out Arn arn))
            {
                changes.Add(new EndpointSubscribed(arn, "https", "https://global.sns-api.chatbot.amazonaws.com", configuration));
            }
        }
        return changes.ToValueList();
    }
}
