using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Instances;

/// <summary>What a reading is told beside the files.</summary>
/// <param name="Account">Twelve digits; null assumes 111122223333.</param>
/// <param name="AccountSource">Who says so: printed beside it.</param>
/// <param name="Region">Null takes the default provider's, then <c>AWS_REGION</c>, then us-east-1.</param>
/// <param name="Variables"><c>-var</c> and <c>-var-file</c>, in the order of the command line: the last counts.</param>
/// <param name="Environment"><c>TF_VAR_*</c>, <c>AWS_REGION</c> and <c>AWS_DEFAULT_REGION</c>, as far as the caller lets them in.</param>
/// <param name="Patches">Changes to what is declared, in order.</param>
/// <param name="Now">The time of the run; null is a fixed one, so that two runs are the same.</param>
public sealed record ReadOptions(
    string? Account = null,
    string AccountSource = "--account",
    string? Region = null,
    string RegionSource = "--region",
    ValueList<VariableSetting> Variables = default,
    IReadOnlyDictionary<string, string>? Environment = null,
    ValueList<Patch> Patches = default,
    DateTimeOffset? Now = null)
{
    public FolderAccess Files { get; init; } = FolderAccess.Disk;

    /// <summary>What <c>terraform_remote_state</c> finds: the outputs of the other configurations of the estate.</summary>
    public Entries RemoteOutputs { get; init; } = Entries.Empty;
}

public abstract record VariableSetting
{
    private VariableSetting()
    {
    }

    /// <summary><c>-var name=value</c>.</summary>
    public sealed record Assignment(string Name, string Value) : VariableSetting;

    /// <summary><c>-var-file path</c>; a relative path is relative to the folder.</summary>
    public sealed record File(string Path) : VariableSetting;
}

/// <summary>A change to what is declared, made after <c>count</c> and <c>for_each</c> are expanded.</summary>
/// <param name="Where">Where the change itself is written, for findings about it.</param>
public abstract record Patch(Span? Where)
{
    /// <param name="Address">An instance, <c>aws_sns_topic.a["x"]</c>, or a whole resource, <c>aws_sns_topic.a</c>. References to it keep
    /// their values.</param>
    public sealed record Remove(string Address, Span? Where = null) : Patch(Where);

    /// <param name="Target"><c>ADDRESS.ATTRIBUTE</c>; nested blocks by name:
    /// <c>aws_cloudwatch_event_target.t.input_transformer.input_paths.reason</c>.</param>
    public sealed record Set(string Target, Value Value, Span? Where = null) : Patch(Where);
}
