namespace Tocsin.Aws;

/// <summary>
/// Something that exists in an account: what an operation makes and what is stored. Its ARN names it, and says in which scope it is.
/// </summary>
public abstract record Resource(Arn Arn)
{
    /// <summary>What it is a part of, and is gone with: a rule's bus, a subscription's topic. Null for what stands by itself.</summary>
    public virtual Arn? Owner => null;

    /// <summary>It comes and goes by the second, and nobody asks how it was before: a message in a queue.</summary>
    public virtual bool IsPassing => false;
}
