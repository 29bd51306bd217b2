namespace PerfEval.Ingest.Readers.Doc;

/// <summary>What matters of a paragraph's properties.</summary>
internal sealed class ParagraphFormat
{
    /// <summary>Number of its style.</summary>
    public int Style { get; set; }

    public bool InTable { get; set; }

    public int StatedDepth { get; set; }

    /// <summary>In how many tables it lies; files before Word 2000 say only that it lies in one.</summary>
    public int Depth => InTable ? Math.Max(1, StatedDepth) : StatedDepth;

    /// <summary>Its mark ends a row; <see cref="Row"/> says which.</summary>
    public bool IsRowEnd { get; set; }

    /// <summary>Its mark ends a cell of a nested table; in the outermost a character of its own does.</summary>
    public bool IsInnerCellEnd { get; set; }

    public RowDefinition? Row { get; set; }

    /// <summary>The list it belongs to, counted from 1; 0 and below takes a style's numbering away, null leaves it to the style.</summary>
    public int? List { get; set; }

    public int? ListLevel { get; set; }
}
