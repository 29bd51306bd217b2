using System.CommandLine;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>Options that take one of a few words, and say so in a person's words where they get another.</summary>
internal static class OneOf
{
    public static void TakeOneOf(this Option<string?> option, params string[] words)
    {
        // For the help and for completion; what the library says of another word is in English, a line a word.
        option.AcceptOnlyFromAmong(words);
        option.Validators.Clear();
        option.Validators.Add(given =>
        {
            var (zh, en) = (string.Join('、', words), string.Join(", ", words));
            foreach (var other in given.Tokens.Select(token => token.Value).Where(word => !words.Contains(word, StringComparer.Ordinal)))
                given.AddError($"{option.Name} 只能是 {zh}，不能是 {other}。 {option.Name} is one of {en}, not {other}.");
        });
    }
}
