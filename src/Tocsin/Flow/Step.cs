using Tocsin.Text;

namespace Tocsin.Flow;

/// <summary>One decision on the way of a message: where, what, and why in a few words.</summary>
/// <param name="Detail">A short phrase for people: what was checked and how it came out. Empty when there is nothing to add to the verdict.</param>
/// <param name="Notes">A stopped step has a note of severity error that says where and what to write.</param>
public sealed record Step(Stage Stage, Place Where, Verdict Verdict, string Detail = "", ValueList<Note> Notes = default);
