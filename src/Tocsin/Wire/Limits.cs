namespace Tocsin.Wire;

internal static class Limits
{
    /// <summary>How many names the path of a form's parameter has at most.</summary>
    public const int FormDepth = 32;

    /// <summary>How deep elements nest at most in an answer in XML.</summary>
    public const int XmlDepth = 64;
}
