using Tocsin.Chatbot;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Terraform;
using Tocsin.Text;

namespace Tocsin.Cli.Runs;

/// <summary>What is to be read, and what is taken for granted: the options that test and explain share.</summary>
/// <param name="Sources">The folders and files, absolute, as the user wrote them.</param>
/// <param name="AllowUnknown">Addresses and names whose being unknown is accepted, with the reason.</param>
/// <param name="Environment">TF_VAR_ and AWS_REGION are read from it.</param>
internal sealed record RunRequest(
    ValueList<Source> Sources,
    string? Account,
    string? Region,
    ChatbotProfile? Profile,
    ValueList<VariableSetting> Variables,
    IReadOnlyDictionary<string, string> AllowUnknown,
    IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>What is tested, as the user wrote it.</summary>
    public string Shown => string.Join(' ', Sources.Select(s => s.Shown));

    /// <summary>The folder that the paths of findings are relative to: the only one that is read, or where the program was called.</summary>
    public string PathsFrom(string directory) => Sources is [var only] ? only.Path : directory;

    /// <summary>Where files are read from.</summary>
    public FolderAccess Files { get; init; } = FolderAccess.Disk;
}
