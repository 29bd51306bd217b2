using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Layouts;

namespace PerfEval.SampleGenerator;

/// <summary>One file: its name with extension, how it is printed, what it says, and what is wrong or nearly wrong with it.</summary>
/// <param name="FileName">With extension docx, html or txt.</param>
/// <param name="Layout">The layout all its reports share.</param>
/// <param name="Reports">Usually one; a file may hold several units.</param>
/// <param name="Remark">For the table of files.</param>
/// <param name="Charset">As an html page declares it.</param>
/// <param name="LayoutTable">Whether an html page sets its content inside a table.</param>
internal sealed record Sample(
    string FileName, ILayout Layout, IReadOnlyList<ReportFacts> Reports, string Remark, string Charset = "utf-8", bool LayoutTable = false);
