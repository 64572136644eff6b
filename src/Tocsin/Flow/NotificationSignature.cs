namespace Tocsin.Flow;

/// <summary>How a server signs what it hands to subscribers, and where it can be reached for that.</summary>
/// <param name="Version"><c>1</c> or <c>2</c>.</param>
/// <param name="Signature">In base 64.</param>
/// <param name="UnsubscribeHost">What the address to unsubscribe begins with; null is AWS's own.</param>
public sealed record NotificationSignature(string Version, string Signature, string CertificateUrl, string? UnsubscribeHost = null);
