namespace Tocsin.Declared.Instances;

/// <summary>A place with declarations that the user names: a folder or a file.</summary>
/// <param name="Shown">What paths in findings begin with, where there are several places; empty for the only one, whose files go by their own names.</param>
public sealed record Source(string Path, string Shown = "");
