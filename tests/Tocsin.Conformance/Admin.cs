using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Tocsin.Conformance;

/// <summary>A server as whoever runs it sees it.</summary>
internal static class Admin
{
    private static readonly HttpClient Client = new();

    public static async Task<JsonNode> Ask(this RunningServer server, string path) =>
        (await Client.GetFromJsonAsync<JsonNode>(new Uri(server.Address, $"/_tocsin/{path}")))!;

    /// <summary>The number of resources of each service, as text; empty where nothing is there.</summary>
    public static async Task<string> Resources(this RunningServer server) => (await server.Ask("status"))["resources"]!.ToJsonString();

    public static async Task NoFaults(this RunningServer server)
    {
        var status = await server.Ask("status");
        Assert.Equal(0, (int)status["faults"]!);
        Assert.Equal("[]", status["unknownRequests"]!.ToJsonString());
    }
}
