namespace Tocsin.Policies;

/// <summary>Why a text is no policy.</summary>
/// <param name="Message">Ours: each service answers with a text of its own.</param>
/// <param name="Pointer">A JSON Pointer to what is at fault; empty for the whole text.</param>
public sealed record PolicyError(string Message, string Pointer);
