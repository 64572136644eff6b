using System.Text.RegularExpressions;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Declared.Instances;

/// <summary>A language of declarations, as its reader knows it: also what its own tool is called, and what that does.</summary>
public abstract partial class Language : ILanguage
{
    /// <summary>What happens when AWS refuses a request: <c>terraform apply fails here</c>.</summary>
    internal abstract string Failing { get; }

    /// <summary>Who refuses what never becomes a request.</summary>
    internal abstract string Tool { get; }

    /// <summary>When what is not known offline will be: <c>apply</c>.</summary>
    protected abstract string KnownAfter { get; }

    /// <summary>The same language in the syntax of a file: both have one in JSON.</summary>
    public virtual Language For(SourceText? file) => this;

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

    public string? Reference(string arn, string address, string from, bool isInText)
    {
        if (!Unknown.In(arn) && !MadeUp().IsMatch(arn))
        {
            return null;
        }
        int own = PrefixOf(address);
        return address[..own] == from[..PrefixOf(from)] ? Referring(address[own..], arn, isInText) : $"\"the ARN of {address}\"";
    }

    /// <summary>How much of an address says where it is declared: what has the same there may refer to it.</summary>
    protected abstract int PrefixOf(string address);

    /// <summary>The expression of an ARN.</summary>
    protected abstract string Referring(string address, string arn, bool isInText);

    /// <summary>A name that the provider or CloudFormation makes up.</summary>
    [GeneratedRegex(@"(\d{26}|-[A-Z0-9]{12})(\.fifo)?$")]
    private static partial Regex MadeUp();

    /// <summary>The text with the language's names for the provider's.</summary>
    protected abstract string Named(string text);

    protected virtual string InWords(Flaw flaw) => flaw.Words;

    protected static string Indented(string lines, string by) => by + lines.ReplaceLineEndings($"\n{by}");

    /// <summary><c>name = value</c> of the engine's sentences, as JSON has it.</summary>
    protected static string AsMembers(string text) =>
        Assignment().Replace(text, m => m.Groups[1].Value is ['"', ..] quoted ? $"{quoted}: " : $"\"{m.Groups[1].Value}\": ");

    /// <summary>An input transformer as a member of a JSON object, its template a text.</summary>
    protected static string Members(Suggestion.Transformer transformer, string itself, string paths, string template) =>
        $$"""
        "{{itself}}": {
          "{{paths}}": {
        {{string.Join(",\n", transformer.Paths.AsEnumerable().Select(p => $"    \"{p.Name}\": \"{p.Path}\""))}}
          },
          "{{template}}": {{JsonWriter.Quote(transformer.Template)}}
        }
        """;

    /// <summary><c>Name = value</c> in an advice; an equals sign between spaces stands nowhere else.</summary>
    [GeneratedRegex("(\"[^\"]+\"|[\\w.-]+) += (?=[\"\\[{<]|true|false|[0-9])")]
    protected static partial Regex Assignment();

    /// <summary>Those suggestions that each language has other words for.</summary>
    protected abstract string Written(Suggestion suggestion);
}
