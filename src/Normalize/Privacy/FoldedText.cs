namespace PerfEval.Normalize.Privacy;

/// <summary>Text in which a sign stands for all signs that look like it, each at its place: what is found in it is found in the printed text.</summary>
internal static class FoldedText
{
    public static string Of(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < target.Length; i++)
            target[i] = Of(source[i]);
    });

    public static char Of(char c) => c switch
    {
        >= '0' and <= 'z' => c,
        // Most of a text; no sign is among them.
        >= '\u4E00' and <= '\u9FFF' => c,
        '–' or '—' or '‐' or '‑' or '‒' or '―' or '−' or '－' or '─' or '﹣' or '~' or '～' => '-',
        '〔' or '【' or '［' or '（' or '﹙' => '(',
        '〕' or '】' or '］' or '）' or '﹚' => ')',
        '：' or '﹕' or '︰' or '∶' => ':',
        '﹒' or '．' => '.',
        '•' or '・' or '‧' or '∙' => '·',
        '﹫' => '@',
        // The width is another, the sign the same.
        >= '！' and <= '～' => (char)(c - '！' + '!'),
        '\n' or '\r' => '\n',
        '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u00AD' => ' ',
        _ when char.IsWhiteSpace(c) => ' ',
        _ => c,
    };
}
