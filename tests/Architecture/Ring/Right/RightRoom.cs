using PerfEval.Architecture.Tests.Ring.Left;

namespace PerfEval.Architecture.Tests.Ring.Right;

internal sealed class RightRoom
{
    public LeftRoom? Across { get; init; }
}
