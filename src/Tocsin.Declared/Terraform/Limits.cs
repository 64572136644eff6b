namespace Tocsin.Declared.Terraform;

/// <summary>Bounds of evaluating a configuration. They are ours; Terraform has none.</summary>
internal static class Limits
{
    /// <summary>Instances of one resource or module by <c>count</c> or <c>for_each</c>.</summary>
    public const int Instances = 10_000;

    public const int InstancesInAll = 50_000;

    /// <summary>Modules that are called, whatever they are repeated by.</summary>
    public const int Modules = 2_000;

    public const int ModuleDepth = 32;
}
