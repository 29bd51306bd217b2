using System.Buffers;

namespace PerfEval.Normalize.Privacy;

/// <summary>
/// A text without its blanks, which knows where they were: forms stretch a label or a name to any width (填 报 人： 张　三). The buffers are borrowed;
/// the text is used inside the caller only.
/// </summary>
internal readonly ref struct SqueezedText
{
    // More blanks than a stretched name has between its characters.
    private const int Wide = 4;

    private readonly char[] _chars;
    private readonly int[] _places;

    public SqueezedText(string text)
    {
        _chars = ArrayPool<char>.Shared.Rent(text.Length);
        _places = ArrayPool<int>.Shared.Rent(text.Length);
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (FoldedText.Of(text[i]) is var c && !IsBlank(c))
                (_chars[length], _places[length++]) = (c, i);
        }

        Length = length;
        Printed = text;
    }

    public int Length { get; }

    public string Printed { get; }

    public ReadOnlySpan<char> Chars => _chars.AsSpan(0, Length);

    public char this[int at] => at < Length ? _chars[at] : '\0';

    /// <summary>Whether a folded character is none of the text: a line that was left to be written on is a blank, too.</summary>
    public static bool IsBlank(char folded) => folded is ' ' or '\n' or '_' or '﹍' or '﹎';

    /// <summary>Where in the printed text a character stands.</summary>
    public int PlaceOf(int at) => _places[at];

    /// <summary>Whether blanks stand before a character; so they do behind the last.</summary>
    public bool HasGap(int at) => at >= Length || (at > 0 && _places[at] - _places[at - 1] > 1);

    /// <summary>Whether more than the blanks of a stretched name stand before it, or a new line begins.</summary>
    public bool HasBreak(int at) =>
        at >= Length || (at > 0 && (_places[at] - _places[at - 1] > Wide
            || Printed.AsSpan(_places[at - 1], _places[at] - _places[at - 1]).IndexOfAny('\n', '\r') >= 0));

    public void Return()
    {
        ArrayPool<char>.Shared.Return(_chars);
        ArrayPool<int>.Shared.Return(_places);
    }
}
