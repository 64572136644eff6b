using System.Text.Json.Nodes;
using System.Xml.Linq;
using Tocsin.Aws;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Tests.Stored;
using Tocsin.Tests.Wire;
using Tocsin.Wire;

namespace Tocsin.Tests.Server.Wire;

/// <summary>
/// Every operation over HTTP in every protocol that its service has: whatever is asked is answered or refused, and well formed.
/// </summary>
public sealed class EveryOperationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Requests_that_are_made_up_are_answered_or_refused_and_never_a_fault_of_ours(int seed)
    {
        await using var server = await FaceServer.Start();
        var random = new Random(seed);
        var all = Services.All.SelectMany(s => s.All.Select(o => (s.Service, Operation: o))).Where(o => !Waits(o.Operation)).ToArray();
        int asked = 0, answered = 0;
        for (int round = 0; round < 4; round++)
        {
            random.Shuffle(all);
            foreach (var (service, operation) in all)
            {
                string request = new AnyRequest(random, server.Writer.Estate).Of(operation.Shape).ToJsonString();
                var replied = await Ask(server, service, operation.Shape, request);
                asked += replied.Count;
                answered += replied.Count(r => r.Status < 300);
            }
        }
        Assert.InRange(answered, asked / 4, asked);
        Assert.True(server.Face.Faults == 0, string.Join('\n', server.Log.Lines));
    }

    [Fact]
    public async Task A_request_without_what_the_model_demands_is_refused_by_the_members_name()
    {
        await using var server = await FaceServer.Start();
        foreach (var (service, operation) in Services.All.SelectMany(s => s.All.Select(o => (s.Service, o.Shape))))
        {
            var empty = AnyShape.Request(operation).ReadJson("{}");
            var missing = empty is IChecked constrained ? Violations.Of(constrained, service.ConstraintCode) : null;
            foreach (var replied in await Ask(server, service, operation, "{}"))
            {
                if (missing is not null)
                {
                    Assert.True(replied.Status == 400, $"{service.Name} {operation.Name}: {replied.Status} {replied.Body}");
                }
            }
        }
        Assert.True(server.Face.Faults == 0, string.Join('\n', server.Log.Lines));
    }

    private static async Task<List<Replied>> Ask(FaceServer server, ServiceShape service, OperationShape operation, string request)
    {
        var all = new List<Replied>();
        if (service.Target is { } target)
        {
            all.Add(await server.Json($"{target}.{operation.Name}", request, service.JsonVersion!));
        }
        else if (service.XmlNamespace is null)
        {
            all.Add(await server.Send(HttpMethod.Post, operation.Path, new StringContent(request)));
        }
        if (service.XmlNamespace is not null && Form(service, operation, request) is { } form)
        {
            all.Add(await server.Form(form));
        }
        foreach (var replied in all)
        {
            Assert.True(replied.Status < 500, $"{service.Name} {operation.Name} {request}: {replied.Status} {replied.Body}");
            Assert.True(Guid.TryParse(replied.Headers["x-amzn-RequestId"], out _));
            if (replied.Body.Length > 0)
            {
                Assert.NotNull(replied.Body[0] == '<' ? XDocument.Parse(replied.Body).Root : (object?)JsonNode.Parse(replied.Body));
            }
        }
        return all;
    }

    /// <summary>Null where the request is none of the operation's shape, which JSON can say and a form cannot.</summary>
    private static string? Form(ServiceShape service, OperationShape operation, string request)
    {
        try
        {
            return FormFieldWriter.Request(operation.Name, service.Version, AnyShape.Request(operation).ReadJson(request));
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A receiver may wait as long as it says.</summary>
    private static bool Waits(Operation<Estate> operation) => operation.Shape.Name == "ReceiveMessage";
}
