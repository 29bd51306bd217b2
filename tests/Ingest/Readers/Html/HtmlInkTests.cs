using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Tests.Readers.Html;

/// <summary>Text that a page hides, its frame, its controls, and what stands raised.</summary>
public sealed class HtmlInkTests
{
    [Theory]
    [InlineData(".h{display:none}", "<span class='h'>9</span>125.75")]
    [InlineData("/* a */ td span.h , b { visibility : hidden }", "<span class='x h'>9</span>125.75")]
    [InlineData("#k > .h{display:none!important}", "<div id=k><span class=h>9</span>125.75</div>")]
    [InlineData("@media screen{.h{opacity:0}}", "<span class='h'>9</span>125.75")]
    [InlineData(".h{font-size:0}", "<span class='h'>9</span>125.75")]
    [InlineData(".h{color:#fff}", "<span class='h'>9</span>125.75")]
    [InlineData("", "<span style='color:white'>9</span>125.75")]
    [InlineData("", "<font color='#FFFFFF'>9</font>125.75")]
    [InlineData("", "<span style='position:absolute;left:-9999px'>9</span>125.75")]
    [InlineData("", "<span hidden>9</span>125.75")]
    public void TextThatDoesNotShow_IsLeftOutAndWarnedOf(string style, string cell)
    {
        var document = Reading.Of($"<html><head><style>{style}</style></head><body><table><tr><td>执行数</td><td>{cell}</td></tr></table></body></html>");

        Assert.Equal(["执行数|125.75"], Reading.Rows(Assert.Single(document.Tables)));
        Assert.Equal(WarningKind.HiddenText, Assert.Single(document.Warnings).Kind);
    }

    [Theory]
    [InlineData(".h{display:none} .h{display:inline}", "<span class='h'>9</span>")]
    [InlineData(".h{display:none} span.h{display:inline}", "<span class='h'>9</span>")]
    [InlineData(".h{display:none}", "<span class='h' style='display:inline'>9</span>")]
    [InlineData(".h:hover{display:none} .a .h{display:none} @media print{.h{display:none}}", "<span class='h'>9</span>")]
    [InlineData("td{background:#1F4E79} .h{color:white}", "<span class='h'>9</span>")]
    [InlineData(".b{font-size:0}", "<div class='b'><span style='font-size:14px'>9</span></div>")]
    public void TextThatShowsAfterAll_IsRead(string style, string cell) =>
        Assert.Equal(
            ["执行数|9"],
            Reading.Rows(Reading.Of($"<html><head><style>{style}</style></head><body><table><tr><td>执行数</td><td>{cell}</td></tr></table></body></html>").Tables.Single()));

    [Theory]
    [InlineData("<p class='tbl-header'>单位：元</p>")]
    [InlineData("<p class='foot'>全年执行1205000.00元</p>")]
    [InlineData("<article><header>云溪县某中心2023年度绩效自评</header></article>")]
    public void WhatNoFrameSays_IsReadWhateverItsClass(string line) =>
        Assert.Single(Reading.Paragraphs(Reading.Of($"<html><body>{line}<p>{new string('文', 90)}</p></body></html>")), text => !text.StartsWith('文'));

    [Fact]
    public void CellsOfAForm_AreNeverFrame()
    {
        var document = Reading.Of("<html><body><table><tr><td>执行数</td><td class='foot'>130.25</td><td><span class='share'>125.75</span></td><td class='search'>10</td></tr></table></body></html>");

        Assert.Equal(["执行数|130.25|125.75|10"], Reading.Rows(document.Tables.Single()));
    }

    [Fact]
    public void FrameOfTheSite_IsTold()
    {
        var warning = Assert.Single(Reading.Of($"<html><body><div class='nav'>首页</div><p>{new string('文', 90)}</p></body></html>").Warnings);

        Assert.Equal(WarningKind.PageFurniture, warning.Kind);
        Assert.Contains("首页", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<input value='120.50'>", "120.50")]
    [InlineData("<input type='number' value='120.50'>元", "120.50元")]
    [InlineData("<textarea>130.25</textarea>", "130.25")]
    [InlineData("<select><option>0</option><option selected>125.75</option></select>", "125.75")]
    [InlineData("<select><option>125.75</option><option>0</option></select>", "125.75")]
    [InlineData("<select><option value=''>请选择</option><option>0</option></select>", "")]
    [InlineData("<input type='checkbox' checked>是<input type='checkbox'>否", "☑是☐否")]
    [InlineData("<input type='hidden' value='7'><input type='button' value='8'>", "")]
    public void Control_IsReadAsItShows(string control, string expected) =>
        Assert.Equal([$"执行数|{expected}"], Reading.Rows(Reading.Of($"<html><body><table><tr><td>执行数</td><td>{control}</td></tr></table></body></html>").Tables.Single()));

    [Theory]
    [InlineData("125.75<sup>1</sup>")]
    [InlineData("125.75<sup><a href='#n'>[1]</a></sup>")]
    [InlineData("125.75<span style='vertical-align:super;font-size:60%'>1</span>")]
    [InlineData("<sup>1</sup>125.75")]
    public void RaisedMark_IsNoDigitOfItsNumber(string cell)
    {
        var document = Reading.Of($"<html><body><table><tr><td>执行数</td><td>{cell}</td></tr></table></body></html>");

        Assert.Equal(["执行数|125.75"], Reading.Rows(document.Tables.Single()));
        Assert.Equal(WarningKind.NoteMark, Assert.Single(document.Warnings).Kind);
    }

    [Fact]
    public void TablesOfOneValueInCells_AreThoseCellsText()
    {
        static string Box(string value) => $"<table><tr><td>{value}</td></tr></table>";
        var document = Reading.Of($"<html><body><table><tr><td>年初</td><td>全年</td><td>执行</td></tr><tr><td>{Box("120.50")}</td><td>{Box("130.25")}</td><td>{Box("125.75")}</td></tr></table></body></html>");

        Assert.Equal(["年初|全年|执行", "120.50|130.25|125.75"], Reading.Rows(Assert.Single(document.Tables)));
    }
}
