using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Policies;

/// <summary>What a policy is asked about: who wants to do what to which resource.</summary>
/// <param name="Action"><c>sns:Publish</c></param>
/// <param name="Resource">Its ARN; that of the role where a trust policy is asked.</param>
/// <param name="Keys">What is special to the request; what every request carries follows from the rest.</param>
/// <param name="Around">Null when neither time nor organization is known.</param>
public sealed record RequestContext(
    Requester Principal, string Action, string Resource, ValueList<ContextKey> Keys = default, Circumstances? Around = null)
{
    /// <summary>
    /// The values of a key, whatever the case of its name; empty when the request does not carry it, null when nobody knows.
    /// </summary>
    public ValueList<string>? Find(string key) => RequestKeys.Of(this, key);
}

/// <summary>A condition key and what the request says for it: none (it does not carry the key), one or several values.</summary>
public sealed record ContextKey(string Name, ValueList<string> Values);

/// <summary>Who asks.</summary>
public abstract record Requester
{
    private Requester()
    {
    }

    /// <param name="Principal"><c>events.amazonaws.com</c></param>
    public sealed record Service(string Principal) : Requester
    {
        public override string ToString() => Principal;
    }

    /// <summary>A user or role.</summary>
    public sealed record Identity(Arn Arn) : Requester
    {
        public override string ToString() => Arn.ToString();
    }

    public sealed record Anonymous : Requester
    {
        public override string ToString() => "an anonymous caller";
    }
}
