using Tocsin.Declared.Functions;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>The values evaluated so far in one instance of a module, and evaluation over them.</summary>
internal sealed class Evaluation
{
    /// <summary>The time that <c>timestamp()</c> and its kin see when nobody says another, so that two readings are the same.</summary>
    private static readonly DateTimeOffset FixedNow = new(2026, 11, 23, 1, 2, 3, TimeSpan.Zero);

    private readonly Dictionary<string, Value> values = [];
    private readonly Dictionary<string, CalledModule> called = [];
    private readonly FunctionContext functions;
    private readonly Findings findings;
    private readonly string folder;
    private readonly string workspace;
    private bool rendering;

    /// <param name="folder">Of the module, relative to the root's.</param>
    public Evaluation(SourceReader reader, ReadOptions options, string folder, Findings findings)
    {
        this.findings = findings;
        this.folder = folder;
        workspace = options.Environment?.GetValueOrDefault("TF_WORKSPACE") is { Length: > 0 } chosen ? chosen : reader.Workspace;
        functions = new FunctionContext(reader.WorkingDirectory, reader.Bytes, reader.Tree, Render, options.Now ?? FixedNow)
        {
            Recollection = reader.Recollection,
        };
    }

    /// <summary>The value of something declared, by its <see cref="NodeName"/>.</summary>
    public Value this[string node]
    {
        set
        {
            // Counted here, once: each reference copies the value, and of thousands of instances each refers to all of another's.
            _ = (value.Weight, value.Depth);
            values[node] = value;
        }
    }

    /// <summary>Tells what a call came to, for the references to its outputs.</summary>
    public void Put(string call, CalledModule instances) => called[call] = instances;

    public Value Evaluate(Expression expression) => Evaluate(expression, BlockNames.None);

    public Value Evaluate(Expression expression, BlockNames names) => Evaluate(expression, names, findings);

    /// <summary>Evaluates with the findings put elsewhere.</summary>
    public Value Evaluate(Expression expression, BlockNames names, Findings elsewhere)
    {
        var evaluated = Evaluator.Evaluate(expression, new BlockScope(this, names));
        elsewhere.AddRange(evaluated.Findings);
        return evaluated.Value;
    }

    /// <summary>As Terraform, refuses a template that renders a template: a file that includes itself would never end.</summary>
    private Attempt Render(string path, string text, Entries variables)
    {
        if (rendering)
        {
            return Attempt.Fail("templatefile cannot be called from inside a file that templatefile renders; terraform refuses it.");
        }
        return functions.Recollection.Of($"rendered {path}", new Value.String(text), variables, () =>
        {
            rendering = true;
            var rendered = Evaluator.Render(new SourceText(path, text), variables, functions);
            rendering = false;
            return rendered;
        });
    }

    private sealed class BlockScope(Evaluation evaluation, BlockNames names) : Scope
    {
        public override FunctionContext Functions => evaluation.functions;

        public override Resolution Resolve(Traversal traversal)
        {
            if (names.Values.TryGetValue(traversal.Root, out var own))
            {
                return new Resolution.Found(own, 0);
            }
            switch (traversal.Root)
            {
                case "each":
                    return new Resolution.NotFound("\"each\" means something only in a block with for_each.");
                case "count":
                    return new Resolution.NotFound("\"count\" means something only in a block with count.");
                case "path" when traversal.Names is [_, "module", ..]:
                    return new Resolution.Found(Value.Of(evaluation.folder), 1);
                case "path" when traversal.Names is [_, "root", ..]:
                    return new Resolution.Found(Value.Of("."), 1);
                case "path" when traversal.Names is [_, "cwd", ..]:
                    return new Resolution.Found(Value.Of(evaluation.functions.WorkingDirectory), 1);
                case "terraform" when traversal.Names is [_, "workspace", ..]:
                    return new Resolution.Found(Value.Of(evaluation.workspace), 1);
                case "module":
                    return Reached(CalledModule.Resolve(evaluation.called, traversal), traversal);
            }
            // What is not declared, or stands in a ring, was reported when the references were looked through.
            return NodeName.Of(traversal) is { } node
                ? Reached(
                    new Resolution.Found(evaluation.values.GetValueOrDefault(node.Name) ?? new Value.Unknown([node.Name]), node.Steps),
                    traversal)
                : new Resolution.Found(new Value.Unknown([traversal.ToString()]), traversal.Steps.Count);
        }

        /// <summary>
        /// Follows the reference as far as it leads. A value that nobody wrote, an ARN, has the place of the reference then; so has a word
        /// that a resource was given for its own sake, its name: the resource may well be called so, and what is at fault is that it is
        /// referred to here. Documents keep their places, which are what is at fault in them.
        /// </summary>
        private static Resolution.Found Reached(Resolution.Found found, Traversal traversal)
        {
            var (value, steps) = (found.Value, found.Steps);
            while (steps < traversal.Steps.Count && Access.Take(value, traversal.Steps[steps]).TryGet(out var inner, out _))
            {
                value = inner;
                steps++;
            }
            bool isWordOfResource = steps > found.Steps
                && traversal.Names[0] is not (
                    "var" or "local" or "module" or "data" or "each" or "count" or "self" or "path" or "terraform")
                && value is Value.String { Encoded: null } text && !text.Text.AsSpan().ContainsAny('{', '\n');
            return new Resolution.Found(value.Origin is null || isWordOfResource ? value with { Origin = traversal.Span } : value, steps);
        }
    }
}
