using System.Text.Json;

namespace PerfEval.Worker.Evaluation.Gold;

/// <summary>One way of writing down what a report says.</summary>
public interface IGoldFormat
{
    bool Recognises(JsonElement root);

    /// <exception cref="InvalidOperationException">A value has another JSON type than the format gives it.</exception>
    IReadOnlyList<GoldReport> Read(JsonElement root);
}
