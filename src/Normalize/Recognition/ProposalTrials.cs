using PerfEval.Normalize.Proposals;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Recognition;

/// <summary>
/// Proposes fields for the unknown labels of a document and tries them on it. A field is taken only where the equations prove every number that is read
/// through the label, refuse or leave unproved every other field of the place, and prove all taken labels together; its numbers are marked as inferred.
/// </summary>
/// <param name="read">Reads the document with a vocabulary.</param>
internal sealed class ProposalTrials(LabelProposer proposer, FormVocabulary vocabulary, Func<FormVocabulary, RecognisedDocument> read)
{
    /// <summary>Each trial reads the document again. A document that needs more has a form that nobody described; its labels wait.</summary>
    private const int MostReadings = 40;

    /// <summary>Of all readings together, so that a table of a hundred thousand rows does not take the night.</summary>
    private const int MostCells = 1_000_000;

    private int _readings;

    public RecognisedDocument Settle(RecognisedDocument plain)
    {
        var proposals = UnknownLabels.Of(plain.Cells, vocabulary).Select(unknown => Propose(plain, unknown)).ToList();
        if (proposals.Count == 0)
            return plain;
        var agreed = proposals.Where(p => p.Arithmetic == Arithmetic.Agrees).ToList();
        if (agreed.Count > 0 && Together(plain, agreed) is { } settled)
            return settled with { Proposals = [.. proposals.Select(p => agreed.Contains(p) ? p with { State = ProposalState.Proved } : p)] };
        return plain with { Proposals = proposals };
    }

    private Proposal Propose(RecognisedDocument plain, UnknownLabel unknown)
    {
        var ranked = proposer.Rank(unknown.Label, unknown.Context);
        if (ranked.Count == 0 || ranked[0].Probability < LabelClassifier.Threshold)
            return new Proposal(unknown, null, ranked.Count == 0 ? 0 : ranked[0].Probability, Arithmetic.Silent, ProposalState.Waiting);
        var (field, probability) = ranked[0];
        var verdict = unknown.Context.IsTried ? Judge(plain, unknown, field, ranked.Skip(1).Select(r => r.Field)) : Arithmetic.Silent;
        return new Proposal(unknown, field, probability, verdict, verdict == Arithmetic.Disagrees ? ProposalState.Refused : ProposalState.Waiting);
    }

    private string Judge(RecognisedDocument plain, UnknownLabel unknown, Field field, IEnumerable<Field> others)
    {
        var verdict = Try(plain, unknown.Label, field) ?? Arithmetic.Silent;
        // What was not tried may agree as well.
        return verdict == Arithmetic.Agrees && others.Any(other => Try(plain, unknown.Label, other) is null or Arithmetic.Agrees) ? Arithmetic.Silent : verdict;
    }

    // Null where enough was tried.
    private string? Try(RecognisedDocument plain, string label, Field field) =>
        ++_readings > Math.Min(MostReadings, MostCells / Math.Max(1, plain.Cells.Count))
            ? null
            : FieldTrial.Of(plain, read(vocabulary.With(label, field))).Verdict;

    // Two labels that are each proved alone may spoil one another.
    private RecognisedDocument? Together(RecognisedDocument plain, List<Proposal> agreed)
    {
        var tried = read(agreed.Aggregate(vocabulary, (words, p) => words.With(p.Unknown.Label, p.Field!)));
        var trial = FieldTrial.Of(plain, tried);
        return trial.Verdict == Arithmetic.Agrees ? tried.Inferring(trial.Figures) : null;
    }
}
