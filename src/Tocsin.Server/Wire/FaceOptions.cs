using Tocsin.Aws;
using Tocsin.Server.Signing;

namespace Tocsin.Server.Wire;

/// <param name="Account">Whose requests are that say no account.</param>
/// <param name="Region">Where requests are that are not signed for one.</param>
/// <param name="Keys">By which they must be signed; without any, nothing need be.</param>
public sealed record FaceOptions(AccountId Account, string Region, AccessKeys Keys);
