using Tocsin.Kms;

namespace Tocsin.Sns;

/// <summary>What SNS's operations look at: the topics, and the keys that encrypt them.</summary>
public sealed record SnsAndKeys(SnsState Sns, KmsState Keys);
