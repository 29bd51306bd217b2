using System.Text;
using System.Text.RegularExpressions;

namespace PerfEval.Worker.Cli.Printing;

/// <summary>Writes commands that people are told to type as they call the program: <c>perfeval flags</c> as <c>./perfeval flags</c> in a clone.</summary>
/// <param name="command">How the program was called.</param>
public sealed partial class HintWriter(TextWriter inner, string command) : TextWriter
{
    /// <summary>Set by the launcher.</summary>
    private const string Variable = "PERFEVAL_COMMAND";

    public const string Name = "perfeval";

    public override Encoding Encoding => inner.Encoding;

    /// <summary>How the program was called.</summary>
    public static string Command => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } command ? command : Name;

    /// <summary>The writer itself where the program is called by its bare name.</summary>
    public static TextWriter Over(TextWriter inner) =>
        Command is var command && command != Name ? new HintWriter(inner, command) : inner;

    public override void Write(char value) => inner.Write(value);

    public override void Write(string? value) => inner.Write(Spelt(value));

    public override void WriteLine() => inner.WriteLine();

    public override void WriteLine(string? value) => inner.WriteLine(Spelt(value));

    public override void Flush() => inner.Flush();

    private string? Spelt(string? text) => text is null ? null : Call().Replace(text, command.Replace("$", "$$", StringComparison.Ordinal));

    // Not the end of a path, and not the name in running text.
    [GeneratedRegex(@"(?<![\w./\\-])perfeval(?= (-|<|\[|[a-z]+(-[a-z]+)?\b))", RegexOptions.CultureInvariant)]
    private static partial Regex Call();
}
