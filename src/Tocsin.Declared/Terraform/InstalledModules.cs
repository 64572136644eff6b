using Tocsin.Declared.Instances;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>Where <c>terraform init</c> put the modules that come from a registry or a repository.</summary>
/// <remarks>
/// <c>.terraform/modules/modules.json</c>, read from internal/modsdir/manifest.go of Terraform 1.11: <c>{"Modules": [{"Key":
/// "alerts.topic", "Dir": "…"}]}</c>.
/// </remarks>
internal sealed class InstalledModules
{
    private const string Manifest = ".terraform/modules/modules.json";

    private readonly Dictionary<string, string> folders = [];

    public InstalledModules(SourceReader reader, Findings findings)
    {
        if (!reader.Has(Manifest) || reader.Text(Manifest) is not { } source)
        {
            return;
        }
        if (JsonParser.Parse(source.Text)?.Member("Modules") is not JsonValue.Array modules)
        {
            findings.Warning(
                FindingCode.ConstructNotRead, SourceReader.Nowhere(Manifest),
                $"{Manifest} lists no modules; what terraform init installed is not known.", "terraform init");
            return;
        }
        foreach (var module in modules.Items)
        {
            if (module.Member("Key")?.AsText() is { Length: > 0 } key && module.Member("Dir")?.AsText() is { Length: > 0 } folder)
            {
                folders[key] = folder;
            }
        }
    }

    /// <param name="path">The names of the calls that lead to the module.</param>
    public string? FolderOf(ValueList<string> path) => folders.GetValueOrDefault(string.Join('.', path));
}
