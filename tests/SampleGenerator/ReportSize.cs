namespace PerfEval.SampleGenerator;

/// <summary>How long generated reports are.</summary>
public enum ReportSize
{
    /// <summary>As the benchmarks have them: every second one with five forms and many pages of text.</summary>
    Usual,

    /// <summary>Two forms and a page of text, where only their number matters.</summary>
    Brief,
}
