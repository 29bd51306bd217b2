using System.Text.Json;
using PerfEval.Worker.Export;

namespace PerfEval.Worker.Tests.Export;

public sealed class JsonRowWriterTests
{
    private static string Value(object? value, ColumnKind kind)
    {
        var json = new JsonRowWriter().Print(WriterFixture.Rows([new OutputColumn("x", kind)], [value]));
        using var parsed = JsonDocument.Parse(json);
        return parsed.RootElement[0].GetProperty("x").GetRawText();
    }

    [Fact]
    public void Decimals_AreNumbersWithoutLoss()
    {
        Assert.Equal("1444.371235", Value(1444.371235m, ColumnKind.Number));
        Assert.Equal("12.5", Value(12.500000m, ColumnKind.Number));
        Assert.Equal("123456789012345678901234567890", Value(new NumberText("123456789012345678901234567890"), ColumnKind.Number));
        Assert.Equal("0.1", Value(0.1, ColumnKind.Number));
    }

    [Fact]
    public void NumbersThatJsonLacks_AreText() => Assert.Equal("\"NaN\"", Value(double.NaN, ColumnKind.Number));

    [Fact]
    public void DatesAndTimes_AreIso()
    {
        Assert.Equal("\"2024-03-01\"", Value(new DateOnly(2024, 3, 1), ColumnKind.Date));
        Assert.Equal("\"2024-03-01T08:30:00\"", Value(new DateTime(2024, 3, 1, 8, 30, 0), ColumnKind.Timestamp));
    }

    [Fact]
    public void NestedJsonText_IsEmbedded() => Assert.Equal("{\"a\":[1,2]}", Value("{\"a\":[1,2]}", ColumnKind.Nested));

    [Fact]
    public void TextInAJsonColumn_ThatIsNoJson_StaysText() => Assert.Equal("\"{half\"", Value("{half", ColumnKind.Nested));

    [Fact]
    public void Chinese_IsReadable() =>
        Assert.Contains("\"单位\":\"青禾县“三公”\"",
            new JsonRowWriter().Print(WriterFixture.Rows([new OutputColumn("单位", ColumnKind.Text)], ["青禾县“三公”"])), StringComparison.Ordinal);

    [Fact]
    public void ColumnsOfTheSameName_AreToldApart()
    {
        var json = new JsonRowWriter().Print(
            WriterFixture.Rows([new OutputColumn("a", ColumnKind.Number), new OutputColumn("a", ColumnKind.Number)], [1, 2]));

        Assert.Equal("[\n{\"a\":1,\"a_2\":2}\n]\n", json);
    }

    [Fact]
    public void NoRows_AreAnEmptyArray() =>
        Assert.Equal("[]\n", new JsonRowWriter().Print(WriterFixture.Rows([new OutputColumn("a", ColumnKind.Text)])));
}
