using PerfEval.Normalize.Warehouse.Dictionary;

namespace PerfEval.Worker.Queries;

/// <summary>已印证, 未印证, 相互矛盾: what people read for the codes of column proof.</summary>
public static class ProofWord
{
    private static readonly Dictionary<string, string> s_words = ViewCatalogue.OfFacts().Codes("proof").ToDictionary(c => c.Code, c => c.Chinese);

    /// <returns>Null where there is no number to be proved.</returns>
    public static string? Of(string? proof) => proof is null ? null : s_words.GetValueOrDefault(proof, proof);
}
