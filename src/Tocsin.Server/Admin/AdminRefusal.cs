namespace Tocsin.Server.Admin;

/// <summary>What the admin API answers to a request that it does not take.</summary>
/// <param name="status">HTTP's.</param>
/// <param name="code">For programs: <c>bad-query</c>.</param>
internal sealed class AdminRefusal(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;
}
