using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>An account id that somebody wrote out.</summary>
public sealed record LiteralAccount(string Account, Span Where);
