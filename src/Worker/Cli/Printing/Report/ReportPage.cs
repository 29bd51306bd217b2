using DuckDB.NET.Data;
using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Cli.Printing.Report;

/// <summary>One report as a person reads it.</summary>
public static class ReportPage
{
    /// <param name="full">Whether long texts are printed whole.</param>
    public static void Print(DuckDBConnection connection, string reportId, Terminal terminal, bool full)
    {
        var page = new PageText(terminal, full);
        var rows = new ReportRows(connection, reportId);
        var certainties = new Certainties(rows);
        var places = new Places(rows);
        var analysed = WarehouseViews.Has(connection, "flag");
        HeadingPart.Print(page, rows, certainties);
        if (analysed)
            FlagPart.Print(page, rows);
        FundingPart.Print(page, rows, certainties, places);
        BaseDataPart.Print(page, rows, certainties, places);
        ProjectPart.Print(page, rows, certainties, places);
        ScoreSheetPart.Print(page, rows, certainties, places);
        NarrativePart.Print(page, rows, certainties);
        GapPart.Print(page, rows, analysed);
        terminal.Out.Flush();
    }
}
