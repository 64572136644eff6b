using Tocsin.Flow;

namespace Tocsin.EventBridge;

/// <summary>An event that PutEvents took: it is on its way to its bus.</summary>
public sealed record EventAccepted(Envelope Envelope) : Change;
