namespace PerfEval.Portal.Nights;

/// <summary>A fetch as the archive's journal has it.</summary>
/// <param name="Source">Id of the source.</param>
/// <param name="Address">Asked for.</param>
/// <param name="Kind">list, page, attachment or robots.</param>
/// <param name="Outcome">stored, not_modified, failed …</param>
/// <param name="Message">For people; null where all went well.</param>
public sealed record FetchLine(string Source, string Address, string Kind, string Outcome, string? Message);
