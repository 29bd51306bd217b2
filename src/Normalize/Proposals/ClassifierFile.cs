using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Proposals;

/// <summary>A <see cref="LabelClassifier"/> kept under the hash of the vocabulary it was learnt from: what is kept needs no training, and loads no library of it.</summary>
public static class ClassifierFile
{
    // Changes with what is learnt, and how.
    private const string Kind = "perfeval labels 1";

    /// <summary>Null where nothing is kept, or something else: another vocabulary's, an older program's, half a file.</summary>
    public static LabelClassifier? Read(string path, string vocabularyHash)
    {
        try
        {
            using var reader = new BinaryReader(File.OpenRead(path));
            if (reader.ReadString() != Kind || reader.ReadString() != vocabularyHash)
                return null;
            var fields = Many(reader, r => new Field(r.ReadString(), r.ReadString()));
            var grams = Many(reader, r => r.ReadString()).Select((gram, i) => (gram, i)).ToDictionary(g => g.gram, g => g.i, StringComparer.Ordinal);
            var classifier = new LabelClassifier(fields, grams, Many(reader, Floats), Floats(reader));
            return reader.ReadString() == Kind ? classifier : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Keeps it in the place of another. Where the folder cannot be written nothing is kept: it is learnt again next time.</summary>
    public static void Write(string path, string vocabularyHash, LabelClassifier classifier)
    {
        var part = $"{path}.{Environment.ProcessId}";
        try
        {
            using (var writer = new BinaryWriter(File.Create(part)))
            {
                writer.Write(Kind);
                writer.Write(vocabularyHash);
                Put(writer, classifier.Fields, (w, field) =>
                {
                    w.Write(field.Group);
                    w.Write(field.Role);
                });
                Put(writer, [.. classifier.Grams.OrderBy(g => g.Value).Select(g => g.Key)], (w, gram) => w.Write(gram));
                Put(writer, classifier.Weights, (w, row) => Put(w, row, (x, value) => x.Write(value)));
                Put(writer, classifier.Biases, (w, value) => w.Write(value));
                writer.Write(Kind);
            }

            File.Move(part, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(part);
        }
    }

    private static float[] Floats(BinaryReader reader) => Many(reader, r => r.ReadSingle());

    private static T[] Many<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var many = new T[reader.ReadInt32()];
        for (var i = 0; i < many.Length; i++)
            many[i] = read(reader);
        return many;
    }

    private static void Put<T>(BinaryWriter writer, IReadOnlyList<T> many, Action<BinaryWriter, T> write)
    {
        writer.Write(many.Count);
        foreach (var one in many)
            write(writer, one);
    }
}
