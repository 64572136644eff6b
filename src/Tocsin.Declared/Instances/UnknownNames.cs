namespace Tocsin.Declared.Instances;

/// <summary>What the name of something that is not known says of it.</summary>
public static class UnknownNames
{
    /// <summary>By the type of the resource whose attribute is not known; a variable's value could be a topic as well.</summary>
    public static bool IsProgram(string name) =>
        name.StartsWith("aws_", StringComparison.Ordinal) && !name.StartsWith("aws_sns_", StringComparison.Ordinal);
}
