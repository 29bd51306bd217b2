namespace PerfEval.Ingest.Readers.Docx;

/// <summary>A list of the document (<c>w:num</c>): levels of its definition with its own changes to them.</summary>
/// <param name="Definition">Lists of one definition count on together.</param>
/// <param name="StartOverrides">Levels at which this list starts anew, with their first number.</param>
internal sealed record NumberingList(
    string Definition,
    IReadOnlyDictionary<int, NumberingLevel> Levels,
    IReadOnlyDictionary<int, int> StartOverrides);
