namespace Tocsin.Shapes;

/// <summary>An operation of a model.</summary>
public sealed record ModelOperation(
    string Name, string Path, int Status, string? Input, string? Output, string? Wrapper, IReadOnlyList<string> Errors);

public sealed record ModelError(string Name, string Code, int Status, bool IsServer);

public sealed record ModelMember(string Name, string Shape, bool IsRequired);
