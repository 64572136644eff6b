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

    /// <summary>What to write.</summary>
    string Say(Suggestion suggestion);
}
