namespace Tocsin.Declared.Instances;

/// <summary>
/// Bounds of reading files. They are ours; the tools that files are written for have none. Far above what people declare, they keep a wrong
/// folder from taking the machine along.
/// </summary>
public static class Limits
{
    public const int FileBytes = 16 * 1024 * 1024;

    /// <summary>All files of one reading together, those that <c>file()</c> reads included.</summary>
    public const int TotalBytes = 100 * 1024 * 1024;

    public const int FilesInFolder = 10_000;

    /// <summary>Findings of one reading; what is found beyond is not reported.</summary>
    public const int Findings = 1_000;

    /// <summary>Suppressions in one file; each is held against every finding.</summary>
    public const int Suppressions = 1_000;

    /// <summary>Rings of references that are reported: there can be far more of them than references.</summary>
    public const int Rings = 100;
}
