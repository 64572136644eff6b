using Tocsin.Tests.Deploy;

namespace Tocsin.Conformance;

/// <summary>Terraform with hashicorp/aws, in a folder of its own, told of a server by AWS_ENDPOINT_URL and dummy keys alone.</summary>
internal sealed class Terraform : IDisposable
{
    private readonly Dictionary<string, string> environment;
    private readonly string copied;

    private Terraform(string copied, string folder, RunningServer server, string? account)
    {
        (this.copied, Folder) = (copied, folder);
        environment = new(server.Environment)
        {
            ["TF_CLI_CONFIG_FILE"] = ProviderMirror.Configure(folder),
            ["TF_IN_AUTOMATION"] = "1",
            ["CHECKPOINT_DISABLE"] = "1",
        };
        if (account is not null)
        {
            environment["AWS_ACCESS_KEY_ID"] = account;
        }
        // The configuration says its region.
        environment.Remove("AWS_REGION");
        environment.Remove("AWS_DEFAULT_REGION");
    }

    public string Folder { get; }

    /// <summary>A copy of a folder of configuration, initialised; skips the test where terraform or its provider is missing.</summary>
    /// <param name="root">The folder in it that is applied: a module has its examples in folders of its own.</param>
    /// <param name="account">The access key: twelve digits are the account.</param>
    public static async Task<Terraform> Of(string source, RunningServer server, string root = ".", string? account = null)
    {
        string copied = Directory.CreateTempSubdirectory("tocsin-terraform-").FullName;
        foreach (string file in Directory.GetFiles(source, "*.tf", SearchOption.AllDirectories))
        {
            string to = Path.Combine(copied, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        var terraform = new Terraform(copied, Path.Combine(copied, root), server, account);
        (await terraform.Run("init", "-no-color", "-input=false", "-backend=false")).Succeeded();
        return terraform;
    }

    public Task<Ran> Apply(params string[] arguments) => Run(["apply", "-no-color", "-input=false", "-auto-approve", .. arguments]);

    public async Task Destroy(params string[] arguments) =>
        (await Run(["destroy", "-no-color", "-input=false", "-auto-approve", .. arguments])).Succeeded();

    /// <summary>That what is there is what is declared.</summary>
    public async Task PlansNothing(params string[] arguments)
    {
        var plan = await Run(["plan", "-no-color", "-input=false", "-detailed-exitcode", .. arguments]);
        Assert.True(plan.ExitCode == 0, $"the plan is not empty:\n{plan.Output}\n{plan.Errors}");
    }

    /// <summary>Changes a text in a file that has it.</summary>
    public void Edit(string file, string text, string other)
    {
        string path = Path.Combine(Folder, file);
        string written = File.ReadAllText(path);
        Assert.Contains(text, written);
        File.WriteAllText(path, written.Replace(text, other, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(copied, recursive: true);

    private Task<Ran> Run(params string[] arguments) => Ran.Program("terraform", Folder, environment, arguments);
}
