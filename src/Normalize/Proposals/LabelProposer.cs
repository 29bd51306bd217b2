using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Proposals;

/// <summary>
/// Ranks the fields that an unknown label can name. The classifier is learnt, or read from where it is kept, when the first label asks; safe to call from
/// several threads.
/// </summary>
public sealed class LabelProposer
{
    private readonly Lazy<LabelClassifier> _classifier;

    public LabelProposer(FormVocabulary vocabulary) => _classifier = new Lazy<LabelClassifier>(() => Load(vocabulary));

    /// <summary>File in which the classifier is kept from one run to the next; null keeps none.</summary>
    public string? KeptAt { get; set; }

    /// <inheritdoc cref="LabelClassifier.Rank"/>
    public IReadOnlyList<(Field Field, double Probability)> Rank(string label, LabelContext context) => _classifier.Value.Rank(label, context);

    private LabelClassifier Load(FormVocabulary vocabulary)
    {
        if (KeptAt is not { } path)
            return ClassifierTraining.Train(vocabulary);
        if (ClassifierFile.Read(path, vocabulary.Hash) is { } kept)
            return kept;
        var learnt = ClassifierTraining.Train(vocabulary);
        ClassifierFile.Write(path, vocabulary.Hash, learnt);
        return learnt;
    }
}
