namespace Tocsin.Flow;

/// <summary>The language that something is declared in: it has the last word on how things are said of it.</summary>
/// <remarks>
/// What the engine says in sentences, it says with the names that Terraform's provider gives to types and arguments; what needs other words
/// has a type.
/// </remarks>
public interface ILanguage
{
    /// <summary>A sentence with the language's own names in it.</summary>
    string Say(string text);

    string Say(Flaw flaw);

    /// <summary>
    /// How what is declared is referred to where its ARN belongs; null where the ARN can be written as it is, which it cannot with a name
    /// that is not known, or that nobody has written.
    /// </summary>
    /// <param name="address">What is meant.</param>
    /// <param name="from">The address that it is written at.</param>
    /// <param name="isInText">It stands in a JSON document, and is no argument's value.</param>
    string? Reference(string arn, string address, string from, bool isInText);

    /// <summary>What to write.</summary>
    string Say(Suggestion suggestion);
}
