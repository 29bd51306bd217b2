using System.Text.Json;

namespace PerfEval.Worker.Export;

/// <summary>One array of objects named by column, one object a line.</summary>
public sealed class JsonRowWriter : IRowWriter
{
    public long Write(ResultRows rows, Stream target, CancellationToken ct)
    {
        var names = UniqueNames(rows.Columns);
        var count = 0L;
        target.Write("["u8);
        using (var json = JsonValue.NewWriter(target))
        {
            foreach (var row in rows.Rows)
            {
                ct.ThrowIfCancellationRequested();
                target.Write(count++ == 0 ? "\n"u8 : ",\n"u8);
                json.WriteStartObject();
                for (var i = 0; i < names.Length; i++)
                {
                    json.WritePropertyName(names[i]);
                    JsonValue.Write(json, row[i], rows.Columns[i].Kind);
                }

                json.WriteEndObject();
                json.Flush();
                json.Reset();
            }
        }

        target.Write(count == 0 ? "]\n"u8 : "\n]\n"u8);
        return count;
    }

    /// <summary>An object cannot hold one name twice: the second a becomes a_2.</summary>
    private static JsonEncodedText[] UniqueNames(IReadOnlyList<OutputColumn> columns)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. columns.Select(column => JsonEncodedText.Encode(Free(column.Name), JsonValue.Encoder))];

        string Free(string name)
        {
            var free = name;
            for (var n = 2; !taken.Add(free); n++)
                free = $"{name}_{n}";
            return free;
        }
    }
}
