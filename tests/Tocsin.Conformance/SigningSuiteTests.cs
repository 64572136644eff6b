using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tocsin.Aws;
using Tocsin.Server.Signing;

namespace Tocsin.Conformance;

/// <summary>AWS's published signing test suite, as the package of AWS's own signer for JavaScript carries it.</summary>
public sealed class SigningSuiteTests
{
    [Fact]
    public async Task Every_request_of_AWSs_signing_test_suite_holds_to_its_signature()
    {
        string packages = await JavaScript.Installed();
        string fixture = Path.Combine(packages, "node_modules", "@smithy", "signature-v4", "dist-es", "suite.fixture.js");
        string script = Path.Combine(AppContext.BaseDirectory, "javascript", "suite.mjs");
        var ran = await Ran.Program("node", packages, new Dictionary<string, string>(), script, fixture);
        var cases = ran.Succeeded().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.InRange(cases.Count, 20, 100);
        Assert.Empty(cases.Where(c => Flaw(c) is not null).Select(c => (string?)c["name"]));
        Assert.All(cases, c => Assert.NotNull(Flaw(c, changed: true)));
    }

    private static SignatureFlaw? Flaw(JsonNode one, bool changed = false)
    {
        var headers = new HeaderDictionary();
        foreach (var (name, value) in one["headers"]!.AsObject())
        {
            headers[name] = (string?)value;
        }
        var (signature, flaw) = Signature.Of(headers, QueryCollection.Empty);
        Assert.Null(flaw);
                var check = new SignatureCheck(
            new AccessKeys([new AccessKey(Text("key"), Text("secret"), AccountId.Assumed, signature!.SessionToken)]),
            new Stopped(DateTimeOffset.Parse(Text("time"), System.Globalization.CultureInfo.InvariantCulture)));
        byte[] body = Encoding.UTF8.GetBytes(Text("body") + (changed ? " " : ""));
        return check.Find(signature, Text("service"), Text("method"), Text("target"), headers, body);

        string Text(string name) => (string)one[name]!;
    }

    private sealed class Stopped(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
