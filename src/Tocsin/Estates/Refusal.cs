using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Estates;

/// <summary>A request that AWS would refuse, so that what was declared does not come to be.</summary>
/// <param name="Where">The resource and member at fault.</param>
/// <param name="Reason">What an event is stopped by because of it, when the refused thing is a part of the pipeline.</param>
public sealed record Refusal(Place Where, Reason? Reason, AwsError Error);
