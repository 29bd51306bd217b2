using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Tests.Text;

public sealed class PrintableTextTests
{
    [Theory]
    [InlineData("\u001B[31mred", "␛[31mred")]
    [InlineData("\u001B]0;title\u0007", "␛]0;title␇")]
    [InlineData("a\0b\bc\u007F", "a␀b␈c␡")]
    [InlineData("a\u009B31mb\u0085", "a[U+009B]31mb[U+0085]")]
    [InlineData("done\rerased", "done␍erased")]
    [InlineData("a\tb", "a␉b")]
    [InlineData("invoice\u202Excod.exe", "invoice[U+202E]xcod.exe")]
    [InlineData("a\u2066b\u2069\u200E\u200F\u061C", "a[U+2066]b[U+2069][U+200E][U+200F][U+061C]")]
    [InlineData("1\u200B2\u200C3\u200D4\u2060\uFEFF\u00AD", "1[U+200B]2[U+200C]3[U+200D]4[U+2060][U+FEFF][U+00AD]")]
    [InlineData("a\U000E0041b\u3164\u115F\u2028", "a[U+E0041]b[U+3164][U+115F][U+2028]")]
    public void WhatSteersOrHides_IsShown(string text, string shown) => Assert.Equal(shown, PrintableText.Of(text, keepLines: true));

    [Theory]
    [InlineData("县财政局：138.5 万元（≥95%）、“一卡通”——①")]
    [InlineData("𠮷野家 é ñ 한국 العربية")]
    [InlineData("葛\U000E0100城市 ☀\uFE0F")]
    [InlineData("a\u00A0b\u3000c")]
    public void WhatIsRead_Stays(string text) => Assert.Equal(text, PrintableText.Of(text, keepLines: false));

    [Theory]
    [InlineData(true, "a\nb\nc")]
    [InlineData(false, "a↵b↵c")]
    public void LineBreaks_StayOrAreShown(bool keepLines, string shown) => Assert.Equal(shown, PrintableText.Of("a\r\nb\nc", keepLines));
}
