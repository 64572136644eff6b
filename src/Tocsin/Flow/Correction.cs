namespace Tocsin.Flow;

/// <summary>
/// A change that puts right what a note found, where nothing but that could be meant; whoever read the declarations makes edits of it, or
/// finds that it cannot.
/// </summary>
/// <param name="Where">The spot that is changed. Only where its text was written as it is, not made by functions, can it be.</param>
public abstract record Correction(Place Where)
{
    /// <summary>The text there reads <paramref name="From"/> and should read <paramref name="To"/>.</summary>
    public sealed record Text(Place Where, string From, string To) : Correction(Where);

    /// <summary>The value there has the name <paramref name="From"/> and should have the name <paramref name="To"/>.</summary>
    public sealed record Name(Place Where, string From, string To) : Correction(Where);

    /// <summary>
    /// The JSON there was written by a function that escapes <c>&lt;</c> and <c>&gt;</c>; they should stand there themselves.
    /// </summary>
    public sealed record Unescaped(Place Where) : Correction(Where);
}
