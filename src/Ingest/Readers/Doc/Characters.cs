using System.Globalization;
using PerfEval.Ingest.Readers.Docx;

namespace PerfEval.Ingest.Readers.Doc;

/// <summary>Characters that mean something else than they say ([MS-DOC] 2.4.1).</summary>
internal static class Characters
{
    public const char Picture = '\u0001';
    public const char CellEnd = '\a';
    public const char Drawing = '\b';
    public const char PageBreak = '\f';
    public const char FieldBegin = '\u0013';
    public const char FieldSeparator = '\u0014';
    public const char FieldEnd = '\u0015';

    // Characters of symbol fonts, as programs store them that know no symbols of their own.
    private const char SymbolsFrom = '\uF020';
    private const char SymbolsTo = '\uF0FF';

    /// <summary>
    /// What a character prints as in the text of a paragraph: nothing for anchors, note marks and hyphens that only may show, null for itself.
    /// </summary>
    public static string? Print(char character, CharacterFormat format) => character switch
    {
        _ when format is { Special: true, Symbol: { } symbol } => symbol,
        >= SymbolsFrom and <= SymbolsTo => SymbolFonts.Character(format.Font, ((int)character).ToString("X4", CultureInfo.InvariantCulture)),
        '\t' => "\t",
        '\v' or PageBreak or '\u000E' => "\n",
        '\u001E' => "-",
        < ' ' or '\uFFFE' or '\uFFFF' => "",
        _ => null,
    };

    /// <summary>The text with halves of surrogate pairs replaced.</summary>
    public static string Whole(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : string.Concat(text.EnumerateRunes());
}
