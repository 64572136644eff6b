using Tocsin.Text;

namespace Tocsin.Flow;

/// <summary>What a hop has to say beside its verdict: a finding before its place is a file and line.</summary>
/// <param name="Code">From <see cref="FindingCode"/>.</param>
/// <param name="Message">What is wrong and what AWS does then.</param>
/// <param name="Write">What to write instead, when that can be said.</param>
/// <param name="Fix">The changes that write it, when nothing else could be meant.</param>
public sealed record Note(string Code, Severity Severity, Place Where, string Message, string? Write = null, ValueList<Correction> Fix = default);
