using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Tocsin.Tests.Server.Wire;

/// <summary>What a server answered.</summary>
internal sealed record Replied(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>The first element of that name, whatever its namespace.</summary>
    public string Xml(string element) => XDocument.Parse(Body).Descendants().First(e => e.Name.LocalName == element).Value;
}
