namespace Tocsin.Simulation.Slacks;

/// <summary>What Slack does with a request.</summary>
internal enum Misbehaviour
{
    None,
    RateLimited,
    ServerError,
    ErrorCode,
    Refused,
    Reset,
    HalfABody,
    AByteASecond,
    NoTls,
    Redirect,
    TenMegabytes,
    NoJson,
}
