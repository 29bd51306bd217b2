using System.Text;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Cli.Printing.Report;

namespace PerfEval.Worker.Tests.Cli.Printing.Report;

public sealed class PageTextTests : IDisposable
{
    private readonly MemoryStream _output = new();

    public void Dispose() => _output.Dispose();

    private string Output => Encoding.UTF8.GetString(_output.ToArray());

    [Fact]
    public void Line_HangsUnderItsLabel()
    {
        Page(20).Line("目标：一二三四五六七八九十", hanging: 6);

        Assert.Equal("目标：一二三四\n      五六七八九十\n", Output);
    }

    [Fact]
    public void PipedLine_IsOneLine()
    {
        Page(null).Line("一\n二" + new string('三', 100), indent: 2);

        Assert.Equal("  一↵二" + new string('三', 100) + "\n", Output);
    }

    [Fact]
    public void Table_LeavesOutEmptyColumnsAndAlignsNumbers()
    {
        Page(null).Table(["名称", "无", "金额"], [["一", null, 12.5m], ["二", "", new Marked("3[更正]")]]);

        Assert.Equal("名称     金额\n----  -------\n一       12.5\n二    3[更正]\n", Output);
    }

    [Fact]
    public void LongText_SaysHowLongItIs()
    {
        Assert.Equal(new string('长', 120) + "……（共 121 字，全文见 --full）", Page(null).Shorten(new string('长', 121)));
        Assert.Equal(new string('长', 120), Page(null).Shorten(new string('长', 120)));
        Assert.Equal(new string('长', 121), Page(null, full: true).Shorten(new string('长', 121)));
    }

    private PageText Page(int? columns, bool full = false) => new(
        new Terminal { Out = _output, Error = TextWriter.Null, In = TextReader.Null, Columns = columns, Width = new CharacterWidth(ambiguousIsWide: false) },
        full);
}
