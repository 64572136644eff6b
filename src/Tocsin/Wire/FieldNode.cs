namespace Tocsin.Wire;

/// <summary>A named node of a form or of XML: a text, or more nodes.</summary>
internal sealed class FieldNode(string name)
{
    private const int Few = 8;

    private readonly List<FieldNode> children = [];
    private Dictionary<string, FieldNode>? byName;

    public string Name { get; } = name;

    public string? Text { get; set; }

    public IReadOnlyList<FieldNode> Children => children;

    public void Add(FieldNode child)
    {
        children.Add(child);
        if (children.Count > Few)
        {
            // So that a form of many numbers is not read in the square of their count.
            byName ??= children.GroupBy(c => c.Name).ToDictionary(g => g.Key, g => g.First());
            byName.TryAdd(child.Name, child);
        }
    }

    /// <summary>The first of that name.</summary>
    public FieldNode? Find(string child) => byName is null ? children.Find(c => c.Name == child) : byName.GetValueOrDefault(child);

    public List<FieldNode> FindAll(string child) => children.FindAll(c => c.Name == child);
}
