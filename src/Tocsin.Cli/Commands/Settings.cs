using System.CommandLine;

namespace Tocsin.Cli.Commands;

/// <summary>Options that also have a variable: <c>--account</c> is <c>TOCSIN_ACCOUNT</c>. The command line wins.</summary>
internal static class Settings
{
    /// <param name="aliases">Shorter names: <c>-e</c>.</param>
    public static Option<string?> Text(Invocation invocation, string name, string help, params string[] aliases)
    {
        string variable = VariableOf(name);
        return new Option<string?>(name, aliases)
        {
            Description = $"{help} [{variable}]",
            DefaultValueFactory = _ => invocation.Variable(variable),
        };
    }

    /// <summary>An option that may be given several times; the variable holds one value a line.</summary>
    public static Option<string[]> Texts(Invocation invocation, string name, string help)
    {
        string variable = VariableOf(name);
        return new Option<string[]>(name)
        {
            Description = $"{help} [{variable}]",
            DefaultValueFactory = _ =>
                invocation.Variable(variable)?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
        };
    }

    public static Option<bool> Flag(Invocation invocation, string name, string help)
    {
        string variable = VariableOf(name);
        return new Option<bool>(name)
        {
            Description = $"{help} [{variable}]",
            DefaultValueFactory = _ => invocation.Variable(variable) is "1" or "true",
        };
    }

    private static string VariableOf(string option) => "TOCSIN_" + option.TrimStart('-').Replace('-', '_').ToUpperInvariant();
}
