using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Declared.CloudFormation;

/// <summary>What the stacks of one reading share: what comes of them, and what they export to each other.</summary>
internal sealed class StackReading(
    Types types, ReadOptions options, Func<string, Template?> open, Func<string, string, string?> asset, Patches patches, Findings findings)
{
    private readonly Dictionary<string, Value> exports = [];
    private readonly Queue<Stack> waiting = new();
    private readonly HashSet<string> told = [];
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly List<ResourceInstance> instances = [];
    private readonly List<Unmodelled> unmodelled = [];
    private int importing;

    public Types Types => types;

    public ReadOptions Options => options;

    public Patches Patches => patches;

    public Findings Findings => findings;

    public TextBudget Budget { get; } = new();

    public IReadOnlyList<ResourceInstance> Instances => instances;

    public IReadOnlyList<Unmodelled> Unmodelled => unmodelled;

    public IReadOnlyDictionary<string, int> Counts => counts;

    /// <summary>A template beside those that are read, or null when there is none or it cannot be read.</summary>
    public Template? Open(string path) => open(path);

    /// <summary>The file that will be uploaded to a URL, which a template names.</summary>
    public string? Asset(string template, string url) => asset(template, url);

    /// <summary>Evaluates stacks; one that imports what another exports waits for it.</summary>
    public void Run(IEnumerable<Stack> stacks)
    {
        foreach (var stack in stacks)
        {
            waiting.Enqueue(stack);
        }
        while (waiting.TryDequeue(out var next))
        {
            next.Run();
        }
    }

    public IEnumerable<string> Exports => exports.Keys;

    public void Export(string name, Value value) => exports[name] = value;

    /// <summary>What a stack of this reading exports; null when none does.</summary>
    public Value? Import(string name)
    {
        if (importing < Limits.StackDepth)
        {
            importing++;
            while (!exports.ContainsKey(name) && waiting.TryDequeue(out var next))
            {
                next.Run();
            }
            importing--;
        }
        return exports.GetValueOrDefault(name);
    }

    public void Keep(ResourceInstance instance)
    {
        counts[instance.Type] = counts.GetValueOrDefault(instance.Type) + 1;
        instances.Add(instance);
    }

    public void KeepUnmodelled(string address, string type, Carrying? carrying, Span where)
    {
        counts[type] = counts.GetValueOrDefault(type) + 1;
        string why = $"{type} is not modelled";
        if (carrying is not null)
        {
            NotRead(address, why, carrying, where);
            return;
        }
        unmodelled.Add(new Unmodelled(address, why, false, where));
        if (!Bystanders.Hold(type) && told.Add(type))
        {
            findings.Note(FindingCode.NotModelled, where, $"{why}; its attributes that only AWS knows count as unknown.");
        }
    }

    public void NotRead(string address, string why, Carrying? carrying, Span where)
    {
        var left = new Unmodelled(address, why, carrying is not null, where) { From = carrying?.From };
        unmodelled.Add(left);
        findings.LeftOut(left);
    }
}
