using System.Buffers.Binary;

namespace PerfEval.Benchmarks.Fuzz.Mutations;

/// <summary>
/// Changes numbers of a binary format in their places: lengths, offsets and counts at which arithmetic breaks, mostly where structures begin. Nothing is
/// moved, so that what lies behind is still found.
/// </summary>
internal static class WordMutation
{
    private const int Sector = 512;
    private const int Head = 64;

    private static readonly uint[] s_telling =
    [
        0,
        1,
        2,
        0x7F,
        0x80,
        0xFF,
        0x100,
        0x7FFF,
        0x8000,
        0xFFFF,
        0x10000,
        0x7FFFFFFF,
        0x80000000,
        0xFFFFFFF0,
        0xFFFFFFFD,
        0xFFFFFFFE,
        0xFFFFFFFF
    ];

    public static byte[] Apply(byte[] bytes, Random random)
    {
        var changed = (byte[])bytes.Clone();
        if (changed.Length < sizeof(uint))
            return changed;
        for (var times = 1 + random.Next(4); times > 0; times--)
        {
            var at = random.Next(changed.Length - sizeof(uint) + 1);
            if (random.Next(2) == 0)
                at = Math.Min(changed.Length - sizeof(uint), (at / Sector * Sector) + random.Next(Head));
            var place = changed.AsSpan(at);
            var value = s_telling[random.Next(s_telling.Length)];
            switch (random.Next(4))
            {
                case 0:
                    place[0] = (byte)value;
                    break;
                case 1:
                    BinaryPrimitives.WriteUInt16LittleEndian(place, (ushort)value);
                    break;
                case 2:
                    BinaryPrimitives.WriteUInt32LittleEndian(place, value);
                    break;
                default:
                    // One more or less than what stands there: the end of something, or just behind it.
                    BinaryPrimitives.WriteUInt16LittleEndian(place, (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(place) + random.Next(-2, 3)));
                    break;
            }
        }

        return changed;
    }
}
