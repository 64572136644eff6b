namespace Tocsin.Shapes;

/// <summary>The shapes that a service's chosen operations reach, and how they are called in C#.</summary>
public sealed class Shapes
{
    private readonly Dictionary<string, string> names = [];
    private readonly HashSet<string> inRequests = [];
    private readonly Dictionary<string, bool> isChecked = [];

    public Shapes(ServiceModel model, IReadOnlyList<string> operations)
    {
        Model = model;
        Operations = [.. operations.Select(model.Operation)];
        var nested = new HashSet<string>();
        foreach (var operation in Operations)
        {
            Reach(operation.Input, $"{operation.Name}Request", isRequest: true, nested);
            Reach(operation.Output, $"{operation.Name}Response", isRequest: false, nested);
        }
        // A structure that is also part of another one keeps its own name.
        foreach (string name in nested)
        {
            names[name] = CSharp.Pascal(name);
        }
        Structures = [.. names.Keys.Select(n => (ModelShape.Structure)model.Shape(n)).OrderBy(s => NameOf(s.Name), StringComparer.Ordinal)];
        var twice = Structures.GroupBy(s => NameOf(s.Name)).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw new InvalidDataException($"two shapes would be called {twice.Key}: {string.Join(", ", twice.Select(s => s.Name))}");
        }
    }

    public ServiceModel Model { get; }

    public IReadOnlyList<ModelOperation> Operations { get; }

    public IReadOnlyList<ModelShape.Structure> Structures { get; }

    public string NameOf(string? structure) => structure is null ? "Nothing" : names[structure];

    /// <summary>Every shape that is no structure, once, in order of name: what may have bounds or names of its own.</summary>
    public IEnumerable<ModelShape> Values => Structures.SelectMany(s => s.Members).SelectMany(m => WithParts(Model.Shape(m.Shape)))
        .Where(s => s is not ModelShape.Structure).DistinctBy(s => s.Name).OrderBy(s => CSharp.Pascal(s.Name), StringComparer.Ordinal);

    /// <summary>Those of them that requests reach: the others are never checked.</summary>
    public IEnumerable<ModelShape> Checked => Structures.Where(IsInRequest)
        .SelectMany(s => s.Members).SelectMany(m => WithParts(Model.Shape(m.Shape)))
        .DistinctBy(s => s.Name).OrderBy(s => CSharp.Pascal(s.Name), StringComparer.Ordinal);

    public bool IsInRequest(ModelShape.Structure structure) => inRequests.Contains(structure.Name);

    public bool IsRequest(ModelShape.Structure structure) => Operations.Any(o => o.Input == structure.Name);

    /// <summary>Whether the model demands anything of a structure or its parts.</summary>
    public bool HasConstraints(ModelShape.Structure structure)
    {
        if (!isChecked.TryGetValue(structure.Name, out bool known))
        {
            isChecked[structure.Name] = false;
            known = structure.Members.Any(m => m.IsRequired || WithParts(Model.Shape(m.Shape)).Any(IsConstrained));
            isChecked[structure.Name] = known;
        }
        return known;
    }

    private bool IsConstrained(ModelShape shape) => shape switch
    {
        ModelShape.Structure structure => HasConstraints(structure),
        ModelShape.List list => list.Bounds is { Limits: true },
        ModelShape.Map map => map.Bounds is { Limits: true },
        ModelShape.Scalar scalar => scalar.Bounds is { Limits: true },
        _ => false,
    };

    private IEnumerable<ModelShape> WithParts(ModelShape shape) => shape switch
    {
        ModelShape.List list => [shape, .. WithParts(Model.Shape(list.Item))],
        ModelShape.Map map => [shape, .. WithParts(Model.Shape(map.Key)), .. WithParts(Model.Shape(map.Value))],
        _ => [shape],
    };

    private void Reach(string? name, string called, bool isRequest, HashSet<string> nested)
    {
        if (name is not null)
        {
            names.TryAdd(name, called);
            Follow((ModelShape.Structure)Model.Shape(name), isRequest, nested);
        }
    }

    private void Follow(ModelShape.Structure structure, bool isRequest, HashSet<string> nested)
    {
        bool isNew = isRequest && inRequests.Add(structure.Name);
        foreach (var part in structure.Members.SelectMany(m => WithParts(Model.Shape(m.Shape))).OfType<ModelShape.Structure>())
        {
            nested.Add(part.Name);
            if (names.TryAdd(part.Name, CSharp.Pascal(part.Name)) || (isNew && !inRequests.Contains(part.Name)))
            {
                Follow(part, isRequest, nested);
            }
        }
    }
}
