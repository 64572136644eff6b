using Tocsin.Declared.Values;

namespace Tocsin.Declared.Hcl;

/// <summary>A variable of a <c>for</c>, or with an empty name the item of a splat, and those around it.</summary>
internal sealed record Frame(string Name, Value Value, Frame? Outer)
{
    public Value? Find(string name)
    {
        for (var frame = this; frame is not null; frame = frame.Outer)
        {
            if (frame.Name == name)
            {
                return frame.Value;
            }
        }
        return null;
    }
}
