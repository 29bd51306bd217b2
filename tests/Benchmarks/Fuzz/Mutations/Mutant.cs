using System.IO.Compression;
using PerfEval.Benchmarks.Fuzz.Seeds;

namespace PerfEval.Benchmarks.Fuzz.Mutations;

/// <summary>Makes the mutant of a number: the same seed, format and number give the same bytes, whatever was made before.</summary>
internal sealed class Mutant(string format, IReadOnlyList<Seed> seeds, int seed)
{
    public byte[] Make(int number)
    {
        // Seeded Random is stable over versions of .NET; neighbouring seeds need mixing.
        var random = new Random(unchecked((int)Mix(((ulong)(uint)seed << 32) + ((ulong)SeedFiles.Formats.IndexOf(format) << 28) + (uint)number)));
        var (one, other) = (seeds[random.Next(seeds.Count)], seeds[random.Next(seeds.Count)]);
        var edits = random.Next(6) == 0 ? random.Next(3, 16) : random.Next(1, 3);
        if (one.Parts is { } parts && random.Next(10) != 0)
        {
            for (; edits > 0; edits--)
                parts = PackageMutation.Apply(parts, other.Parts!, random);
            var packed = parts.Pack(random.Next(2) == 0 ? CompressionLevel.Fastest : CompressionLevel.NoCompression);
            return random.Next(16) == 0 ? ByteMutation.Apply(packed, other.Content, random) : packed;
        }

        var bytes = one.Content;
        for (; edits > 0; edits--)
        {
            bytes = format switch
            {
                "pdf" when random.Next(2) == 0 => PdfMutation.Apply(bytes, random),
                "html" when random.Next(3) != 0 => MarkupMutation.Apply(bytes, random),
                "doc" or "xls" when random.Next(2) == 0 => WordMutation.Apply(bytes, random),
                "csv" or "yaml" when random.Next(4) != 0 => LineMutation.Apply(bytes, LineMutation.TokensOf(format), random),
                "lists" when random.Next(2) == 0 => MarkupMutation.Apply(bytes, random),
                "lists" when random.Next(2) == 0 => LineMutation.Apply(bytes, LineMutation.TokensOf(format), random),
                _ => ByteMutation.Apply(bytes, other.Content, random),
            };
        }

        return format == "archives" && random.Next(4) != 0 ? ArchiveSeal.Apply(bytes) : bytes;
    }

    // SplitMix64's finaliser.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
