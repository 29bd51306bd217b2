using PerfEval.Benchmarks.Fuzz.Seeds;

namespace PerfEval.Benchmarks.Fuzz.Mutations;

/// <summary>Mutates the parts of a zip format before they are packed anew, so that its checksums stop no mutant at the door.</summary>
internal static class PackageMutation
{
    public static PackageParts Apply(PackageParts package, PackageParts other, Random random)
    {
        var parts = package.Parts.ToList();
        if (parts.Count == 0)
            return package;
        var at = Weighted(parts, random);
        var (name, content) = parts[at];
        var foreign = other.Parts[random.Next(other.Parts.Count)];
        switch (random.Next(30))
        {
            case 0:
                parts.RemoveAt(at);
                break;
            case 1:
                parts.Insert(random.Next(parts.Count), (name, foreign.Content));
                break;
            case 2:
                parts[at] = (random.Next(2) == 0 ? foreign.Name : "../" + name, content);
                break;
            case 3:
                parts[at] = (name, foreign.Content);
                break;
            case < 5:
                parts[at] = (name, ByteMutation.Apply(content, foreign.Content is { Length: > 0 } bytes ? bytes : [0], random));
                break;
            default:
                parts[at] = (name, MarkupMutation.Apply(content, random));
                break;
        }

        return new PackageParts(parts);
    }

    // The larger a part, the more of the reader it feeds; small ones have their turn too.
    private static int Weighted(List<(string Name, byte[] Content)> parts, Random random)
    {
        if (random.Next(3) == 0)
            return random.Next(parts.Count);
        var left = random.NextInt64(1 + parts.Sum(part => (long)part.Content.Length));
        var at = 0;
        while (at < parts.Count - 1 && left > parts[at].Content.Length)
            left -= parts[at++].Content.Length;
        return at;
    }
}
