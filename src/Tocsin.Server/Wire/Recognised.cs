using Tocsin.Aws;
using Tocsin.Estates;
using Tocsin.Flow;

namespace Tocsin.Server.Wire;

/// <summary>What a request is: of which service, which operation, in which protocol.</summary>
internal abstract record Recognised(IProtocol Protocol)
{
    /// <remarks>There is one for each operation and protocol, made when the server starts.</remarks>
    public sealed record Known(IProtocol Protocol, ServiceShape Service, Operation<Estate> Operation) : Recognised(Protocol);

    /// <summary>AWS may have it; here nobody answers.</summary>
    /// <param name="Service">As it is signed, or whatever tells which one it is.</param>
    /// <param name="Version">Of the service's interface, where the request says it.</param>
    public sealed record Unknown(IProtocol Protocol, string Service, string Operation, string? Version = null) : Recognised(Protocol);
}
