namespace PerfEval.Ingest.Readers.Doc;

/// <summary>What matters of a run's properties.</summary>
internal sealed record CharacterFormat
{
    public static CharacterFormat Plain { get; } = new();

    /// <summary>Under tracked changes.</summary>
    public bool Deleted { get; init; }

    public bool Hidden { get; init; }

    public bool Struck { get; init; }

    public bool StruckTwice { get; init; }

    /// <summary>Above or below the line.</summary>
    public bool Raised { get; init; }

    /// <summary>The characters stand for something else: a picture, a note, a symbol.</summary>
    public bool Special { get; init; }

    /// <summary>The picture is that of an embedded object.</summary>
    public bool Object { get; init; }

    /// <summary>Name of the font; null where the run states none.</summary>
    public string? Font { get; init; }

    /// <summary>What a parenthesis that is special prints as; null where it is none.</summary>
    public string? Symbol { get; init; }
}
