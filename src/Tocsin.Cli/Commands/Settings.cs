using System.CommandLine;

namespace Tocsin.Cli.Commands;

/// <summary>Options that also have a variable: <c>--account</c> is <c>TOCSIN_ACCOUNT</c>. The command line wins.</summary>
internal static class Settings
{
    /// <summary>An option that says something: given without a word, it is refused.</summary>
    /// <param name="aliases">Shorter names: <c>-e</c>.</param>
    public static Option<string?> Text(Invocation invocation, string name, string help, params string[] aliases)
    {
        var option = MaybeEmpty(invocation, name, help, aliases);
        // A script's variable that is not set: what would stand for it is nobody's intention.
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && string.IsNullOrWhiteSpace(value))
            {
                result.AddError($"{name} is empty: say what it is to be, or leave it out");
            }
        });
        return option;
    }

    /// <summary>An option for which nothing is something, too: the query that finds everything.</summary>
    public static Option<string?> MaybeEmpty(Invocation invocation, string name, string help, params string[] aliases)
    {
        string variable = VariableOf(name);
        return new Option<string?>(name, aliases)
        {
            Description = $"{help} [{variable}]",
            DefaultValueFactory = _ => invocation.Variable(variable),
        };
    }

    /// <summary>A query, as lists are asked by it; none finds everything.</summary>
    public static Option<string?> Query(Invocation invocation) => MaybeEmpty(
        invocation, "--query",
        "Which: reason: channel: rule: service: is:dropped|delivered|pending|dead|parked|silenced|coalesced|undelivered since: before: id: "
            + "-negated \"words\"", "-q");

    /// <summary>What was asked by it.</summary>
    /// <exception cref="UsageException">It is no query: told without asking a server.</exception>
    public static string? GetQuery(this ParseResult parsed, Option<string?> query) =>
        parsed.GetValue(query) is not { } asked || Delivery.Queries.Query.TryParse(asked, DateTimeOffset.UtcNow, out _, out string error)
            ? parsed.GetValue(query) : throw new UsageException($"-q: {error}");

    /// <summary>An id of something that a server has.</summary>
    public static Argument<string> Id(string help)
    {
        var id = new Argument<string>("ID") { Description = help };
        id.Validators.Add(result =>
        {
            // Dots alone are steps in a path.
            if (result.Tokens is [{ Value: var value }] && (string.IsNullOrWhiteSpace(value) || value is "." or ".."))
            {
                result.AddError($"'{value}' is no id: {help}");
            }
        });
        return id;
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

    /// <exception cref="UsageException">When its value is asked for: the variable says neither yes nor no.</exception>
    public static Option<bool> Flag(Invocation invocation, string name, string help)
    {
        string variable = VariableOf(name);
        return new Option<bool>(name)
        {
            Description = $"{help} [{variable}]",
            DefaultValueFactory = _ => IsTrue(invocation, variable) ?? false,
        };
    }

    /// <summary>A flag that a file may have set, so that no is something else than nothing.</summary>
    public static Option<bool?> MaybeFlag(Invocation invocation, string name, string help)
    {
        string variable = VariableOf(name);
        return new Option<bool?>(name)
        {
            Description = $"{help} [{variable}]",
            DefaultValueFactory = _ => IsTrue(invocation, variable),
        };
    }

    /// <summary>What a variable says; null where it says nothing.</summary>
    /// <exception cref="UsageException">It is neither yes nor no.</exception>
    public static bool? IsTrue(Invocation invocation, string variable) => invocation.Variable(variable) switch
    {
        null => null,
        "1" or "true" => true,
        "0" or "false" => false,
        var other => throw new UsageException($"{variable}={other}; there are true and false, 1 and 0"),
    };

    private static string VariableOf(string option) => "TOCSIN_" + option.TrimStart('-').Replace('-', '_').ToUpperInvariant();
}
