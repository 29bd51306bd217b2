namespace PerfEval.Benchmarks.Fuzz.Mutations;

/// <summary>What transfer, disks and bad software do to bytes.</summary>
internal static class ByteMutation
{
    private const int MaxBytes = 8 << 20;

    private static readonly byte[][] s_telling =
        [
            [0],
            [0xFF],
            [0xFF, 0xFF, 0xFF, 0xFF],
            [0xFF, 0xFF, 0xFF, 0x7F],
            [0, 0, 0, 0x80],
            [0xED, 0xA0, 0x80],
            [0xEF, 0xBB, 0xBF],
            [0x1A],
            [0xC0, 0x80],
            "%s"u8.ToArray(),
            "\r\n\r\n"u8.ToArray()
        ];

    /// <param name="other">Another file, from which parts are spliced in.</param>
    public static byte[] Apply(byte[] bytes, byte[] other, Random random)
    {
        if (bytes.Length == 0)
            return s_telling[random.Next(s_telling.Length)];
        var (at, length) = (random.Next(bytes.Length), Length(bytes.Length, random));
        var end = Math.Min(bytes.Length, at + length);
        return random.Next(9) switch
        {
            0 => Changed(bytes, random, (value, _) => (byte)(value ^ (1 << random.Next(8)))),
            1 => Changed(bytes, random, (_, _) => (byte)random.Next(256)),
            2 => bytes[..at],
            3 => Filled(bytes, at, end, (byte)(random.Next(3) == 0 ? 0xFF : 0)),
            4 => [.. bytes[..at], .. bytes[end..]],
            5 => [.. bytes[..at], .. Part(other, random), .. bytes[at..]],
            6 => [.. bytes[..at], .. Part(other, random), .. bytes[end..]],
            7 => [.. bytes[..at], .. s_telling[random.Next(s_telling.Length)], .. bytes[at..]],
            _ => Repeated(bytes, at, end, random),
        };
    }

    // Mostly short, now and then a great part of the file.
    private static int Length(int whole, Random random) => 1 + random.Next(random.Next(4) == 0 ? whole : Math.Min(whole, 64));

    private static byte[] Changed(byte[] bytes, Random random, Func<byte, int, byte> change)
    {
        var changed = (byte[])bytes.Clone();
        for (var times = 1 + random.Next(16); times > 0; times--)
        {
            var at = random.Next(changed.Length);
            changed[at] = change(changed[at], at);
        }

        return changed;
    }

    private static byte[] Filled(byte[] bytes, int start, int end, byte value)
    {
        var filled = (byte[])bytes.Clone();
        filled.AsSpan(start, end - start).Fill(value);
        return filled;
    }

    private static byte[] Part(byte[] other, Random random)
    {
        var at = random.Next(other.Length);
        return other[at..Math.Min(other.Length, at + Length(other.Length, random))];
    }

    private static byte[] Repeated(byte[] bytes, int start, int end, Random random)
    {
        var times = Math.Min(1 + random.Next(200), Math.Max(1, (MaxBytes - bytes.Length) / (end - start)));
        var repeated = new List<byte>(bytes[..end]);
        for (; times > 0; times--)
            repeated.AddRange(bytes.AsSpan(start, end - start));
        repeated.AddRange(bytes.AsSpan(end));
        return [.. repeated];
    }
}
