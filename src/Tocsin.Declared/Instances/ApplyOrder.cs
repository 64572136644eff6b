namespace Tocsin.Declared.Instances;

/// <summary>Orders what is declared so that everything comes after what it refers to.</summary>
internal static class ApplyOrder
{
    /// <param name="nodes">In the order of the files; where references leave the choice, it stays.</param>
    /// <param name="references">Names that are no nodes are passed over.</param>
    /// <param name="cycle">Told of each ring of references; its last node refers to its first. One of the nodes then comes before what it
    /// refers to.</param>
    public static IReadOnlyList<string> Of(
        IReadOnlyList<string> nodes, Func<string, IEnumerable<string>> references, Action<IReadOnlyList<string>> cycle)
    {
        var known = nodes.ToHashSet();
        var order = new List<string>(nodes.Count);
        var done = new HashSet<string>();
        var path = new List<string>();
        var onPath = new Dictionary<string, int>();
        int rings = 0;
        var open = new Stack<IEnumerator<string>>();
        foreach (string root in nodes)
        {
            Enter(root);
            while (open.TryPeek(out var rest))
            {
                if (!rest.MoveNext())
                {
                    open.Pop();
                    order.Add(path[^1]);
                    done.Add(path[^1]);
                    onPath.Remove(path[^1]);
                    path.RemoveAt(path.Count - 1);
                }
                else if (onPath.TryGetValue(rest.Current, out int at))
                {
                    if (rings++ < Limits.Rings)
                    {
                        cycle(path[at..]);
                    }
                }
                else if (known.Contains(rest.Current))
                {
                    Enter(rest.Current);
                }
            }
        }
        return order;

        void Enter(string node)
        {
            if (!done.Contains(node))
            {
                onPath.Add(node, path.Count);
                path.Add(node);
                open.Push(references(node).Distinct().GetEnumerator());
            }
        }
    }
}
