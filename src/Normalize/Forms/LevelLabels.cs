using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Forms;

/// <summary>
/// A column of level labels (一级指标, 二级指标): printed once for several rows, with or without points, by a merge or by blank cells.
/// </summary>
internal sealed class LevelLabels(FormContext context, FormRow header, string claimedBy)
{
    private Printed? _current;
    private Figure? _points;

    /// <summary>The label in force in this row, and whether it is printed in or merged into the row itself.</summary>
    public (Printed? Label, Figure? Points, bool Own) Read(Slot? slot)
    {
        if (slot is null)
            return (_current, _points, false);
        // The head itself may be merged into the first row below it, where a page break took the label; that names no group.
        var merged = slot.Continues && !PlainText.IsBlank(slot.CellText) && !(slot.Place.TableNo == header.TableNo && slot.Cell.Row <= header.RowNo);
        if (!slot.Blank || merged)
        {
            context.Ledger.Claim(slot, claimedBy);
            (_current, _points) = Split(slot);
            return (_current, _points, true);
        }

        return (_current, _points, false);
    }

    /// <summary>A level above changed: what was printed below the old one no longer holds.</summary>
    public void Reset() => (_current, _points) = (null, null);

    /// <summary>“产出指标(50 分)” as 产出指标 and 50.</summary>
    public static (Printed Label, Figure? Points) Split(Slot slot)
    {
        var printed = slot.Print();
        var label = Vocabulary.Label.Of(slot.CellText);
        if (label?.Points is not { } points)
            return (printed, null);
        var text = printed.Text!;
        var open = text.LastIndexOfAny(['(', '（', '[', '［', '【', '〔']);
        var name = open > 0 ? text[..open] : text.TrimEnd('分').TrimEnd("0123456789.".ToCharArray());
        return (printed with { Text = name.TrimEnd(':', '：') },
            new Figure(points, ValueState.Number, slot.CellText, slot.Place, "分"));
    }
}
