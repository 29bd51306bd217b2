using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Privacy;

namespace PerfEval.Normalize.Recognition;

/// <summary>A warning as stored: it may quote the document.</summary>
public sealed record StoredWarning(string Kind, string Place, MaskedText Message)
{
    public static StoredWarning Of(DocumentWarning warning) => new(warning.Kind, warning.Place, MaskedText.Of(warning.Message));
}
