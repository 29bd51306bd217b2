using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace PerfEval.Ingest.Processes;

/// <summary>Messages over the pipe between this program and a child: a byte that says what it is, the length of the rest, the rest.</summary>
/// <typeparam name="TKind">Names what messages there are, each a byte.</typeparam>
public sealed class FrameStream<TKind>(Stream read, Stream write)
    where TKind : unmanaged, Enum
{
    private const int HeadBytes = 5;

    private readonly Lock _writing = new();

    /// <summary>Writes a whole message; contents of files follow the rest without being copied into it.</summary>
    public void Write(TKind kind, Action<BinaryWriter>? body = null, IReadOnlyList<ReadOnlyMemory<byte>>? contents = null)
    {
        using var buffer = new MemoryStream();
        buffer.SetLength(HeadBytes);
        buffer.Position = HeadBytes;
        using (var writer = new BinaryWriter(buffer, Encoding.UTF8, leaveOpen: true))
        {
            body?.Invoke(writer);
            foreach (var content in contents ?? [])
                writer.Write(content.Length);
        }

        var head = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        head[0] = Unsafe.BitCast<TKind, byte>(kind);
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], checked(head.Length - HeadBytes));
        lock (_writing)
        {
            write.Write(head);
            foreach (var content in contents ?? [])
                write.Write(content.Span);
            write.Flush();
        }
    }

    /// <summary>The next message; null where the other side has closed the pipe, also in its middle.</summary>
    /// <param name="mostBytes">A longer message is none that was agreed on: a damaged process wrote it.</param>
    /// <exception cref="InvalidDataException">The message is longer.</exception>
    public Frame<TKind>? Read(long mostBytes)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        if (read.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false) < HeadBytes)
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(head[1..]);
        if (length < 0 || length > mostBytes)
            throw new InvalidDataException($"a message of {length} bytes");
        return ReadBytes(length) is { } body
            ? new Frame<TKind>(Unsafe.BitCast<byte, TKind>(head[0]), new BinaryReader(new MemoryStream(body), Encoding.UTF8))
            : null;
    }

    /// <summary>Bytes that follow a message; null where the pipe was closed before.</summary>
    public byte[]? ReadBytes(int count)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(count);
        return read.ReadAtLeast(bytes, count, throwOnEndOfStream: false) == count ? bytes : null;
    }
}
