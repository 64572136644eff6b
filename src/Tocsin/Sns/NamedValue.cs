namespace Tocsin.Sns;

/// <summary>One attribute of a topic or a subscription: <c>KmsMasterKeyId</c>, <c>FilterPolicy</c>.</summary>
public sealed record NamedValue(string Name, string Value);
