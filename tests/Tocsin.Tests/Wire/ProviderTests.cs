using System.Text.Json.Nodes;
using Tocsin.Aws;
using Tocsin.Wire;

namespace Tocsin.Tests.Wire;

/// <summary>
/// What Terraform 1.11.4 with hashicorp/aws 5.100.0 sends, recorded 2026-11-23, is read whole, breaks no constraint, and can be written
/// again.
/// </summary>
public class ProviderTests
{
    public static TheoryData<string, string, string> Requests()
    {
        var requests = new TheoryData<string, string, string>();
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Wire", "provider.jsonl")))
        {
            var request = JsonNode.Parse(line)!;
            requests.Add((string)request["service"]!, (string)request["operation"]!, (string)request["body"]!);
        }
        return requests;
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_of_the_provider_is_read_whole(string service, string operation, string body)
    {
        var shape = AnyShape.Operation(service, operation);
        bool isForm = !body.StartsWith('{');
        var request = isForm ? AnyShape.Request(shape).ReadForm(body) : AnyShape.Request(shape).ReadJson(body);
        Assert.Null(request is IChecked constrained ? Violations.Of(constrained, "Invalid") : null);
        if (isForm)
        {
            string version = AnyShape.Services.Single(s => s.Service.Name == service).Service.Version;
            Assert.Equal(body.Split('&').Order(), FormFieldWriter.Request(shape.Name, version, request).Split('&').Order());
        }
        else
        {
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(AnyShape.Json(request))), AnyShape.Json(request));
        }
    }
}
