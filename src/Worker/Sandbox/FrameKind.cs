namespace PerfEval.Worker.Sandbox;

/// <summary>What a frame on the pipe between parent and child holds.</summary>
internal enum FrameKind : byte
{
    // To the child.
    Open = 1,
    Query = 2,
    Parquet = 3,
    Keep = 4,

    // From the child.
    Columns = 16,
    Rows = 17,
    Done = 18,
    Failed = 19,
}
