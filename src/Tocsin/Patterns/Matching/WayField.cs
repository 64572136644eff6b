using Tocsin.Patterns.Language;

namespace Tocsin.Patterns.Matching;

/// <summary>A field that a way to match needs, as <see cref="ElementSearch"/> asks about it.</summary>
/// <param name="Node">Its place in the tree of the unit's paths.</param>
/// <param name="Places">That place and those on the way to it.</param>
/// <param name="Bit">Its condition; 0 if that is no bit, and then <paramref name="Tests"/> are asked.</param>
internal readonly record struct WayField(int Node, ulong Places, ulong Bit, FieldTests Tests)
{
    public bool AllowsAbsence => Tests.AllowsAbsence;
}
