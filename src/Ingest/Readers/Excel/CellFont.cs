namespace PerfEval.Ingest.Readers.Excel;

/// <summary>What of a font says how text shows.</summary>
/// <param name="Size">Points; null where the font states none.</param>
internal readonly record struct CellFont(bool Struck, bool White, bool Raised, double? Size)
{
    /// <summary>Struck out, or white on white.</summary>
    public bool IsOut(bool shaded) => Struck || (White && !shaded);
}
