using System.Runtime.InteropServices;
using System.Text;
using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Appending;

/// <summary>
/// Native memory for texts and blobs of more than 12 bytes. DuckDB copies them when a chunk is appended, so they need only outlive that; filling the vectors
/// takes no native call per value.
/// </summary>
internal sealed unsafe class TextArena : IDisposable
{
    private const int BlockSize = 1 << 18;

    private readonly List<nint> _blocks = [];
    private byte* _free;
    private int _left;

    ~TextArena() => Free();

    /// <summary>Writes a text as UTF-8; a lone surrogate becomes U+FFFD, so that DuckDB never sees invalid text.</summary>
    public void Write(StringElement* target, ReadOnlySpan<char> text)
    {
        // One char never takes more than three bytes.
        if (text.Length <= StringElement.InlineLength / 3)
        {
            WriteInline(target, text);
            return;
        }

        var room = text.Length < BlockSize / 3 ? text.Length * 3 : Encoding.UTF8.GetByteCount(text);
        var start = Reserve(room);
        var length = Encoding.UTF8.GetBytes(text, new Span<byte>(start, room));
        Place(target, start, length);
    }

    public void Write(StringElement* target, ReadOnlySpan<byte> bytes)
    {
        var start = Reserve(bytes.Length);
        bytes.CopyTo(new Span<byte>(start, bytes.Length));
        Place(target, start, bytes.Length);
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        foreach (var block in _blocks)
            NativeMemory.Free((void*)block);
        _blocks.Clear();
    }

    private static void WriteInline(StringElement* target, ReadOnlySpan<char> text)
    {
        // The unused rest must be zero: DuckDB compares inlined strings as 16 bytes.
        *target = default;
        target->Length = (uint)Encoding.UTF8.GetBytes(text, new Span<byte>(target->Inlined, StringElement.InlineLength));
    }

    private void Place(StringElement* target, byte* start, int length)
    {
        *target = default;
        target->Length = (uint)length;
        if (length <= StringElement.InlineLength)
        {
            new ReadOnlySpan<byte>(start, length).CopyTo(new Span<byte>(target->Inlined, length));
            return;
        }

        new ReadOnlySpan<byte>(start, 4).CopyTo(new Span<byte>(target->Inlined, 4));
        target->Pointer = start;
        _free += length;
        _left -= length;
    }

    /// <summary>At least <paramref name="size"/> free bytes, not yet taken.</summary>
    private byte* Reserve(int size)
    {
        if (size > _left)
        {
            _left = Math.Max(size, BlockSize);
            _free = (byte*)NativeMemory.Alloc((nuint)_left);
            _blocks.Add((nint)_free);
        }

        return _free;
    }
}
