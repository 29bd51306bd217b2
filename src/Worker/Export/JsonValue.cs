using System.Text.Encodings.Web;
using System.Text.Json;

namespace PerfEval.Worker.Export;

/// <summary>Writes one value as JSON: numbers as numbers without loss, JSON text as what it says.</summary>
public static class JsonValue
{
    /// <summary>Chinese stays readable; the output is a file or a terminal, never part of a web page.</summary>
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static Utf8JsonWriter NewWriter(Stream target) => new(target, new JsonWriterOptions { Encoder = Encoder, SkipValidation = true });

    public static void Write(Utf8JsonWriter json, object? value, ColumnKind kind)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case string text when kind == ColumnKind.Nested && IsJson(text):
                json.WriteRawValue(text, skipInputValidation: true);
                break;
            default:
                if (ValueText.Number(value) is { } number)
                    json.WriteRawValue(number, skipInputValidation: true);
                else
                    json.WriteStringValue(ValueText.Of(value));
                break;
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            // A column may be called JSON and hold plain text: then it is printed as text.
            return false;
        }
    }
}
