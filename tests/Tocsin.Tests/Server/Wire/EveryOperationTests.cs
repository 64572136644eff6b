using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Tocsin.Aws;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Shapes;
using Tocsin.Tests.Docs;
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

    /// <summary>One value at a time beyond an enumeration or an upper bound of the model: AWS's text says so in every protocol.</summary>
    [Fact]
    public async Task A_value_beyond_what_the_model_allows_is_refused_in_every_protocol()
    {
        await using var server = await FaceServer.Start();
        string models = Path.Combine(MarkdownFile.Root, "models");
        int enumerations = 0, bounds = 0;
        foreach (var selection in Selection.Read(models))
        {
            var model = ServiceModel.Load(models, selection.Service);
            var table = Services.All.FirstOrDefault(s => s.Service.Name == model.SigningName);
            foreach (var operation in table?.All ?? [])
            {
                foreach (var (request, constraint) in Beyond(model, operation.Shape.Name))
                {
                    foreach (var replied in await Ask(server, table!.Service, operation.Shape, request))
                    {
                        string body = replied.Body[0] == '<' ? XDocument.Parse(replied.Body).Root!.Value
                            : $"{replied.Json["message"] ?? replied.Json["Message"]}";
                        Assert.True(
                            replied.Status == 400 && body.Contains(constraint, StringComparison.Ordinal),
                            $"{selection.Service} {operation.Shape.Name} {request[..Math.Min(200, request.Length)]}: {constraint}; {body}");
                    }
                    _ = constraint.Contains("enum", StringComparison.Ordinal) ? enumerations++ : bounds++;
                }
            }
        }
        Assert.True(enumerations > 20 && bounds > 100, $"{enumerations} and {bounds}");
        Assert.True(server.Face.Faults == 0, string.Join('\n', server.Log.Lines));
    }

    /// <summary>Requests, each with one member that is beyond, and what is to be said of it.</summary>
    private static IEnumerable<(string Request, string Constraint)> Beyond(ServiceModel model, string operation)
    {
        const int longest = 5000;
        if (model.Operation(operation).Input is not { } input || model.Shape(input) is not ModelShape.Structure { Members: var members })
        {
            yield break;
        }
        foreach (var member in members)
        {
            switch (model.Shape(member.Shape))
            {
                case ModelShape.Scalar { Type: "string", Bounds: { Values: { } values } }:
                    yield return (Of(member, "none-of-them"), $"Member must satisfy enum value set: [{string.Join(", ", values)}]");
                    break;
                case ModelShape.Scalar { Type: "string", Bounds.Maximum: { } most }
                    when int.Parse(most, CultureInfo.InvariantCulture) is <= longest and var length:
                    yield return (Of(member, new string('a', length + 1)), $"Member must have length less than or equal to {length}");
                    break;
                case ModelShape.Scalar { Type: "integer", Bounds.Maximum: { } most }
                    when long.Parse(most, CultureInfo.InvariantCulture) is < int.MaxValue and var number:
                    yield return (Of(member, number + 1), $"Member must have value less than or equal to {number}");
                    break;
                case ModelShape.List { Item: var item, Bounds.Maximum: { } most }
                    when int.Parse(most, CultureInfo.InvariantCulture) is <= longest and var count
                    && model.Shape(item) is ModelShape.Scalar { Type: "string" }:
                    var many = new JsonArray([.. Enumerable.Range(0, count + 1).Select(i => JsonValue.Create($"a{i}"))]);
                    yield return (Of(member, many), $"Member must have length less than or equal to {count}");
                    break;
            }
        }

        static string Of(ModelMember member, JsonNode value) => new JsonObject { [member.Name] = value }.ToJsonString();
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
