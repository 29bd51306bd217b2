using System.Security.Cryptography;
using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Proposals;

/// <summary>
/// A <see cref="LabelClassifier"/> kept under the hash of the vocabulary it was learnt from: what is kept needs no training, and loads no library of it.
/// </summary>
public static class ClassifierFile
{
    // Changes with what is learnt, and how.
    private const string Kind = "perfeval labels 1";

    /// <summary>Null where nothing is kept, or something else: another vocabulary's, an older program's, a damaged file, a pipe.</summary>
    public static LabelClassifier? Read(string path, string vocabularyHash)
    {
        try
        {
            if (SpecialFile.Is(path))
                return null;
            var bytes = File.ReadAllBytes(path);
            // A changed count would ask for any amount of memory, a changed weight for another field.
            if (bytes.Length < SHA256.HashSizeInBytes
                || !SHA256.HashData(bytes.AsSpan(SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(bytes.AsSpan(0, SHA256.HashSizeInBytes)))
                return null;
            using var reader = new BinaryReader(new MemoryStream(bytes, SHA256.HashSizeInBytes, bytes.Length - SHA256.HashSizeInBytes));
            if (reader.ReadString() != Kind || reader.ReadString() != vocabularyHash)
                return null;
            var fields = Many(reader, r => new Field(r.ReadString(), r.ReadString()));
            var grams = Many(reader, r => r.ReadString()).Select((gram, i) => (gram, i)).ToDictionary(g => g.gram, g => g.i, StringComparer.Ordinal);
            return new LabelClassifier(fields, grams, Many(reader, Floats), Floats(reader));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
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
            var bytes = Bytes(vocabularyHash, classifier);
            File.WriteAllBytes(part, [.. SHA256.HashData(bytes), .. bytes]);
            File.Move(part, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(part);
        }
    }

    private static byte[] Bytes(string vocabularyHash, LabelClassifier classifier)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes))
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
        }

        return bytes.ToArray();
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
