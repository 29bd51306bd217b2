namespace PerfEval.Benchmarks.Fuzz.Seeds;

/// <summary>A small Word file with what the samples do not have: fields, numbering, tracked changes, nested tables, text boxes, symbols, notes.</summary>
internal static class WordSeed
{
    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    public static PackageParts Rich { get; } = PackageParts.Of([
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("word/document.xml", $"<w:document {W} xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>{Paragraphs}{Tables}</w:body></w:document>"),
        ("word/styles.xml", $"<w:styles {W}><w:style w:type=\"paragraph\" w:styleId=\"a\"><w:basedOn w:val=\"b\"/><w:pPr><w:numPr><w:ilvl "
            + $"w:val=\"1\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style></w:styles>"),
        ("word/numbering.xml", $"<w:numbering {W}><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:numFmt "
            + $"w:val=\"chineseCounting\"/><w:lvlText w:val=\"第%1条\"/></w:lvl>"
            + "<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"lowerRoman\"/><w:lvlText w:val=\"%1.%2)\"/></w:lvl></w:abstractNum>"
            + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride "
            + "w:val=\"5\"/></w:lvlOverride></w:num></w:numbering>"),
        ("word/footnotes.xml", $"<w:footnotes {W}><w:footnote w:id=\"2\"><w:p><w:r><w:t>注：口径为年初</w:t></w:r></w:p></w:footnote></w:footnotes>"),
    ]);

    private const string Paragraphs =
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr><w:r><w:t xml:space=\"preserve\">清河县财政局2023年度部门整体支出绩效自评报告 "
        + "</w:t></w:r></w:p>"
        + "<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar "
        + "w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
        + "<w:p><w:ins w:id=\"1\"><w:r><w:t>年初预算814.38万元，</w:t></w:r></w:ins><w:del "
        + "w:id=\"2\"><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/><w:strike/></w:rPr><w:t>2</w:t></w:r>"
        + "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:tab/><w:br/><w:noBreakHyphen/><w:footnoteReference "
        + "w:id=\"2\"/></w:r><w:hyperlink><w:r><w:t>附件1</w:t></w:r></w:hyperlink>"
        + "<w:r><mc:AlternateContent><mc:Choice "
        + "Requires=\"wps\"><w:drawing><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r></w:p>";

    private const string Tables =
        "<w:tbl><w:tblGrid><w:gridCol w:w=\"1000\"/><w:gridCol w:w=\"1000\"/><w:gridCol w:w=\"1000\"/></w:tblGrid>"
        + "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan "
        + "w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>编制数</w:t></w:r></w:p></w:tc></w:tr>"
        + "<w:tr><w:tc><w:tcPr><w:vMerge "
        + "w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>预算支出情况（万元）</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1,440.69</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>99.74%</w:t></w:r></w:p></w:tc></w:tr>"
        + "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>内表</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc><w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>≥95</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>";
}
