using Tocsin.Declared.Instances;
using Tocsin.Text;

namespace Tocsin.Cli.Commands;

/// <summary>One <c>--account</c>: an id for everything that is read, or <c>PATH=ID</c> for one path of it.</summary>
/// <param name="Path">Absolute; null for everything.</param>
internal sealed record AccountGiven(string Written, string? Path, string Id)
{
    /// <exception cref="UsageException">It is no account id, or there are several for everything.</exception>
    public static ValueList<AccountGiven> Parse(string[] written, Invocation invocation)
    {
        var given = written.Select(w => Of(w, invocation)).ToValueList();
        return given.Count(g => g.Path is null) > 1
            ? throw new UsageException(
                $"--account {given.Last(g => g.Path is null).Written}: an account is given already; for one path of several write "
                    + $"--account PATH=ID")
            : given;
    }

    public static string? OfAll(ValueList<AccountGiven> given) => given.FirstOrDefault(g => g.Path is null)?.Id;

    /// <exception cref="UsageException">One is for a path that is not read.</exception>
    public static ValueList<Source> To(ValueList<Source> sources, ValueList<AccountGiven> given) =>
        given.FirstOrDefault(g => g.Path is { } path && !sources.Any(s => Same(s, path))) is { } stray
            ? throw new UsageException(
                $"--account {stray.Written}: no PATH is that; given are {string.Join(", ", sources.Select(s => s.Shown))}")
            : sources.Select(
                s => given.LastOrDefault(g => g.Path is { } path && Same(s, path)) is { } own
                    ? s with { Account = new GivenAccount(own.Id, "--account") } : s)
                    .ToValueList();

    private static bool Same(Source source, string path) => System.IO.Path.TrimEndingDirectorySeparator(source.Path) == path;

    private static AccountGiven Of(string written, Invocation invocation)
    {
        int at = written.LastIndexOf('=');
        string id = written[(at + 1)..];
        return Aws.AccountId.TryParse(id, out _)
            ? new AccountGiven(written, at < 0 ? null : System.IO.Path.TrimEndingDirectorySeparator(invocation.Absolute(written[..at])), id)
            : throw new UsageException($"--account {written}: an account id is twelve digits, --account 123456789012");
    }
}
