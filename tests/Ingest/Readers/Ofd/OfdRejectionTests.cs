using PerfEval.Ingest.Documents;
using static PerfEval.Ingest.Tests.Readers.Ofd.OfdFile;

namespace PerfEval.Ingest.Tests.Readers.Ofd;

public sealed class OfdRejectionTests
{
    [Fact]
    public void PageWithoutText_IsAScan() =>
        Assert.Equal("scan", Reading.Rejected(With("<ofd:ImageObject Boundary=\"0 0 210 297\" ResourceID=\"3\"/>")).Code);

    [Fact]
    public void PictureOfOnePage_IsWarnedOf() =>
        Assert.Contains(
            ("unread_picture", "page 2"),
            Reading.Of(With(Printed("文字", 20, 50), "<ofd:ImageObject Boundary=\"0 0 210 297\" ResourceID=\"3\"/>")).Warnings.Select(w => (w.Kind, w.Place)));

    [Theory]
    [InlineData("<ofd:CompositeObject Boundary=\"0 0 10 10\" ResourceID=\"3\"/>")]
    [InlineData("<ofd:TextObject Boundary=\"0 0 10\" Size=\"4\"><ofd:TextCode X=\"0\" Y=\"4\">漏</ofd:TextCode></ofd:TextObject>")]
    [InlineData("<ofd:TextObject Boundary=\"NaN 0 10 10\" Size=\"4\"><ofd:TextCode X=\"0\" Y=\"4\">漏</ofd:TextCode></ofd:TextObject>")]
    [InlineData("<ofd:TextObject Boundary=\"0 0 10 10\" Size=\"NaN\"><ofd:TextCode X=\"0\" Y=\"4\">漏</ofd:TextCode></ofd:TextObject>")]
    [InlineData("<ofd:TextObject Boundary=\"0 0 10 10\" Size=\"4\"><ofd:TextCode X=\"1e300\" Y=\"4\">漏</ofd:TextCode></ofd:TextObject>")]
    [InlineData("<ofd:TextObject Boundary=\"0 0 10 10\" Size=\"4\"><ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"g 3\">漏</ofd:TextCode></ofd:TextObject>")]
    [InlineData("<ofd:PathObject Boundary=\"0 0 10 10\"><ofd:AbbreviatedData>M 0 0 L Infinity 3</ofd:AbbreviatedData></ofd:PathObject>")]
    [InlineData("<ofd:PathObject Boundary=\"0 0 10 10\"><ofd:AbbreviatedData>M 0 0 Z</ofd:AbbreviatedData></ofd:PathObject>")]
    public void WhatCannotBeRead_IsWarnedOfAndTheRestIsRead(string broken)
    {
        var document = Reading.Of(With(Printed("前", 20, 50) + broken + Printed("后", 20, 150)));

        Assert.Equal("前后", string.Concat(Reading.Paragraphs(document)));
        Assert.Contains(("incomplete_page", "page 1"), document.Warnings.Select(w => (w.Kind, w.Place)));
    }

    [Fact]
    public void HugeCoordinates_EndInADocument()
    {
        var document = Reading.Of(With(
            Printed("前", 20, 50) + Path("M -999999 20 L 999999 20 M 20 -999999 L 20 999999") + Printed("远", 900_000, 900_000)));

        Assert.Contains("前", Reading.Paragraphs(document));
    }

    [Theory]
    [InlineData("../../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\..\\Content.xml")]
    public void LocationOutsideThePackage_LeadsNowhere(string location)
    {
        var file = Zip([
            Root(Standard, "Doc_0"),
            ("Doc_0/Document.xml", $"<ofd:Document xmlns:ofd=\"{Standard}\"><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"{location}\"/></ofd:Pages></ofd:Document>"),
        ]);

        Assert.Equal("damaged", Reading.Rejected(file).Code);
    }

    [Fact]
    public void MissingPage_IsWarnedOf()
    {
        var file = Zip(
            [Root(Standard, "Doc_0"), Document(Standard, "Doc_0", "", 2), Page(Standard, "Doc_0/Pages/Page_0/Content.xml", "", Printed("在", 20, 50))]);

        Assert.Contains(("incomplete_page", "page 2"), Reading.Of(file).Warnings.Select(w => (w.Kind, w.Place)));
    }

    [Fact]
    public void DocumentType_IsNeverExpanded()
    {
        var dtd = Reading.Rejected(Zip([("OFD.xml", "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><OFD>&a;</OFD>")]));
        Assert.Equal("damaged", dtd.Code);
        Assert.Contains("declares a DTD", dtd.English, StringComparison.Ordinal);
    }

    [Fact]
    public void DeepNesting_IsTooComplex() =>
        Assert.Equal("too_complex", Reading.Rejected(With(
            string.Concat(Enumerable.Repeat("<ofd:PageBlock>", 200)) + string.Concat(Enumerable.Repeat("</ofd:PageBlock>", 200)))).Code);

    [Fact]
    public void PageShownTooOften_IsTooComplex()
    {
        var pages = string.Concat(Enumerable.Repeat("<ofd:Page ID=\"1\" BaseLoc=\"P.xml\"/>", 50));
        var file = Zip([
            Root(Standard, "Doc_0"),
            ("Doc_0/Document.xml", $"<ofd:Document xmlns:ofd=\"{Standard}\"><ofd:Pages>{pages}</ofd:Pages></ofd:Document>"),
            Page(Standard, "Doc_0/P.xml", "", Printed("反复出现的文字", 20, 50)),
        ]);

        Assert.Equal("too_complex", Reading.Rejected(file, new ReaderLimits { MaxPageMarks = 300 }).Code);
        Assert.Equal("too_complex", Reading.Rejected(file, new ReaderLimits { MaxArchiveEntries = 20 }).Code);
    }

    [Fact]
    public void PackageWithoutDocument_IsDamaged() =>
        Assert.Equal("damaged", Reading.Rejected(Zip([Root(Standard, "Doc_0")])).Code);
}
