namespace PerfEval.Ingest.Readers.Text;

/// <summary>A cell of a text dump as its lines.</summary>
/// <param name="Line">Line of the file on which the cell starts, from 1.</param>
/// <param name="Lines">The rest of the line after its tab, and the lines that follow up to the next cell.</param>
internal sealed record DumpCell(int Line, IReadOnlyList<string> Lines)
{
    /// <summary>What a row's end looks like, and also a cell whose text ends with an empty line.</summary>
    public bool EndsInBlankLine => Lines.Count > 1 && IsBlank(Lines[^1]);

    /// <summary>The lines without the empty ones at the end: those belong to the row's end or a page break, not to the cell.</summary>
    public string Text => string.Join('\n', Lines.Take(Lines.Count - Lines.Reverse().TakeWhile(IsBlank).Count() is var kept and > 0 ? kept : 1));

    public bool IsEmpty => Lines.All(IsBlank);

    public static bool IsBlank(string line) => string.IsNullOrWhiteSpace(line);
}
