namespace PerfEval.Ingest.Readers.Excel.NumberFormats;

internal enum FormatTokenKind
{
    Literal,

    /// <summary>0, # or ?.</summary>
    Digit,
    Point,

    /// <summary>Groups thousands between digits, divides by a thousand after the last one.</summary>
    Comma,
    Percent,
    Exponent,
    General,

    /// <summary>@: the cell's text.</summary>
    Text,

    /// <summary>A run of y, m, d, h or s.</summary>
    Date,

    /// <summary>A run of h, m or s in brackets: hours, minutes or seconds that do not wrap.</summary>
    Elapsed,

    /// <summary>AM/PM, A/P or 上午/下午.</summary>
    HalfDay,

    /// <summary>Something that prints in a way this formatter does not know: fractions, eras, Chinese numerals.</summary>
    Unknown,
}
