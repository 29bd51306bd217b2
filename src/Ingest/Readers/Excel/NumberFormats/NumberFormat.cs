using System.Buffers;

namespace PerfEval.Ingest.Readers.Excel.NumberFormats;

/// <summary>
/// The format of a cell (ECMA-376 18.8.31): turns its value into the text that a person sees. A value it cannot print that way is null,
/// and the caller prints the number itself.
/// </summary>
internal sealed class NumberFormat
{
    /// <summary>Excel takes no longer code; one of a megabyte would be walked for every cell.</summary>
    private const int LongestCode = 1_000;

    /// <summary>A code that is known not to be printed here.</summary>
    private const string NotPrinted = "[DBNum]";

    private const string Triangles = "△▲▽▼";

    // In words or as accountants write it; a dash of any length.
    private static readonly SearchValues<char> s_minus = SearchValues.Create("-−–—－﹣(（[［〔<＜负減减欠");

    private readonly FormatSection[] _sections;
    private readonly FormatSection? _text;

    public NumberFormat(string code)
    {
        var sections = Split(code.Length <= LongestCode ? code : NotPrinted).Select(section => new FormatSection(section)).ToList();
        var text = sections.FindIndex(section => section.Has(FormatTokenKind.Text));
        _text = text >= 0 ? sections[text] : null;
        _sections = [.. sections.Take(3).Where(section => section != _text || text == 0)];
    }

    public static NumberFormat General { get; } = new("General");

    public bool IsDate => _sections.Any(section => section.IsDate);

    /// <param name="value">A date is its serial number; in the 1904 system too, for which the flag stands.</param>
    /// <returns>Null where this format prints numbers in a way that is not known here.</returns>
    public string? Print(double value, bool from1904 = false)
    {
        if (!double.IsFinite(value))
        {
            return null;
        }

        var (section, signed) = Choose(value);
        if (section is null || section.Has(FormatTokenKind.Unknown))
        {
            return null;
        }

        var text = section.IsDate ? DateText.Print(section.Tokens, value, from1904)
            : section.Has(FormatTokenKind.General) || section.Has(FormatTokenKind.Text) ? WithGeneral(section, value, signed)
            : NumberPrinter.Print(section.Tokens, value, signed);
        text = text?.Trim(' ');
        return text is not null && value < 0 && !signed && !section.IsDate ? Signed(section, text) : text;
    }

    /// <summary>
    /// A section for negative numbers may tell them by their colour only, or by a triangle: in a text they have the sign that the value has.
    /// </summary>
    private static string Signed(FormatSection section, string text) =>
        text.AsSpan().IndexOfAnyInRange('1', '9') < 0
            || section.Tokens.Any(token => token.Kind == FormatTokenKind.Literal && token.Text.AsSpan().ContainsAny(s_minus))
            ? text
            : "-" + string.Concat(text.Where(c => !Triangles.Contains(c, StringComparison.Ordinal))).Trim(' ');

    /// <summary>A cell that holds text: as it is, unless the format puts something around it.</summary>
    public string Print(string text) =>
        _text is null ? text : string.Concat(_text.Tokens.Select(token => token.Kind switch
        {
            FormatTokenKind.Text => text,
            FormatTokenKind.Literal => token.Text,
            _ => "",
        }));

    private (FormatSection? Section, bool Signed) Choose(double value)
    {
        if (_sections.Any(section => section.HasCondition))
        {
            var admitting = Array.Find(_sections, section => section.Admits(value));
            return (admitting, admitting?.IsForNegatives != true);
        }

        return _sections.Length switch
        {
            1 => (_sections[0], true),
            2 => value < 0 ? (_sections[1], false) : (_sections[0], true),
            >= 3 => value < 0 ? (_sections[1], false) : (_sections[value > 0 ? 0 : 2], true),
            _ => (null, true),
        };
    }

    private static string WithGeneral(FormatSection section, double value, bool signed)
    {
        var number = GeneralNumber.Print(signed ? value : Math.Abs(value));
        return string.Concat(section.Tokens.Select(token => token.Kind switch
        {
            FormatTokenKind.General or FormatTokenKind.Text => number,
            FormatTokenKind.Literal => token.Text,
            _ => "",
        }));
    }

    private static List<string> Split(string code)
    {
        var sections = new List<string>();
        var start = 0;
        var quoted = false;
        for (var at = 0; at < code.Length; at++)
        {
            if (code[at] == '"')
            {
                quoted = !quoted;
            }
            else if (code[at] == '\\' && !quoted)
            {
                at++;
            }
            else if (code[at] == ';' && !quoted)
            {
                sections.Add(code[start..at]);
                start = at + 1;
            }
        }

        sections.Add(code[start..]);
        return sections;
    }
}
