using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Proposals;

/// <summary>
/// Learns a <see cref="LabelClassifier"/>. The same spellings give the same bits: one thread, a fixed seed, examples in the order of fields and labels.
/// </summary>
public static class ClassifierTraining
{
    private const int Seed = 20;

    // Grams of one spelling alone say little of others, and most are such: they make the weights three times as many.
    private const int FewestSpellings = 2;

    // Weak: the spellings of a field are few and all right.
    private const float Regularisation = 0.008f;

    private const int MostIterations = 40;
    private const int History = 8;

    public static LabelClassifier Train(FormVocabulary vocabulary) => Train(vocabulary.Entries);

    /// <param name="entries">Labels with their fields; those of groups that hold no labels of forms are left out.</param>
    public static LabelClassifier Train(IEnumerable<(Field Field, string Label)> entries)
    {
        var examples = entries.Where(e => LabelContext.IsLabelGroup(e.Field.Group)).ToList();
        List<Field> fields = [.. examples.Select(e => e.Field).Distinct()];
        var grams = examples.SelectMany(e => LabelGrams.Of(e.Label)).GroupBy(g => g, StringComparer.Ordinal)
            .Where(g => g.Key.Length == 1 || g.Count() >= FewestSpellings).Select(g => g.Key).Order(StringComparer.Ordinal)
            .Select((gram, i) => (gram, i)).ToDictionary(g => g.gram, g => g.i, StringComparer.Ordinal);
        var ids = fields.Select((field, i) => (field, i)).ToDictionary(f => f.field, f => (uint)f.i);
        var (weights, biases) = Fit(
            [.. examples.Select(e => new Example { Field = ids[e.Field], Features = Sparse(e.Label, grams) })], fields.Count, grams.Count);
        return new LabelClassifier(fields, grams, weights, biases);
    }

    private static (float[][] Weights, float[] Biases) Fit(List<Example> examples, int fields, int grams)
    {
        var ml = new MLContext(Seed);
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, grams);
        schema[nameof(Example.Field)].ColumnType = new KeyDataViewType(typeof(uint), fields);
        var trainer = ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = nameof(Example.Field),
            FeatureColumnName = nameof(Example.Features),
            L1Regularization = 0,
            L2Regularization = Regularisation,
            MaximumNumberOfIterations = MostIterations,
            HistorySize = History,
            NumberOfThreads = 1,
        });
        var model = trainer.Fit(ml.Data.LoadFromEnumerable(examples, schema)).Model;
        VBuffer<float>[]? weights = null;
        model.GetWeights(ref weights, out _);
        return ([.. weights.Select(w => w.DenseValues().ToArray())], [.. model.GetBiases()]);
    }

    private static VBuffer<float> Sparse(string label, Dictionary<string, int> grams)
    {
        var features = LabelClassifier.Features(label, grams).OrderBy(f => f.Gram).ToList();
        return new VBuffer<float>(grams.Count, features.Count, [.. features.Select(f => f.Value)], [.. features.Select(f => f.Gram)]);
    }

    private sealed class Example
    {
        public uint Field { get; set; }

        public VBuffer<float> Features { get; set; }
    }
}
