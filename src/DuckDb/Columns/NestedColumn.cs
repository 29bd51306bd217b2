using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DuckDB.NET.Data.Columns;

/// <summary>LIST, ARRAY, STRUCT, MAP and UNION as JSON text, shaped as DuckDB's to_json shapes them.</summary>
internal abstract class NestedColumn : ColumnReader<string>
{
    // Chinese text stays readable; nothing here is put into HTML unescaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private ArrayBufferWriter<byte>? _buffer;

    public abstract override void WriteJson(Utf8JsonWriter json, long row);

    public sealed override string Read(long row)
    {
        _buffer ??= new ArrayBufferWriter<byte>();
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, Options))
            WriteJson(json, row);
        return Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }

    public sealed override string GetText(long row) => Read(row);
}
