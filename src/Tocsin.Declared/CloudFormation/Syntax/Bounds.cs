namespace Tocsin.Declared.CloudFormation.Syntax;

/// <summary>How much a template may hold: ours, far above what one does.</summary>
internal static class Bounds
{
    /// <summary>How deep the values of a template nest.</summary>
    public const int Depth = 100;

    /// <summary>Values in one template, those that an alias stands for counted again.</summary>
    public const int Nodes = 500_000;
}
