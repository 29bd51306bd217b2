namespace PerfEval.Ingest.Readers.Excel;

/// <summary>Cells merged into one, from upper left to lower right, both included, counted from 0.</summary>
internal readonly record struct MergedRange(int Row, int Col, int LastRow, int LastCol);
