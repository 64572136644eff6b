using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Declared.Instances;

/// <summary>A language of declarations, as its reader knows it: also what its own tool is called, and what that does.</summary>
public abstract class Language : ILanguage
{
    /// <summary>What happens when AWS refuses a request: <c>terraform apply fails here</c>.</summary>
    internal abstract string Failing { get; }

    /// <summary>Who refuses what never becomes a request.</summary>
    internal abstract string Tool { get; }

    /// <summary>When what is not known offline will be: <c>apply</c>.</summary>
    protected abstract string KnownAfter { get; }

    public string Say(string text) => Named(Unknown.Show(text, KnownAfter));

    public string Say(Flaw flaw) => Say(InWords(flaw));

    public string Say(Suggestion suggestion) => suggestion switch
    {
        Suggestion.Words words => Say(words.Text),
        Suggestion.AcceptUnknown { Or: null, Name: var name } => Say($"--allow-unknown '{name}=REASON' accepts it"),
        Suggestion.AcceptUnknown { Or: { } other, Name: var name } => Say($"{other}, or --allow-unknown '{name}=REASON'"),
        _ => Say(Written(suggestion)),
    };

    /// <summary>A finding that was made in the provider's names, in those of the language.</summary>
    internal Finding Say(Finding finding) =>
        finding with { Message = Say(finding.Message), Write = finding.Write is { } write ? Say(write) : null };

    /// <summary>The text with the language's names for the provider's.</summary>
    protected abstract string Named(string text);

    protected virtual string InWords(Flaw flaw) => flaw.Words;

    protected static string Indented(string lines, string by) => by + lines.ReplaceLineEndings($"\n{by}");

    /// <summary>Those suggestions that each language has other words for.</summary>
    protected abstract string Written(Suggestion suggestion);
}
