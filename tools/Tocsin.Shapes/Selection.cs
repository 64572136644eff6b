namespace Tocsin.Shapes;

/// <summary>A section of models/operations.txt: for which operations of a service shapes are written, and where to.</summary>
/// <param name="Folder">Of src/Tocsin.</param>
/// <param name="Prefix">Of the class of operations: <c>EventBridge</c>.</param>
/// <param name="ConstraintCode">The error by which the service refuses what breaks its model's constraints.</param>
public sealed record Selection(string Service, string Folder, string Prefix, string ConstraintCode, IReadOnlyList<string> Operations)
{
    public static IReadOnlyList<Selection> Read(string models)
    {
        var all = new List<Selection>();
        foreach (string line in File.ReadLines(Path.Combine(models, "operations.txt")))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words.Length == 0 || words[0].StartsWith('#'))
            {
                continue;
            }
            if (words[0].StartsWith('['))
            {
                all.Add(new Selection(words[0].Trim('[', ']'), words[1], words[2], words[3], []));
            }
            else
            {
                all[^1] = all[^1] with { Operations = [.. all[^1].Operations, .. words] };
            }
        }
        return all;
    }
}
