namespace PerfEval.Ingest.Packing;

/// <summary>Files of a 7z archive that are packed as one block.</summary>
internal sealed class SevenZipFolder
{
    public List<(ulong Method, byte[] Settings)> Coders { get; } = [];

    /// <summary>Results of all its coders together.</summary>
    public int Outputs { get; set; }

    /// <summary>Largest of the sizes that its coders give.</summary>
    public long UnpackedBytes { get; set; }

    public bool HasChecksum { get; set; }

    /// <summary>Files in it.</summary>
    public int Files { get; set; } = 1;
}
