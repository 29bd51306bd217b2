using PerfEval.Worker.Output;

namespace PerfEval.Worker.Jobs;

/// <summary>The terminal of work that nobody sits before.</summary>
public static class RunTerminal
{
    public static Terminal Of(RunWriter writer) => new()
    {
        Out = Stream.Null,
        Error = writer,
        In = TextReader.Null,
        Width = new CharacterWidth(ambiguousIsWide: false),
    };
}
