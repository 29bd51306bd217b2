using System.Buffers.Binary;
using System.Text;

namespace PerfEval.Worker.Sandbox;

/// <summary>One message on the pipe: its length (4 bytes, little-endian, of what follows), its kind (1 byte), its values.</summary>
internal sealed class Frame(FrameKind kind, byte[] body)
{
    /// <summary>Bytes of a body. Rows are sent long before; only a single row may be this large.</summary>
    public const int MostBytes = 64 << 20;

    private const int HeadLength = 5;

    public FrameKind Kind => kind;

    public int Length => body.Length;

    public BinaryReader Values() => new(new MemoryStream(body, writable: false), Encoding.UTF8);

    /// <returns>Null where the other side has ended.</returns>
    /// <exception cref="InvalidDataException">This is no frame.</exception>
    public static Frame? Read(Stream pipe)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        var read = pipe.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        if (read < HeadLength)
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length is < 0 or > MostBytes)
            throw new InvalidDataException($"A frame of {length} bytes.");
        var body = new byte[length];
        return pipe.ReadAtLeast(body, length, throwOnEndOfStream: false) < length ? null : new Frame((FrameKind)head[4], body);
    }

    public static void Write(Stream pipe, FrameKind kind, Action<BinaryWriter> values)
    {
        using var buffer = new MemoryStream();
        buffer.SetLength(HeadLength);
        buffer.Position = HeadLength;
        using var writer = new BinaryWriter(buffer, Encoding.UTF8);
        values(writer);
        writer.Flush();
        Write(pipe, kind, buffer);
    }

    /// <param name="buffer">Its first five bytes are left for the head.</param>
    public static void Write(Stream pipe, FrameKind kind, MemoryStream buffer)
    {
        var bytes = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length - HeadLength);
        bytes[4] = (byte)kind;
        pipe.Write(bytes);
        pipe.Flush();
    }

    /// <summary>An empty buffer with room for the head.</summary>
    public static void Clear(MemoryStream buffer)
    {
        buffer.SetLength(HeadLength);
        buffer.Position = HeadLength;
    }
}
