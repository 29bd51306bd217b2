using PerfEval.Architecture.Tests.Ring.Right;

namespace PerfEval.Architecture.Tests.Ring.Left;

internal sealed class LeftRoom
{
    public RightRoom? Across { get; init; }
}
