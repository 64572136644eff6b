using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Flow;

/// <summary>One decision on the way of a message: where, what, and why in a few words.</summary>
/// <param name="Detail">
/// A short phrase for people: what was checked and how it came out. Empty when there is nothing to add to the verdict.
/// </param>
/// <param name="Notes">
/// A stopped step has a note of severity error that says where and what to write. Not stored: they advise who wrote the declarations, and a
/// trace has none.
/// </param>
public sealed record Step(Stage Stage, Place Where, Verdict Verdict, string Detail = "", ValueList<Note> Notes = default)
    : IShape<Step>
{
    public void Write(FieldWriter to)
    {
        to.Choice("stage", Stage);
        to.Shape("where", Where);
        to.Shape("verdict", Verdict);
        to.Text("detail", Detail);
    }

    public static Step Read(FieldReader from) => new(
        from.Choice<Stage>("stage"), from.Shape<Place>("where") ?? new Place(""), Verdict.Kinds.Needed(from, "verdict"),
        from.Text("detail") ?? "");
}
