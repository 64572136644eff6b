using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Policies;

/// <summary>What a policy is asked about: who wants to do what to which resource.</summary>
/// <param name="Action"><c>sns:Publish</c></param>
/// <param name="Resource">Empty where the policy belongs to the resource and names none (a trust policy).</param>
public sealed record RequestContext(Requester Principal, string Action, string Resource, ValueList<ContextKey> Keys = default)
{
    /// <summary>The values of a key, whatever the case of its name; null when the request does not carry it.</summary>
    public ValueList<string>? Find(string key)
    {
        foreach (var known in Keys)
        {
            if (known.Name.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return known.Values;
            }
        }
        return null;
    }
}

/// <summary>A condition key and what the request says for it: none, one or several values.</summary>
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
