namespace PerfEval.Ingest.Readers.Docx;

/// <summary>One of the nine levels of a list definition.</summary>
internal sealed record NumberingLevel
{
    public int Start { get; init; } = 1;

    /// <summary>ST_NumberFormat: decimal, chineseCounting …</summary>
    public string NumberFormat { get; init; } = "decimal";

    /// <summary>The printed pattern; %1 to %9 stand for the numbers of the levels.</summary>
    public string Text { get; init; } = "";

    /// <summary>Arabic digits for all levels, whatever their own formats.</summary>
    public bool AllDecimal { get; init; }

    /// <summary>Whether nothing stands between number and text.</summary>
    public bool NoSuffix { get; init; }

    /// <summary>Style whose paragraphs take this level; null where none is tied to it.</summary>
    public string? Style { get; init; }

    /// <summary>The level after which this one restarts: 0 never, null after any level above it.</summary>
    public int? Restart { get; init; }
}
