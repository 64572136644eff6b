using Tocsin.Chatbot;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Terraform;
using Tocsin.Text;

namespace Tocsin.Cli.Runs;

/// <summary>What is to be read, and what is taken for granted: the options that test and explain share.</summary>
/// <param name="Path">The folder or file, absolute.</param>
/// <param name="Shown">The path as the user wrote it.</param>
/// <param name="AllowUnknown">Addresses and names whose being unknown is accepted, with the reason.</param>
/// <param name="Environment">TF_VAR_ and AWS_REGION are read from it.</param>
internal sealed record RunRequest(
    string Path,
    string Shown,
    string? Account,
    string? Region,
    ChatbotProfile? Profile,
    ValueList<VariableSetting> Variables,
    IReadOnlyDictionary<string, string> AllowUnknown,
    IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>Tells which suppressions have expired.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where files are read from.</summary>
    public FolderAccess Files { get; init; } = FolderAccess.Disk;
}
