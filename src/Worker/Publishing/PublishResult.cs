namespace PerfEval.Worker.Publishing;

/// <summary>What came of a publication.</summary>
/// <param name="Generation">The number that readers get from now on; null where nothing was published and the last generation stays.</param>
/// <param name="Reports">Reports in it.</param>
/// <param name="Flags">Flags in it.</param>
/// <param name="Failures">Assertions that do not hold.</param>
/// <param name="Remarks">What is worth saying and stops nothing.</param>
/// <param name="Changes">Rows of the delta by kind and change, such as (report, added).</param>
public sealed record PublishResult(
    int? Generation,
    long Reports,
    long Flags,
    IReadOnlyList<PublishFinding> Failures,
    IReadOnlyList<PublishFinding> Remarks,
    IReadOnlyDictionary<(string Kind, string Change), long> Changes);
