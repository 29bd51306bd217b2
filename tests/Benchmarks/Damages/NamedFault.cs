using System.Text.Json;

namespace PerfEval.Benchmarks.Damages;

/// <summary>A row of what `perfeval check` prints.</summary>
internal sealed record NamedFault(string Part, string State, string Place, string Problem, string Repair)
{
    public static NamedFault Of(JsonElement row)
    {
        string Text(string name) => row.GetProperty(name).GetString() ?? "";
        return new NamedFault(Text("part"), Text("state"), Text("place"), Text("problem"), Text("repair"));
    }
}
