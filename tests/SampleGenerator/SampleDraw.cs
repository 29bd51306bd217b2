using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Layouts;

namespace PerfEval.SampleGenerator;

/// <summary>Draws the figures of a sample, the same in every run.</summary>
internal static class SampleDraw
{
    /// <summary>Draws a report from the unit's own seed, the next seed where a placed fault needs figures of a certain kind.</summary>
    public static ReportFacts Report(
        ILayout layout, UnitFact unit, int year, FigurePlan plan, ReportFacts? previous = null, Func<ReportFacts, bool>? accept = null)
    {
        var seed = unit.Body.Aggregate((ulong)year, (hash, c) => hash * 31 + c);
        while (true)
        {
            var facts = new ReportMaker(layout.Shape, plan, new Dice(seed++)).Make(unit, year, previous);
            if (accept is null || accept(facts))
                return facts;
        }
    }
}
