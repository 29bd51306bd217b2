using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Pages.Model;

/// <summary>
/// What <see cref="Cell.Confidence"/> says of cells that come from pages. Below <see cref="Review"/> a person has to look at the
/// cell before its value is used.
/// </summary>
public static class Trust
{
    /// <summary>The file states the text and painted lines state the cell.</summary>
    public const double Printed = 1;

    /// <summary>A number read from a picture twice, by different ways, with one result.</summary>
    public const double ReadTwice = 0.9;

    /// <summary>Text read from a picture: single characters may be wrong.</summary>
    public const double ReadOnce = 0.6;

    /// <summary>The limit between values that may be used and values to be looked at.</summary>
    public const double Review = 0.5;

    /// <summary>The place of the text in the table is inferred: no lines are painted, or a page break may have cut the row.</summary>
    public const double Inferred = 0.4;

    /// <summary>A number read from a picture twice with different results.</summary>
    public const double Disputed = 0.3;
}
