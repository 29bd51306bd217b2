namespace PerfEval.Worker.Evaluation;

/// <summary>How well one view was extracted, over all gold files.</summary>
public sealed class ViewScore(string view)
{
    public string View => view;

    public int Expected { get; set; }

    public int Found { get; set; }

    /// <summary>Rows found under their own name.</summary>
    public int Matched { get; set; }

    /// <summary>Cells where a number is expected, or was found although the cell is blank.</summary>
    public int Numbers { get; set; }

    public int NumbersExact { get; set; }

    /// <summary>Numbers that are others than printed and are not marked as read uncertainly.</summary>
    public int WrongUnmarked { get; set; }

    /// <summary>The same for texts, names of rows not counted.</summary>
    public int Texts { get; set; }

    public int TextsExact { get; set; }

    /// <summary>What gold files state and the warehouse cannot be asked for.</summary>
    public SortedSet<string> NotMeasured { get; } = new(StringComparer.Ordinal);

    /// <summary>False where the warehouse has no such view.</summary>
    public bool Measured { get; set; } = true;

    /// <summary>Null where nothing was found.</summary>
    public double? Precision => Found == 0 ? null : (double)Matched / Found;

    /// <summary>Null where nothing is expected.</summary>
    public double? Recall => Expected == 0 ? null : (double)Matched / Expected;

    /// <summary>Every row found, none besides, every number as printed.</summary>
    public bool Exact => Matched == Expected && Matched == Found && NumbersExact == Numbers;

    public void Add(ViewScore other)
    {
        Expected += other.Expected;
        Found += other.Found;
        Matched += other.Matched;
        Numbers += other.Numbers;
        NumbersExact += other.NumbersExact;
        WrongUnmarked += other.WrongUnmarked;
        Texts += other.Texts;
        TextsExact += other.TextsExact;
    }
}
