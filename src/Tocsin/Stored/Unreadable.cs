namespace Tocsin.Stored;

/// <summary>Why stored bytes are not read.</summary>
public abstract record Unreadable
{
    private Unreadable()
    {
    }

    /// <summary>A later version of this program wrote them: only that one can tell what they mean.</summary>
    public sealed record Newer(int Version) : Unreadable
    {
        public override string ToString() => $"stored in version {Version}; this program reads up to version {Forms.Version}";
    }

    /// <summary>They are no form, or one with something in it that there is not.</summary>
    /// <param name="Where">The path of the member: <c>resource/targets/0</c>. Empty for the whole.</param>
    public sealed record Broken(string Where, string What) : Unreadable
    {
        public override string ToString() => Where.Length == 0 ? What : $"{Where}: {What}";
    }
}
