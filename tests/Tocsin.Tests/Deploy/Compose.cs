using Tocsin.Tests.Docs;
using YamlDotNet.Serialization;

namespace Tocsin.Tests.Deploy;

/// <summary>
/// The service of deploy/container/docker-compose.yml, as `docker run` is told of it: without a network, and without what starts it again.
/// </summary>
internal sealed class Compose
{
    private readonly Dictionary<object, object> service;
    private readonly Dictionary<object, object> secrets;

    public Compose()
    {
        var file = new DeserializerBuilder().Build()
            .Deserialize<Dictionary<string, Dictionary<object, object>>>(WithoutName());
        service = (Dictionary<object, object>)file["services"]["tocsin"];
        secrets = file["secrets"];
    }

    public string Image => (string)service["image"];

    public string[] Command => [.. List("command").Cast<string>()];

    /// <param name="folder">Where the file's neighbours stand.</param>
    public string[] Options(string folder) =>
    [
        .. (string)service["read_only"] == "true" ? ["--read-only"] : Array.Empty<string>(),
        .. Each("--tmpfs", List("tmpfs")),
        .. Each("--cap-drop", List("cap_drop")),
        .. Each("--security-opt", List("security_opt")),
        .. Each("--volume", List("volumes").Cast<string>().Select(v => v.Replace("./", folder + "/", StringComparison.Ordinal))),
        .. Each("--volume", List("secrets").Cast<Dictionary<object, object>>().Select(s => $"{Source(s, folder)}:{s["target"]}:ro")),
    ];

    private string Source(Dictionary<object, object> secret, string folder) =>
        Path.Combine(folder, (string)((Dictionary<object, object>)secrets[secret["source"]])["file"]);

    private List<object> List(string key) => (List<object>)service[key];

    private static IEnumerable<string> Each(string option, IEnumerable<object> values) =>
        values.SelectMany(v => new[] { option, (string)v });

    private static string WithoutName() => string.Join(
        '\n', File.ReadLines(Path.Combine(MarkdownFile.Root, "deploy", "container", "docker-compose.yml"))
            .Where(l => !l.StartsWith("name:", StringComparison.Ordinal)));
}
