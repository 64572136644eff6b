namespace Tocsin.Logs;

public static class Limits
{
    /// <summary>How many lines are kept: our own bound.</summary>
    public const int Lines = 1000;
}
