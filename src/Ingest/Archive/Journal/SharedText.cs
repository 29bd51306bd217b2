using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfEval.Ingest.Archive.Journal;

/// <summary>Reads words that stand on very many lines as one string each: a hundred thousand records share a few runs, sources and outcomes.</summary>
internal sealed class SharedText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text ? string.Intern(text) : null;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
