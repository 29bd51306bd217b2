using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>Prints a fund block: its header row and a row per fund line.</summary>
internal sealed class FundGrid(string labelHeader, int labelWidth, IReadOnlyList<FundColumn> columns)
{
    public void Print(TableDraft draft, Slot side, IReadOnlyList<FundLine> lines, MoneyStyle money)
    {
        draft.Row([side, new Slot(labelHeader, labelWidth), .. columns.Select(c => new Slot(c.Header, c.Width))]);
        foreach (var line in lines)
            draft.Row([new Slot(line.Label, labelWidth), .. columns.Select(c => new Slot(c.Text(line, money), c.Width))]);
    }
}
