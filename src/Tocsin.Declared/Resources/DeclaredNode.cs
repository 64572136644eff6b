using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Resources;

/// <summary>Something that a declaration says of a request's member.</summary>
internal abstract record DeclaredNode
{
    private DeclaredNode()
    {
    }

    /// <summary>A structure whose members are called as a block calls them.</summary>
    /// <param name="Whole">The share of the request that it is in.</param>
    /// <param name="Path">Where in the share it is, dotted.</param>
    /// <param name="Body">The block that holds what the share's table does not name; null where the table alone says what there is.</param>
    public sealed record Structure(Share Whole, string Path, DeclaredBody? Body) : DeclaredNode
    {
        /// <summary>
        /// What the share's table names here, with what is declared of it: a map of the request whose entries are arguments.
        /// </summary>
        public IEnumerable<Entry> Listed() =>
            from name in Whole.Members.Within(Path)
            let given = Member(name) as Given
            where given is not null
            select new Entry(name, given.Value);
    }

    /// <summary>A value; inside of it, structures call their members as the request does.</summary>
    public sealed record Given(Value Value) : DeclaredNode;

    /// <summary>A list of structures.</summary>
    public sealed record Several(ValueList<DeclaredNode> Items) : DeclaredNode;

    /// <summary>The member of that name; null where nothing is declared of it.</summary>
    public DeclaredNode? Member(string name) => this switch
    {
        Structure structure => MemberOf(structure, name),
        Given { Value.Members: { } members } => members[name] is { } value and not Value.Null ? new Given(value) : null,
        _ => null,
    };

    private static DeclaredNode? MemberOf(Structure structure, string name)
    {
        string path = structure.Path.Length == 0 ? name : $"{structure.Path}.{name}";
        var members = structure.Whole.Members;
        var body = structure.Whole.Instance.Body;
        if (members.Made.TryGetValue(path, out var make))
        {
            return make(structure.Whole.Instance) is { } value and not Value.Null ? new Given(value) : null;
        }
        if (members.Listed(path) is { } declared)
        {
            return Declared(structure.Whole, path, body, declared);
        }
        var found = structure.Body is { } block ? Declared(structure.Whole, path, block, Members.SnakeCase(name)) : null;
        if (found is not null)
        {
            return found;
        }
        // A structure of the request that is no block: arguments of the resource give its members.
        var inner = new Structure(structure.Whole, path, null);
        return members.Within(path).Any(inner.Has) ? inner : null;
    }

    private bool Has(string path)
    {
        var node = this;
        foreach (string name in path.Split('.'))
        {
            node = node?.Member(name);
        }
        return node is not null;
    }

    private static DeclaredNode? Declared(Share share, string path, DeclaredBody body, string declared)
    {
        int dot = declared.IndexOf('.');
        string name = dot < 0 ? declared : declared[..dot];
        if (dot >= 0)
        {
            return body.Block(name) is { } inner ? Declared(share, path, inner, declared[(dot + 1)..])
                : body[name] is { Members: { } members } && members[declared[(dot + 1)..]] is { } part and not Value.Null ? new Given(part)
                : Uncertain(body, name);
        }
        if (body[name] is { } value)
        {
            return new Given(value);
        }
        if (Uncertain(body, name) is { } unknown)
        {
            return unknown;
        }
        var blocks = body.BlocksOf(name).ToList();
        return blocks.Count == 0 ? null : new Several(blocks.Select(b => (DeclaredNode)new Structure(share, path, b)).ToValueList());
    }

    /// <summary>Blocks whose number is not known.</summary>
    private static Given? Uncertain(DeclaredBody body, string name) => body.Uncertain(name) is { } unknown ? new Given(unknown) : null;
}
