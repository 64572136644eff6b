using System.Text.Json;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Sns;
using Tocsin.Text;

namespace Tocsin.Delivery.Traces;

/// <summary>What an event is about, by its own words: for lists and queries.</summary>
/// <param name="Kind">Its detail-type; for a publication, <c>publication</c>; for what asks an endpoint to confirm,
/// <c>subscription</c>.</param>
/// <param name="Resources">The ARNs that it names; the topic of a publication or a subscription.</param>
public sealed record Subject(string Source, string Kind, ValueList<string> Resources)
{
    private const string EcsDeployment = "ECS Deployment State Change";

    public static Subject None { get; } = new("", "", []);

    /// <summary>Events of this kind are kept as long as the inbox, whether a rule wanted them or not.</summary>
    public bool IsOfDeployment => Kind == EcsDeployment;

    public static Subject Of(Envelope envelope) => envelope.Content switch
    {
        EventContent { Event: var bytes } => Of(bytes),
        Confirmation { Topic: var topic } => new("", "subscription", [topic.ToString()]),
        _ => new("", "publication", [envelope.To.Text]),
    };

    private static Subject Of(EventBytes bytes)
    {
        var (source, kind) = ("", "");
        var resources = new List<string>(1);
        var reader = new Utf8JsonReader(bytes.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isSource = reader.ValueTextEquals("source"u8);
            bool isKind = !isSource && reader.ValueTextEquals("detail-type"u8);
            bool isResources = !isSource && !isKind && reader.ValueTextEquals("resources"u8);
            reader.Read();
            if ((isSource || isKind) && reader.TokenType == JsonTokenType.String)
            {
                (source, kind) = isSource ? (Text(reader), kind) : (source, Text(reader));
            }
            else if (isResources && reader.TokenType == JsonTokenType.StartArray)
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (reader.TokenType == JsonTokenType.String && resources.Count < Limits.ResourcesOfSubject)
                    {
                        resources.Add(Text(reader));
                    }
                    reader.Skip();
                }
            }
            else
            {
                reader.Skip();
            }
        }
        return new(source, kind, resources.ToValueList());
    }

    /// <summary>Half a surrogate pair, which an event may hold escaped, is no text: then it is empty.</summary>
    private static string Text(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
