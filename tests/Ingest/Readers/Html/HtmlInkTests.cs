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
    [InlineData("", "<span style='font-size:1px'>9</span>125.75")]
    [InlineData(".h{font-size:10%}", "<span class='h'><b>9</b></span>125.75")]
    [InlineData("", "<span style='color:white'><b>9</b></span>125.75")]
    [InlineData("", "<span style='display:inline-block;width:0;overflow:hidden'>9</span>125.75")]
    [InlineData(".h{max-height:0;overflow-y:hidden}", "<div class='h'>9</div>125.75")]
    [InlineData(".sr{position:absolute;width:1px;height:1px;overflow:hidden}", "125.75<span class='sr'>9</span>")]
    [InlineData(".sr{position:absolute;clip:rect(0,0,0,0)}", "125.75<span class='sr'>9</span>")]
    [InlineData(".sr{clip-path:inset(50%)}", "125.75<span class='sr'>9</span>")]
    [InlineData("", "<span style='position:absolute;left:-100em'>9</span>125.75")]
    [InlineData("", "<dialog>9</dialog>125.75")]
    [InlineData(".h{display:none!important}", "<span class='h' style='display:inline'>9</span>125.75")]
    [InlineData("#k{display:inline} .h{display:none !important}", "<span id='k' class='h'>9</span>125.75")]
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
    [InlineData(".h{display:inline!important}", "<span class='h' style='display:none'>9</span>")]
    [InlineData("", "<span style='width:0;overflow:hidden'>9</span>")]
    [InlineData("", "<span style='height:0'>9</span>")]
    [InlineData("", "<span style='clip:rect(0,0,0,0)'>9</span>")]
    [InlineData("", "<dialog open>9</dialog>")]
    [InlineData("", "<small><small><small><small><small><small><small>9</small></small></small></small></small></small></small>")]
    [InlineData(".b{font-size:0}", "<div class='b'><span style='font-size:14px'>9</span></div>")]
    public void TextThatShowsAfterAll_IsRead(string style, string cell) =>
        Assert.Equal(
            ["执行数|9"],
            Reading.Rows(
                Reading.Of($"<html><head><style>{style}</style></head><body><table><tr><td>执行数</td><td>{cell}</td></tr></table></body></html>").Tables
                    .Single()));

    [Theory]
    [InlineData("color:white")]
    [InlineData("visibility:hidden")]
    [InlineData("opacity:0")]
    public void CellThatDoesNotShow_KeepsItsPlace(string style)
    {
        var document = Reading.Of($"<html><body><table><tr><td>执行数</td><td style='{style}'>9</td><td>125.75</td></tr></table></body></html>");

        Assert.Equal(["执行数||125.75"], Reading.Rows(document.Tables.Single()));
        Assert.Equal(WarningKind.HiddenText, Assert.Single(document.Warnings).Kind);
    }

    [Fact]
    public void RowThatDoesNotShow_IsTold()
    {
        var document = Reading.Of(
            "<html><body><table><tr><td>执行数</td><td>125.75</td></tr><tr style='display:none'><td>执行数</td><td>999</td></tr></table></body></html>");

        Assert.Equal(["执行数|125.75"], Reading.Rows(document.Tables.Single()));
        Assert.Contains("999", Assert.Single(document.Warnings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("125.75<small>1</small>", "125.75")]
    [InlineData("125.75<small>1</small><small>2</small>", "125.75")]
    [InlineData("96.55%<small>(1)</small>", "96.55%")]
    [InlineData("125.75<a href='#n1'>1</a>", "125.75")]
    [InlineData("<ruby>125.75<rp>(</rp><rt>1</rt><rp>)</rp></ruby>", "125.75")]
    [InlineData("<span style='font-size:10.5pt'>125.75</span><span style='font-size:6pt'>1</span>", "125.75")]
    [InlineData("125.75<span style='font-size:60%'>1</span>", "125.75")]
    [InlineData("125.75<font size='1'>1</font>", "125.75")]
    [InlineData("<small>1</small>125.75", "125.75")]
    [InlineData("28<small>1</small>", "28")]
    public void SmallMark_IsNoDigitOfItsNumber(string cell, string expected)
    {
        var document = Reading.Of($"<html><body><table><tr><td>执行数</td><td>{cell}</td></tr></table></body></html>");

        Assert.Equal([$"执行数|{expected}"], Reading.Rows(document.Tables.Single()));
        Assert.Equal(WarningKind.NoteMark, Assert.Single(document.Warnings).Kind);
    }

    [Theory]
    [InlineData("<small>125.75</small>", "125.75")]
    [InlineData("<a href='#x'>125.75</a>", "125.75")]
    [InlineData("≥<small>85</small>公里", "≥85公里")]
    [InlineData("125<small>.75</small>", "125.75")]
    [InlineData("125.75<small>万元</small>", "125.75万元")]
    [InlineData("<span style='font-size:14pt'>125.7</span><span style='font-size:12pt'>5</span>", "125.75")]
    [InlineData("12850<small>2</small>人", "12850²人")]
    [InlineData("125.75<sup>1</sup>2", "125.75¹2")]
    [InlineData("<math><msup><mn>50m</mn><mn>2</mn></msup></math>", "50m²")]
    public void SmallTextThatIsNoMark_IsReadAsItStands(string cell, string expected) =>
        Assert.Equal(
            [$"执行数|{expected}"], Reading.Rows(Reading.Of($"<html><body><table><tr><td>执行数</td><td>{cell}</td></tr></table></body></html>").Tables.Single()));

    [Theory]
    [InlineData("", "<bdo dir='rtl'>57.521</bdo>", "125.75")]
    [InlineData("", "<span style='unicode-bidi:bidi-override;direction:rtl'>57.521</span>", "125.75")]
    [InlineData("", "<span dir='rtl'>125.75</span>", "125.75")]
    [InlineData(".b::before{content:'1'}", "<span class='b'>25.75</span>", "125.75")]
    [InlineData(".b:before{content:\"125.75\"}", "<span class='b'></span>", "125.75")]
    [InlineData(".b::after{content:'\\35'}", "<span class='b'>125.7</span>", "125.75")]
    [InlineData(".b::before{content:attr(data-v)}", "<span class='b' data-v='125.75'></span>", "125.75")]
    [InlineData(".b::before{content:'-'}", "<span class='b'>5.20</span>", "-5.20")]
    [InlineData(".b::before{content:'•'} .b::after{content:'';clear:both}", "<span class='b'>125.75</span>", "125.75")]
    [InlineData("@media print{.b::before{content:'9'}} .b:hover::before{content:'9'}", "<span class='b'>125.75</span>", "125.75")]
    [InlineData("", "<svg><text x='0' y='9'>125.75</text></svg>", "125.75")]
    public void TextThatThePageMakes_IsReadAsItShows(string style, string cell, string expected) =>
        Assert.Equal(
            [$"执行数|{expected}"],
            Reading.Rows(
                Reading.Of($"<html><head><style>{style}</style></head><body><table><tr><td>执行数</td><td>{cell}</td></tr></table></body></html>").Tables
                    .Single()));

    [Theory]
    [InlineData(WarningKind.UnreadPicture, "", "<img src='x.png' alt='125.75'>")]
    [InlineData(WarningKind.UnreadPicture, "", "<img src='x.png'>")]
    [InlineData(WarningKind.UnreadPicture, "", "7<img src='x.png' alt='125.75'>")]
    [InlineData(WarningKind.EmbeddedContent, "", "<iframe srcdoc='125.75'></iframe>")]
    [InlineData(WarningKind.EmbeddedContent, "", "<svg><text>125</text><text>.75</text></svg>")]
    [InlineData(WarningKind.EmbeddedContent, ".b::before{content:counter(n)}", "<span class='b'></span>")]
    public void WhatIsNotRead_IsToldWithItsCell(string kind, string style, string cell)
    {
        var document = Reading.Of(
            $"<html><head><style>{style}</style></head><body><table><tr><td>年初</td><td>执行</td></tr><tr><td>7</td><td>{cell}</td></tr></table></body></html>");
        var warning = Assert.Single(document.Warnings);

        Assert.Equal((kind, "第1张表第2行第2列"), (warning.Kind, warning.Place));
    }

    [Fact]
    public void PictureBesideAText_IsNotTold() =>
        Assert.Empty(Reading.Of("<html><body><table><tr><td>执行数</td><td>125.75<img src='x.png' alt='箭头'></td></tr></table></body></html>").Warnings);

    [Theory]
    [InlineData("<p class='tbl-header'>单位：元</p>")]
    [InlineData("<p class='foot'>全年执行1205000.00元</p>")]
    [InlineData("<article><header>云溪县某中心2023年度绩效自评</header></article>")]
    public void WhatNoFrameSays_IsReadWhateverItsClass(string line) =>
        Assert.Single(Reading.Paragraphs(Reading.Of($"<html><body>{line}<p>{new string('文', 90)}</p></body></html>")), text => !text.StartsWith('文'));

    [Fact]
    public void CellsOfAForm_AreNeverFrame()
    {
        var document = Reading.Of(
            "<html><body><table><tr><td>执行数</td><td class='foot'>130.25</td><td><span class='share'>125.75</span></td><td "
            + "class='search'>10</td></tr></table></body></html>");

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
        Assert.Equal(
            [$"执行数|{expected}"], Reading.Rows(Reading.Of($"<html><body><table><tr><td>执行数</td><td>{control}</td></tr></table></body></html>").Tables.Single()));

    [Theory]
    [InlineData("125.75<sup>1</sup>")]
    [InlineData("<math><msup><mn>125.75</mn><mn>1</mn></msup></math>")]
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
        var document = Reading.Of(
            $"<html><body><table><tr><td>年初</td><td>全年</td><td>执行</td></tr><tr><td>{Box("120.50")}</td><td>{Box("130.25")}</td><td>{Box("125.75")}</td></tr></table></body></html>");

        Assert.Equal(["年初|全年|执行", "120.50|130.25|125.75"], Reading.Rows(Assert.Single(document.Tables)));
    }
}
