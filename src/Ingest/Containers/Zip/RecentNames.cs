using System.Runtime.CompilerServices;
using System.Xml;

namespace PerfEval.Ingest.Containers.Zip;

/// <summary>
/// Names of one XML part. An office document repeats a few dozen of them tens of thousands of times, and <see cref="NameTable"/> hashes each
/// occurrence with a seed; here the name last seen in its slot is compared first. A slot holds one name, so names chosen to collide only lose the shortcut.
/// </summary>
internal sealed class RecentNames : XmlNameTable
{
    private const int Slots = 256;

    private readonly NameTable _all = new();
    private readonly string[] _recent = new string[Slots];

    public override string Add(char[] array, int offset, int length)
    {
        if (length == 0)
        {
            return "";
        }

        var name = array.AsSpan(offset, length);
        ref var recent = ref _recent[Slot(name)];
        return name.SequenceEqual(recent) ? recent : recent = _all.Add(array, offset, length);
    }

    public override string Add(string array) => _all.Add(array);

    public override string? Get(char[] array, int offset, int length) => _all.Get(array, offset, length);

    public override string? Get(string array) => _all.Get(array);

    // By these characters and factors the names of word-processing markup differ nearly always.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Slot(ReadOnlySpan<char> name) =>
        (name[0] + (name[^1] * 19) + (name[(name.Length - 1) / 3] * 28) + (name.Length * 31)) & (Slots - 1);
}
