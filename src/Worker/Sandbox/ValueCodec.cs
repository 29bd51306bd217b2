using PerfEval.Worker.Export;

namespace PerfEval.Worker.Sandbox;

/// <summary>Values of rows on the pipe: a byte for the type, then the value. What has no type here crosses as the text that is printed for it.</summary>
internal static class ValueCodec
{
    private enum Tag : byte
    {
        Null, Text, True, False, Byte, SByte, Int16, UInt16, Int32, UInt32, Int64, UInt64, Single, Double, Decimal, Date, Time, Timestamp, Guid, Bytes, Digits,
    }

    public static void Write(BinaryWriter to, object? value)
    {
        switch (value)
        {
            case null: to.Write((byte)Tag.Null); break;
            case string text: to.Write((byte)Tag.Text); to.Write(text); break;
            case bool truth: to.Write((byte)(truth ? Tag.True : Tag.False)); break;
            case byte number: to.Write((byte)Tag.Byte); to.Write(number); break;
            case sbyte number: to.Write((byte)Tag.SByte); to.Write(number); break;
            case short number: to.Write((byte)Tag.Int16); to.Write(number); break;
            case ushort number: to.Write((byte)Tag.UInt16); to.Write(number); break;
            case int number: to.Write((byte)Tag.Int32); to.Write(number); break;
            case uint number: to.Write((byte)Tag.UInt32); to.Write(number); break;
            case long number: to.Write((byte)Tag.Int64); to.Write(number); break;
            case ulong number: to.Write((byte)Tag.UInt64); to.Write(number); break;
            case float number: to.Write((byte)Tag.Single); to.Write(number); break;
            case double number: to.Write((byte)Tag.Double); to.Write(number); break;
            case decimal number: to.Write((byte)Tag.Decimal); to.Write(number); break;
            case DateOnly date: to.Write((byte)Tag.Date); to.Write(date.DayNumber); break;
            case TimeOnly time: to.Write((byte)Tag.Time); to.Write(time.Ticks); break;
            case DateTime time: to.Write((byte)Tag.Timestamp); to.Write(time.Ticks); to.Write((byte)time.Kind); break;
            case Guid id: to.Write((byte)Tag.Guid); to.Write(id.ToByteArray()); break;
            case byte[] bytes: to.Write((byte)Tag.Bytes); to.Write(bytes.Length); to.Write(bytes); break;
            case NumberText number: to.Write((byte)Tag.Digits); to.Write(number.Digits); break;
            default: to.Write((byte)Tag.Text); to.Write(ValueText.Of(value)); break;
        }
    }

    /// <exception cref="InvalidDataException">There is no such type.</exception>
    public static object? Read(BinaryReader from) => (Tag)from.ReadByte() switch
    {
        Tag.Null => null,
        Tag.Text => from.ReadString(),
        Tag.True => true,
        Tag.False => false,
        Tag.Byte => from.ReadByte(),
        Tag.SByte => from.ReadSByte(),
        Tag.Int16 => from.ReadInt16(),
        Tag.UInt16 => from.ReadUInt16(),
        Tag.Int32 => from.ReadInt32(),
        Tag.UInt32 => from.ReadUInt32(),
        Tag.Int64 => from.ReadInt64(),
        Tag.UInt64 => from.ReadUInt64(),
        Tag.Single => from.ReadSingle(),
        Tag.Double => from.ReadDouble(),
        Tag.Decimal => from.ReadDecimal(),
        Tag.Date => DateOnly.FromDayNumber(from.ReadInt32()),
        Tag.Time => new TimeOnly(from.ReadInt64()),
        Tag.Timestamp => new DateTime(from.ReadInt64(), (DateTimeKind)from.ReadByte()),
        Tag.Guid => new Guid(from.ReadBytes(16)),
        Tag.Bytes => Bytes(from),
        Tag.Digits => new NumberText(from.ReadString()),
        var tag => throw new InvalidDataException($"A value of type {(byte)tag}."),
    };

    // The length is the child's word: room for it is made only where so much follows.
    private static byte[] Bytes(BinaryReader from)
    {
        var length = from.ReadInt32();
        return length >= 0 && length <= from.BaseStream.Length - from.BaseStream.Position
            ? from.ReadBytes(length)
            : throw new InvalidDataException($"{length} bytes that are not there.");
    }
}
