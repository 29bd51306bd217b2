using System.Runtime.InteropServices;

namespace DuckDB.NET.Data.Native;

/// <summary>duckdb_string_t: up to 12 bytes lie inside it; longer text keeps its first four bytes here and a pointer to all of it.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal unsafe struct StringElement
{
    public const int InlineLength = 12;

    [FieldOffset(0)]
    public uint Length;

    [FieldOffset(4)]
    public fixed byte Inlined[InlineLength];

    [FieldOffset(8)]
    public byte* Pointer;

    /// <summary>The bytes of an element that does not move: one in a vector's native memory.</summary>
    public static ReadOnlySpan<byte> Bytes(StringElement* element) =>
        new(element->Length <= InlineLength ? element->Inlined : element->Pointer, checked((int)element->Length));
}
