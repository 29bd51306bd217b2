using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Forms;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Forms;

public sealed class FormRowTests
{
    [Fact]
    public void MergedCell_IsBlankInTheRowsBelow()
    {
        var rows = FormRow.Of(Tables.Of("甲|1|<", "^|2|3"), 4);

        Assert.Equal(
            ["甲 0-1|1 1-3", " 0-1|2 1-2|3 2-3"], rows.Select(row => string.Join('|', row.Slots.Select(slot => $"{slot.Text} {slot.Start}-{slot.End}"))));
        Assert.Equal([false, true], rows.Select(row => row.Slots[0].Continues));
        Assert.Equal(["2", "3"], rows[1].Filled.Select(slot => slot.Text));
        Assert.Equal([(4, 0), (4, 1)], rows.Select(row => (row.TableNo, row.RowNo)));
    }

    [Theory]
    [InlineData("甲|1", "乙|2", false)]
    [InlineData("甲|<", "乙|2", true)]
    [InlineData("甲|1", "^|2", true)]
    public void Merges_AreKnownByAnyCellThatIsOne(string first, string second, bool merged)
    {
        Assert.All(FormRow.Of(Tables.Of(first, second), 0), row => Assert.Equal((merged, true), (row.HasMerges, row.SpansKnown)));
        Assert.All(FormRow.Of(Tables.Dump(first, second), 0), row => Assert.Equal((true, false), (row.HasMerges, row.SpansKnown)));
    }

    [Fact]
    public void SpanBeyondTheTable_EndsWithIt() =>
        Assert.Equal(
            [0, 1],
            FormRow.Of(new Table { Cells = [new Cell(0, 0, 9, 1, "甲"), new Cell(0, 1, 0, 0, "1"), new Cell(1, 1, 1, 1, "2")] }, 0).Select(row => row.RowNo));

    [Fact]
    public void NoCells_AreNoRows() => Assert.Empty(FormRow.Of(new Table { Cells = [] }, 0));

    [Fact]
    public void RowWithoutAnyText_IsBlank() => Assert.Equal([true, false], FormRow.Of(Tables.Of(" |", "|1"), 0).Select(row => row.Blank));
}
