namespace Tocsin.Aws;

/// <summary>
/// Something that exists in an account: what an operation makes and what is stored. Its ARN names it, and says in which scope it is.
/// </summary>
public abstract record Resource(Arn Arn);
