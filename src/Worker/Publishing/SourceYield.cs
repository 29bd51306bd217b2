namespace PerfEval.Worker.Publishing;

/// <summary>What one source gave when it was last visited.</summary>
/// <param name="Documents">Documents that its lists named, whether or not they were new.</param>
/// <param name="Quarantined">Answers that were no documents although the portal served them as such.</param>
/// <param name="Minimum">Fewer are a sign that the portal changed; null where the source states none.</param>
/// <param name="Maximum">More are only said.</param>
/// <param name="Complete">Whether the lists were walked to their end.</param>
public sealed record SourceYield(string Source, int Documents, int Quarantined, int? Minimum, int? Maximum, bool Complete);
