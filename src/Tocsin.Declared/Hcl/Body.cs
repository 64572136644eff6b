using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>What stands in a file or between the braces of a block, in the order written.</summary>
public sealed record Body(Span Span, ValueList<Argument> Arguments, ValueList<Block> Blocks)
{
    /// <summary>The argument of that name, or null. A second one of the same name is reported by the parser and left out.</summary>
    public Argument? this[string name]
    {
        get
        {
            foreach (var argument in Arguments.AsSpan())
            {
                if (argument.Name == name)
                {
                    return argument;
                }
            }
            return null;
        }
    }

    public IEnumerable<Block> BlocksOf(string type) => Blocks.Where(b => b.Type == type);
}

/// <summary><c>name = value</c>, an attribute in the words of the HCL specification.</summary>
/// <param name="Span">From the name to the end of the value.</param>
public sealed record Argument(Span Span, string Name, Span NameSpan, Expression Value)
{
    /// <summary>Written in JSON, which leaves open whether it is an argument or a block.</summary>
    public bool IsJson { get; init; }
}

/// <summary><c>type "label" { body }</c>.</summary>
/// <param name="Span">From the type to the closing brace.</param>
/// <param name="Header">The type and the labels: where a finding about the whole block points.</param>
public sealed record Block(Span Span, Span Header, string Type, ValueList<BlockLabel> Labels, Body Body);

/// <param name="Span">With its quotes, where it has them.</param>
public sealed record BlockLabel(Span Span, string Name);
