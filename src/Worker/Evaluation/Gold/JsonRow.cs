using System.Text.Json;

namespace PerfEval.Worker.Evaluation.Gold;

/// <summary>JSON values as the values of a row.</summary>
internal static class JsonRow
{
    public static EvalRow Of(IEnumerable<JsonProperty> properties) => new(properties.ToDictionary(p => p.Name, p => Value(p.Value)));

    /// <summary>Takes over the named properties as far as they are there, under the names that the view has for them.</summary>
    public static EvalRow Of(JsonElement source, IEnumerable<(string Property, string Column)> names, params IEnumerable<(string Column, object? Value)> more)
    {
        var fields = more.ToDictionary(m => m.Column, m => m.Value);
        foreach (var (property, column) in names)
        {
            if (source.TryGetProperty(property, out var value))
                fields.Add(column, Value(value));
        }

        return new EvalRow(fields);
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => value.GetDecimal(),
        _ => value.GetString(),
    };
}
