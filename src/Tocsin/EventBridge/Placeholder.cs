namespace Tocsin.EventBridge;

/// <summary>One <c>&lt;name&gt;</c> in a template.</summary>
/// <param name="Offset">The UTF-16 offset of its <c>&lt;</c> in the template.</param>
/// <param name="Quoted">Whether it stands inside a JSON string.</param>
public sealed record Placeholder(string Name, int Offset, bool Quoted)
{
    public int Length => Name.Length + 2;

    public int End => Offset + Length;
}
