using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Cli.Shell;

namespace PerfEval.Worker.Tests.Cli.Shell;

public sealed class LineEditorTests
{
    private readonly History _history = History.InMemory();
    private VirtualScreen _screen = new();

    [Theory]
    [InlineData("SELECT 1;", "SELECT 1;", KeyKind.Enter)]
    [InlineData("bc;", "abc;", KeyKind.Home, "a", KeyKind.Enter)]
    [InlineData("县a;", "县乡a;", KeyKind.Left, KeyKind.Left, "乡", KeyKind.Enter)]
    [InlineData("𠮷𠮷;", "𠮷;", KeyKind.Left, KeyKind.Backspace, KeyKind.Enter)]
    [InlineData("a b c;", ";", KeyKind.Left, KeyKind.KillWord, KeyKind.KillWord, KeyKind.KillWord, KeyKind.Enter)]
    [InlineData("abc", "ab;", KeyKind.Left, KeyKind.KillToEnd, ";", KeyKind.Enter)]
    [InlineData("abc;", ";", KeyKind.Left, KeyKind.KillToStart, KeyKind.Enter)]
    [InlineData("ab;", "b;", KeyKind.Home, KeyKind.Delete, KeyKind.Enter)]
    [InlineData("one two;", "one xtwo;", KeyKind.WordLeft, "x", KeyKind.Enter)]
    [InlineData("abc", "xyz;", KeyKind.KillToStart, "xyz;", KeyKind.Enter)]
    public void Keys_EditTheLine(string typed, string expected, params object[] keys) => Assert.Equal(expected, Edit([typed, .. keys]));

    [Fact]
    public void Enter_GoesOnUntilTheStatementEnds()
    {
        var entry = Edit("SELECT ';'", KeyKind.Enter, "-- ;", KeyKind.Enter, ";", KeyKind.Enter);

        Assert.Equal("SELECT ';'\n-- ;\n;", entry);
        Assert.Equal(["> SELECT ';'", "- -- ;", "- ;", ""], _screen.Lines);
    }

    [Theory]
    [InlineData(2, 0, 2 + 4)]
    [InlineData(1, 0, 2 + 2)]
    [InlineData(9, 2, 0)]
    public void Cursor_StandsWhereTheTextSays(int characters, int row, int column)
    {
        var buffer = new LineBuffer();
        buffer.Insert("一二三四五六七八九");
        buffer.MoveTo(characters);

        // Ten columns: the prompt and four characters, then five, which fill the second row.
        var layout = LineLayout.Of("> ", "- ", buffer, 10, new CharacterWidth(ambiguousIsWide: false));

        Assert.Equal((row, column), (layout.CursorRow, layout.CursorColumn));
        Assert.Equal(["> 一二三四", "五六七八九", ""], layout.Rows);
    }

    [Fact]
    public void WideCharacter_NeverSitsOnTheEdge()
    {
        _screen = new VirtualScreen(columns: 9);

        var entry = Edit("一二三四五六七;", KeyKind.Home, "x", KeyKind.Enter);

        Assert.Equal("x一二三四五六七;", entry);
        Assert.Equal(["> x一二三", "四五六七;", "", ""], _screen.Lines);
    }

    [Fact]
    public void EntryLongerThanTheScreen_IsSeenAroundItsCursor()
    {
        _screen = new VirtualScreen(columns: 20, rows: 3);
        var lines = Enumerable.Range(1, 9).SelectMany(i => new object[] { $"line{i}", KeyKind.Enter }).ToArray();

        Assert.StartsWith("line1\nline2", Edit([.. lines, ";", KeyKind.Enter]), StringComparison.Ordinal);
        Assert.Equal(["- line8", "- line9", "- ;", ""], _screen.Lines);
    }

    [Fact]
    public void Up_RecallsEntriesAndDownComesBackToTheDraft()
    {
        _history.Add("first;");
        _history.Add("second\nline;");

        // The recalled entry has two lines: the first Up moves within it.
        Assert.Equal("first;", Edit("draft", KeyKind.Up, KeyKind.Up, KeyKind.Up, KeyKind.Enter));
        Assert.Equal("draft;", Edit("draft", KeyKind.Up, KeyKind.Down, ";", KeyKind.Enter));
    }

    [Fact]
    public void Entry_IsRemembered()
    {
        Edit("SELECT 1;", KeyKind.Enter);

        Assert.Equal(["SELECT 1;"], _history.Entries);
    }

    [Fact]
    public void Cancel_DropsTheEntry()
    {
        Assert.Equal("", Edit("SELECT", KeyKind.Cancel));
        Assert.Equal("> SELECT^C", _screen.Lines[0]);
        Assert.Empty(_history.Entries);
    }

    [Fact]
    public void EndOfInput_LeavesWhenNothingIsTyped() => Assert.Null(Editor(KeyKind.EndOfInput).Read("> ", "- "));

    [Fact]
    public void ClearScreen_KeepsTheEntry()
    {
        Assert.Equal("a;", Edit("a", KeyKind.ClearScreen, ";", KeyKind.Enter));
        Assert.Equal(["> a;", ""], _screen.Lines);
    }

    [Fact]
    public void Tab_InsertsTheOnlyCandidate() => Assert.Equal("SELECT project ;", Edit("SELECT proj", KeyKind.Tab, ";", KeyKind.Enter));

    [Fact]
    public void Tab_InsertsWhatIsCommonAndThenLists()
    {
        Assert.Equal("fundings;", Edit("fu", KeyKind.Tab, KeyKind.Tab, "s;", KeyKind.Enter));
        Assert.Equal(["> funding", "funding            funding_by_nature", "> fundings;", ""], _screen.Lines);
    }

    [Fact]
    public void LeavingAMultiLineEntryInItsMiddle_DrawsItWhole()
    {
        Assert.Equal("a\nb;", Edit("a", KeyKind.Enter, "b;", KeyKind.Up, KeyKind.Enter));
        Assert.Equal(["> a", "- b;", ""], _screen.Lines);
    }

    private string? Edit(params object[] keys) => Editor(keys).Read("> ", "- ");

    private LineEditor Editor(params object[] keys) => new(
        new KeyScript(keys), _screen, new CharacterWidth(ambiguousIsWide: false), _history, new ThreeNames(), SqlShell.IsComplete);

    private sealed class ThreeNames : ICompleter
    {
        private static readonly string[] s_names = ["project", "funding", "funding_by_nature"];

        public Completion Complete(string text, int cursor)
        {
            var start = text.LastIndexOf(' ', Math.Max(0, cursor - 1)) + 1;
            return new Completion(start, [.. s_names.Where(n => n.StartsWith(text[start..cursor], StringComparison.Ordinal))]);
        }
    }
}
