namespace Tocsin.Declared.CloudFormation;

/// <summary>
/// How much text one reading may make: a template of a few megabytes can join the same long text a hundred thousand times.
/// </summary>
internal sealed class TextBudget
{
    /// <summary>Characters in all; a template that CloudFormation takes has a million at most.</summary>
    public const long Characters = 64L * 1024 * 1024;

    private long spent;

    /// <returns>False when that would be too much.</returns>
    public bool Spend(long characters) => (spent += characters) <= Characters;
}
