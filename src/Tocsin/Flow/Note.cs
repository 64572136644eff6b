using Tocsin.Text;

namespace Tocsin.Flow;

/// <summary>What a hop has to say beside its verdict: a finding before its place is a file and line.</summary>
/// <param name="Code">From <see cref="FindingCode"/>.</param>
/// <param name="Message">What is wrong and what AWS does then.</param>
/// <param name="Write">What to write instead, when that can be said.</param>
/// <param name="Fix">The changes that write it, when nothing else could be meant.</param>
public sealed record Note(
    string Code, Severity Severity, Place Where, string Message, Suggestion? Write = null, ValueList<Correction> Fix = default)
{
    public Note(string code, Severity severity, Place where, Flaw flaw, Suggestion? write = null, ValueList<Correction> fix = default)
        : this(code, severity, where, flaw.Words, write, fix) => Flaw = flaw;

    /// <summary>What <see cref="Message"/> says in words, where others have other words for it.</summary>
    public Flaw? Flaw { get; private init; }

    /// <summary>It is about one of perhaps many that one block declares, and names none of them.</summary>
    public bool IsOfInstance { get; init; }

    /// <summary>The same note of a flaw that is seen otherwise.</summary>
    public Note With(Flaw flaw) => this with { Flaw = flaw, Message = flaw.Words };
}
