namespace Tocsin.Tests.Deploy;

/// <summary>Where this machine keeps hashicorp/aws, so that <c>terraform init</c> asks no network.</summary>
internal static class ProviderMirror
{
    private const string Provider = "registry.terraform.io/hashicorp/aws";

    /// <summary>
    /// What TOCSIN_TERRAFORM_MIRROR names, or one of the usual folders:
    /// https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
    /// </summary>
    private static string? Folder => new[]
    {
        Environment.GetEnvironmentVariable("TOCSIN_TERRAFORM_MIRROR"), "/opt/tf-plugins", "/usr/local/share/terraform/plugins",
        "/usr/share/terraform/plugins",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".terraform.d", "plugins"),
    }.FirstOrDefault(f => f is not null && Directory.Exists(Path.Combine(f, Provider)));

    /// <summary>
    /// Writes a configuration for terraform's command line that knows only the mirror; skips the test where there is none.
    /// </summary>
    public static string Configure(string folder)
    {
        Assert.SkipWhen(
            Folder is null, $"terraform's provider {Provider} is not on this machine: TOCSIN_TERRAFORM_MIRROR names a mirror of it");
        string path = Path.Combine(folder, "terraform.rc");
        File.WriteAllText(path, $"provider_installation {{\n  filesystem_mirror {{\n    path = \"{Folder}\"\n  }}\n}}\n");
        return path;
    }
}
