using System.Globalization;

namespace PerfEval.Normalize.Privacy;

/// <summary>Numbers in which digits are written as characters or in circles: 一三八…, ①③⑧…, 13812345一三四.</summary>
internal struct SpeltDigits
{
    private int _run;
    private bool _isSpelt;

    /// <summary>Takes the next character of a text.</summary>
    /// <returns>Digits of the run that ends with it; 0 where all of them are plain ones.</returns>
    public int Next(char c)
    {
        if (char.IsAsciiDigit(c))
            _run++;
        else if (ValueOf(c) >= 0)
            (_run, _isSpelt) = (_run + 1, true);
        else if (c is not (' ' or '-' or '_' or '\u3000'))
            (_run, _isSpelt) = (0, false);
        return _isSpelt ? _run : 0;
    }

    /// <summary>The text with plain digits, each in its place.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < target.Length; i++)
            target[i] = ValueOf(source[i]) is >= 0 and var value ? (char)('0' + value) : source[i];
    });

    private static int ValueOf(char c) => c switch
    {
        < '\u0080' => -1,
        '零' or '〇' or '○' => 0,
        '一' or '幺' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        >= '\u3400' => c is >= '０' and <= '９' ? c - '０' : -1,
        _ => CharUnicodeInfo.GetDigitValue(c),
    };
}
