namespace Tocsin.Cli.Commands;

/// <summary>The script of each shell that completes. Where the program has no answer, the shell completes files.</summary>
internal static class ShellScripts
{
    // Bash takes = for a word of its own, and so does who answers.
    private const string Bash = """
        # source <(tocsin completion bash), or a file in /etc/bash_completion.d
        _tocsin() {
          local IFS=$'\n'
          COMPREPLY=($(tocsin complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
        }
        complete -o default -F _tocsin tocsin

        """;

    private const string Zsh = """
        #compdef tocsin
        # source <(tocsin completion zsh), or a file _tocsin in a folder of $fpath
        _tocsin() {
          local -a found
          found=("${(@f)$(tocsin complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
          if [[ -n $found ]]; then
            compadd -a found
          else
            _files
          fi
        }
        if [[ $funcstack[1] == _tocsin ]]; then
          _tocsin "$@"
        else
          compdef _tocsin tocsin
        fi

        """;

    private const string Fish = """
        # tocsin completion fish | source, or a file tocsin.fish in ~/.config/fish/completions
        complete -c tocsin -a '(tocsin complete -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'

        """;

    public static IReadOnlyDictionary<string, string> All { get; } =
        new Dictionary<string, string> { ["bash"] = Bash, ["zsh"] = Zsh, ["fish"] = Fish };
}
