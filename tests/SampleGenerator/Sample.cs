using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Layouts;

namespace PerfEval.SampleGenerator;

/// <summary>One report's file: its name with extension, how it is printed, what it says, and what is wrong or nearly wrong with it.</summary>
/// <param name="FileName">Its extension says the format.</param>
/// <param name="Layout">The layout all its reports share.</param>
/// <param name="Reports">Usually one; a file may hold several units.</param>
/// <param name="Remark">For the table of files.</param>
/// <param name="Charset">As an html page declares it.</param>
/// <param name="LayoutTable">Whether an html page sets its content inside a table.</param>
/// <param name="OneSheet">Whether a workbook holds everything as text on one sheet.</param>
/// <param name="Scanned">Whether a PDF holds a picture of its page.</param>
/// <param name="Archive">The archive that the file is packed in.</param>
internal sealed record Sample(
    string FileName, ILayout Layout, IReadOnlyList<ReportFacts> Reports, string Remark, string Charset = "utf-8", bool LayoutTable = false,
    bool OneSheet = false,
    bool Scanned = false, string? Archive = null)
{
    public string Extension => Path.GetExtension(FileName);
}
