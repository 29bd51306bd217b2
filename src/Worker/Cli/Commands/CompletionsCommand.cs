using System.CommandLine;
using System.Text;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval completions: a script that teaches a shell the commands and their options.</summary>
public static class CompletionsCommand
{
    private static readonly string[] s_shells = ["bash", "zsh", "pwsh"];

    /// <param name="commands">Those that are completed; read when the script is printed.</param>
    public static Command Create(Terminal terminal, Func<IEnumerable<Command>> commands)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh 或 or pwsh" };
        shell.TakeOneOf(s_shells);
        var command = new ExampleCommand(
            "completions",
            "输出命令补全脚本。 Prints a script for completion in the shell.",
            "perfeval completions bash >> ~/.bashrc",
            "perfeval completions zsh >> ~/.zshrc",
            "perfeval completions pwsh >> $PROFILE") { shell };
        command.SetAction(parsed =>
        {
            var words = commands().ToDictionary(c => c.Name, c => c.Options.Where(o => !o.Hidden).Select(o => o.Name).Append("--help").Distinct().ToList());
            terminal.Out.Write(
                Encoding.UTF8.GetBytes(parsed.GetRequiredValue(shell) == "pwsh" ? PowerShell(words) : Bash(words, parsed.GetRequiredValue(shell) == "zsh")));
            terminal.Out.Flush();
            return ExitCode.Success;
        });
        return command;
    }

    // zsh runs bash's completion functions once it is told to.
    private static string Bash(Dictionary<string, List<string>> words, bool zsh)
    {
        var cases = string.Concat(words.Select(w => $"        {w.Key}) words='{string.Join(' ', w.Value)}' ;;\n"));
        return $$"""
            {{(zsh ? "autoload -Uz +X compinit bashcompinit && compinit && bashcompinit\n" : string.Empty)}}_perfeval() {
                local words current="${COMP_WORDS[COMP_CWORD]}"
                case "${COMP_WORDS[1]}" in
            {{cases}}        *) words='{{string.Join(' ', words.Keys)}} --help --version' ;;
                esac
                if [ "$COMP_CWORD" -eq 1 ]; then words='{{string.Join(' ', words.Keys)}} --help --version'; fi
                COMPREPLY=($(compgen -W "$words" -- "$current"))
            }
            complete -o default -F _perfeval perfeval ./perfeval

            """;
    }

    private static string PowerShell(Dictionary<string, List<string>> words)
    {
        var cases = string.Concat(words.Select(w => $"        '{w.Key}' {{ '{string.Join("', '", w.Value)}' }}\n"));
        return $$"""
            Register-ArgumentCompleter -Native -CommandName perfeval -ScriptBlock {
                param($word, $line, $position)
                $elements = $line.CommandElements
                $command = if ($elements.Count -gt 2 -or ($elements.Count -eq 2 -and $word -eq '')) { "$($elements[1])" } else { '' }
                $words = switch ($command) {
            {{cases}}        default { '{{string.Join("', '", words.Keys)}}' }
                }
                $words | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
            }

            """;
    }
}
