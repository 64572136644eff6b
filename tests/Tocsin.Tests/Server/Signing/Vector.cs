using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Tocsin.Aws;
using Tocsin.Server.Signing;

namespace Tocsin.Tests.Server.Signing;

/// <summary>A request that botocore signed: vectors.py says which and how.</summary>
internal sealed record Vector(
    string What, string Service, string Method, string Target, IHeaderDictionary Headers, byte[] Body, string? Token)
{
    public const string KeyId = "AKIAEXAMPLE";

    private const string Secret = "c2VjcmV0/of+an example";

    /// <summary>When they were signed.</summary>
    public static DateTimeOffset Signed { get; } = new(2026, 11, 23, 0, 41, 19, TimeSpan.Zero);

    public static IReadOnlyList<Vector> All { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Server", "Signing", "vectors.jsonl")).Select(Read)];

    public static Vector Of(string what) => All.Single(v => v.What == what);

    public SignatureFlaw? Flaw(DateTimeOffset? now = null, string secret = Secret)
    {
        int mark = Target.IndexOf('?', StringComparison.Ordinal);
        var query = new QueryCollection(mark < 0 ? [] : QueryHelpers.ParseQuery(Target[mark..]));
        var (signature, flaw) = Signature.Of(Headers, query);
        var keys = new AccessKeys([new AccessKey(KeyId, secret, AccountId.Assumed, Token)]);
        var check = new SignatureCheck(keys, new StoppedClock(now ?? Signed));
        return flaw ?? check.Find(signature!, Service, Method, Target, Headers, Body);
    }

    /// <summary>The same with one header changed.</summary>
    public Vector With(string header, string value) =>
        this with { Headers = new HeaderDictionary(Headers.ToDictionary(h => h.Key, h => h.Value)) { [header] = value } };

    private static Vector Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        var headers = new HeaderDictionary();
        foreach (var pair in root.GetProperty("headers").EnumerateArray())
        {
            headers[pair[0].GetString()!] = StringValues.Concat(headers[pair[0].GetString()!], pair[1].GetString());
        }
        byte[] body = Encoding.UTF8.GetBytes(Text("body")!);
        return new Vector(Text("what")!, Text("service")!, Text("method")!, Text("target")!, headers, body, Text("token"));

        string? Text(string name) => root.GetProperty(name).GetString();
    }
}
