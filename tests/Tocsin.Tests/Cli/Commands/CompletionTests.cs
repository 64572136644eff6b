using Tocsin.Cli.Commands;
using Tocsin.Tests.Cli.Formats;
using Tocsin.Tests.Deploy;

namespace Tocsin.Tests.Cli.Commands;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("ex", "explain")]
    [InlineData("events s", "show")]
    [InlineData("test --form", "--format")]
    [InlineData("test infra --no-c", "--no-color")]
    [InlineData("test --format sa", "sarif")]
    [InlineData("test --format=sa", "--format=sarif")]
    [InlineData("test --format = sa", "sarif")]
    [InlineData("render --format h", "html")]
    [InlineData("test --chatbot-profile a", "article")]
    [InlineData("explain -e ecs.deployment-f", "ecs.deployment-failed")]
    [InlineData("explain TSN0114", "")]
    [InlineData("explain TSN0803", "")]
    [InlineData("explain TSN080", "TSN0801 TSN0802 TSN0803")]
    [InlineData("events show sns.te", "sns.text")]
    [InlineData("init cl", "cloudformation")]
    [InlineData("completion ", "bash zsh fish")]
    [InlineData("test infr", "")]
    [InlineData("test --var a", "")]
    [InlineData("complet", "completion")]
    public void The_last_word_becomes_what_may_stand_there(string line, string candidates) =>
        Assert.Equal(candidates.Split(' ', StringSplitOptions.RemoveEmptyEntries), Answer(line.Split(' ')));

    [Fact]
    public void A_flag_takes_no_value() => Assert.Equal(Answer("test", "--f"), Answer("test", "--fix", "--f"));

    [Fact]
    public void Nothing_completes_to_what_help_does_not_show() => Assert.DoesNotContain(CompletionCommand.Answer, Answer(""));

    [Fact]
    public void A_shell_without_a_script_is_told_which_there_are()
    {
        var (exitCode, _, error) = Reports.Run(["completion", "tcsh"]);
        Assert.Equal(2, exitCode);
        Assert.Equal("tocsin: there is no script for 'tcsh'; there are bash, zsh, fish\n", error);
    }

    /// <summary>Bash itself reads the script, and asks the program that is built here.</summary>
    [Theory]
    [InlineData("tocsin test --format js", 3, "json")]
    [InlineData("tocsin test --format = js", 4, "json")]
    [InlineData("tocsin ini", 1, "init")]
    [InlineData("tocsin events show ecs.deployment-f", 3, "ecs.deployment-failed")]
    public void Bash_completes(string line, int word, string completed)
    {
        string script = $$"""
            tocsin() { dotnet {{typeof(Root).Assembly.Location}} "$@"; }
            source <(tocsin completion bash)
            COMP_WORDS=({{line}}) COMP_CWORD={{word}}
            _tocsin
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        Assert.Equal($"{completed}\n", Tool.Run("bash", Path.GetTempPath(), new Dictionary<string, string>(), "-c", script).Output);
    }

    private static string[] Answer(params string[] words) =>
        Reports.Run([CompletionCommand.Answer, "--", .. words]).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
