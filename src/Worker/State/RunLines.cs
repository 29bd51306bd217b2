using Microsoft.EntityFrameworkCore;

namespace PerfEval.Worker.State;

/// <summary>What runs printed, line by line, for whoever watches them or asks later.</summary>
public sealed class RunLines(StateStore state)
{
    /// <summary>After those that the run has; jobs of one run may print at the same time.</summary>
    public void Append(string runId, IReadOnlyList<string> lines) => state.Together(context =>
    {
        var first = context.Lines.Count(line => line.RunId == runId);
        context.AddRange(lines.Select((line, i) => new RunLine(runId, first + i, ToldText.Of(line))));
        return context.SaveChanges();
    });

    /// <param name="from">Ordinal of the first line wanted, from 0.</param>
    public List<string> From(string runId, int from, int limit) => state.Use(context =>
        context.Lines.Where(line => line.RunId == runId && line.Ordinal >= from).OrderBy(line => line.Ordinal).Select(line => line.Text).Take(limit).ToList());
}
