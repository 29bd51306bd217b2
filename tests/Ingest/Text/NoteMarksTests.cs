using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Tests.Text;

public sealed class NoteMarksTests
{
    [Theory]
    [InlineData("125.75¹", "125.75", "¹")]
    [InlineData("125.75²", "125.75", "²")]
    [InlineData("96.55%³", "96.55%", "³")]
    [InlineData("300¹", "300", "¹")]
    [InlineData("¹125.75", "125.75", "¹")]
    [InlineData("125.75⁽¹⁾", "125.75", "⁽¹⁾")]
    [InlineData("125.75注¹", "125.75", "注¹")]
    [InlineData("125.75ᵃ", "125.75", "ᵃ")]
    [InlineData("养护里程¹", "养护里程", "¹")]
    [InlineData("125.75①", "125.75", "①")]
    [InlineData("125.75*", "125.75", "*")]
    [InlineData("125.75[1]", "125.75", "[1]")]
    [InlineData("1,250.00（注1）", "1,250.00", "（注1）")]
    public void NoteMark_IsNoPartOfItsNumberOrName(string text, string kept, string mark)
    {
        Assert.Equal(kept, NoteMarks.Remove(text, isCell: true, out var marks));
        Assert.Equal(mark, marks);
    }

    [Theory]
    [InlineData("10²")]
    [InlineData("12.5²")]
    [InlineData("300平方米²")]
    [InlineData("50m²")]
    [InlineData("10¹²")]
    [InlineData("①养护里程")]
    [InlineData("三级公路①")]
    [InlineData("125.75(1)")]
    [InlineData("125.75")]
    public void WhatMayBeAPowerOrANumber_Stays(string text)
    {
        Assert.Equal(text, NoteMarks.Remove(text, isCell: true, out var marks));
        Assert.Null(marks);
    }

    [Fact]
    public void InASentence_OnlyRaisedMarksAre() =>
        Assert.Equal("完成125.75万元①，300万元", NoteMarks.Remove("完成125.75¹万元①，300¹万元", isCell: false, out _));
}
