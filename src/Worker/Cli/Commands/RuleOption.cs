using System.CommandLine;
using PerfEval.Analytics.Catalogue;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>--rules: folders of .sql rules besides the built-in ones.</summary>
public sealed class RuleOption
{
    private readonly Option<string[]> _folders = new("--rules")
    {
        Description = "附加规则目录，可重复 a folder with further .sql rules; may be repeated",
        HelpName = "DIR",
        DefaultValueFactory = _ => [],
    };

    // Without its rules a folder's flags would go: it is refused before anything is done.
    public RuleOption() => _folders.Validators.Add(result =>
    {
        foreach (var why in result.Tokens.Select(token => RuleCatalogue.WhyNone(token.Value)).OfType<string>())
            result.AddError(why);
    });

    public void AddTo(Command command) => command.Add(_folders);

    /// <summary>Absolute.</summary>
    public IReadOnlyList<string> FoldersOf(ParseResult parsed) => [.. parsed.GetRequiredValue(_folders).Select(Path.GetFullPath)];

    public RuleCatalogue Load(ParseResult parsed) => RuleCatalogue.Load(parsed.GetRequiredValue(_folders));
}
