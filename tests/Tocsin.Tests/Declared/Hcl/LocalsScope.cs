using Tocsin.Declared.Functions;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Hcl;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Hcl;

/// <summary>The local values of one file, evaluated when they are asked for. Anything under <c>aws_</c> is not known.</summary>
internal sealed class LocalsScope(Body file) : Scope
{
    public static FunctionContext Offline { get; } =
        new(".", _ => new FileRead.Missing(), _ => [], (_, _, _) => Attempt.Fail("no templates here"),
            new DateTimeOffset(2026, 11, 23, 1, 2, 3, TimeSpan.Zero));

    public override FunctionContext Functions => Offline;

    public static LocalsScope Of(string text) => new(HclParser.ParseFile(new SourceText("main.tf", text)).Value);

    public override Resolution Resolve(Traversal traversal)
    {
        if (traversal.Root.StartsWith("aws_", StringComparison.Ordinal) && traversal.Steps is [TraversalStep.Attribute resource, ..])
        {
            return new Resolution.Found(new Value.Unknown([$"{traversal.Root}.{resource.Name}"]), 1);
        }
        return traversal is { Root: "local", Steps: [TraversalStep.Attribute name, ..] }
            && file.BlocksOf("locals").Select(b => b.Body[name.Name]).FirstOrDefault(a => a is not null) is { } local
            ? new Resolution.Found(Evaluator.Evaluate(local.Value, this).Value, 1)
            : new Resolution.NotFound($"There is no {traversal}.");
    }
}
