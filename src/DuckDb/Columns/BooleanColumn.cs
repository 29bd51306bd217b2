using System.Text.Json;

namespace DuckDB.NET.Data.Columns;

internal sealed unsafe class BooleanColumn : ColumnReader<bool>
{
    public override bool Read(long row) => ((byte*)Data)[row] != 0;

    public override string GetText(long row) => Read(row) ? "true" : "false";

    public override void WriteJson(Utf8JsonWriter json, long row) => json.WriteBooleanValue(Read(row));
}
