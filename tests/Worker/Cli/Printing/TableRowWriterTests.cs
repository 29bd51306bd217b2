using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Export;
using PerfEval.Worker.Tests.Export;

namespace PerfEval.Worker.Tests.Cli.Printing;

public sealed class TableRowWriterTests
{
    private static readonly CharacterWidth s_width = new(ambiguousIsWide: false);

    private static readonly OutputColumn[] s_columns = [new("单位", ColumnKind.Text), new("amount", ColumnKind.Number)];

    [Fact]
    public void Columns_AlignByDisplayWidth()
    {
        var table = new TableRowWriter(s_width, null).Print(WriterFixture.Rows(s_columns, ["青禾县", 12.500000m], ["abc", -3]));

        Assert.Equal(
            """
            单位    amount
            ------  ------
            青禾县    12.5
            abc         -3

            """,
            table);
    }

    [Fact]
    public void PipedOutput_IsNeverCut()
    {
        var text = new string('长', 500);

        var table = new TableRowWriter(s_width, null).Print(WriterFixture.Rows(s_columns, [text, 1]));

        Assert.Contains(text, table, StringComparison.Ordinal);
    }

    [Fact]
    public void LineBreaksInPipedCells_StayOnOneLine()
    {
        var table = new TableRowWriter(s_width, null).Print(WriterFixture.Rows(s_columns, ["a\r\nb", 1]));

        Assert.Contains("a↵b", table, StringComparison.Ordinal);
        Assert.Equal(3, table.Count(c => c == '\n'));
    }

    [Fact]
    public void Terminal_WrapsWithinItsWidthAndKeepsEveryCharacter()
    {
        var text = string.Concat(Enumerable.Range(0, 60).Select(i => (char)('一' + i)));

        var table = new TableRowWriter(s_width, 40).Print(WriterFixture.Rows(s_columns, [text, 1234.5m]));

        Assert.All(table.Split('\n'), line => Assert.InRange(s_width.Of(line), 0, 40));
        Assert.Equal(text, string.Concat(table.Where(c => c >= '一' && c < '一' + 60)));
        Assert.Contains("1234.5", table, StringComparison.Ordinal);
    }

    [Fact]
    public void TooManyColumnsForTheTerminal_ArePrintedFieldByField()
    {
        var columns = Enumerable.Range(0, 20).Select(i => new OutputColumn($"column{i}", ColumnKind.Text)).ToArray();

        var table = new TableRowWriter(s_width, 60).Print(WriterFixture.Rows(columns, [.. columns.Select((_, i) => (object?)$"value number {i}")]));

        Assert.StartsWith("[1]\ncolumn0   value number 0\n", table, StringComparison.Ordinal);
        Assert.Contains("column19  value number 19\n", table, StringComparison.Ordinal);
    }

    [Fact]
    public void ControlCharacters_CannotSteerTheTerminal()
    {
        var table = new TableRowWriter(s_width, 80).Print(WriterFixture.Rows(s_columns, ["\u001b[2Jx\u009b", 1]));

        Assert.DoesNotContain('\u001b', table);
        Assert.Contains("␛[2Jx[U+009B]", table, StringComparison.Ordinal);
    }

    [Fact]
    public void NullAndEmptyText_LookDifferent()
    {
        var table = new TableRowWriter(s_width, null).Print(WriterFixture.Rows(s_columns, [null, 1], [string.Empty, 2]));

        Assert.Contains("\n           1\n''         2\n", table, StringComparison.Ordinal);
    }

    [Fact]
    public void RowsAfterTheSample_AreAllPrinted()
    {
        var rows = Enumerable.Range(0, 5000).Select(i => new object?[] { $"row{i}", i });

        var table = new TableRowWriter(s_width, null).Print(new ResultRows(s_columns, rows));

        Assert.Equal(5002, table.Count(c => c == '\n'));
        Assert.Contains("row4999", table, StringComparison.Ordinal);
    }
}
