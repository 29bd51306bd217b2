using System.CommandLine;
using System.CommandLine.Parsing;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>Options and arguments that take one of a few words, and say so in a person's words where they get another.</summary>
internal static class OneOf
{
    // The library's own is kept for the help and for completion; what it says of another word is in English, a line a word.
    public static void TakeOneOf(this Option<string?> option, params string[] words)
    {
        option.AcceptOnlyFromAmong(words);
        option.Validators.Clear();
        option.Validators.Add(given => Refuse(given, option.Name, words));
    }

    public static void TakeOneOf(this Argument<string> argument, params string[] words)
    {
        argument.AcceptOnlyFromAmong(words);
        argument.Validators.Clear();
        argument.Validators.Add(given => Refuse(given, argument.Name, words));
    }

    private static void Refuse(SymbolResult given, string name, string[] words)
    {
        foreach (var other in given.Tokens.Select(token => token.Value).Where(word => !words.Contains(word, StringComparer.Ordinal)))
            given.AddError($"{name} 只能是 {string.Join('、', words)}，不能是 {other}。 {name} is one of {string.Join(", ", words)}, not {other}.");
    }
}
