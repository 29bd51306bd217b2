using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>One way of printing a report, named by its number in the catalogue of layouts.</summary>
internal interface ILayout
{
    string Code { get; }

    FormShape Shape { get; }

    IEnumerable<Block> Print(ReportFacts facts);
}
