using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Warehouse;

namespace PerfEval.Worker.Pipeline;

/// <summary>What became of the inputs of one ingest.</summary>
public sealed record IngestSummary
{
    /// <summary>Documents read, recognised and loaded in this run.</summary>
    public int Loaded { get; set; }

    /// <summary>Those of them that came out of archives, which progress counts as one file each.</summary>
    public int Members { get; set; }

    /// <summary>Documents that the warehouse already held with the same bytes and the same version.</summary>
    public int Unchanged { get; set; }

    /// <summary>Reports that the loaded documents speak about.</summary>
    public int Reports { get; set; }

    /// <summary>Read, but no self-evaluation form was found in them; their cells, if any, are stored as leftovers.</summary>
    public List<(string Origin, int Cells)> Unrecognised { get; } = [];

    /// <summary>Loaded documents of whose tables something was left over.</summary>
    public List<LeftInFile> Left { get; } = [];

    /// <summary>Corrections of loaded documents that do not fit what is printed there, as the document's warning says it.</summary>
    public List<(string Origin, string Place, string Message)> Misfits { get; } = [];

    /// <summary>Several versions of one report, of which was decided in this run.</summary>
    public List<VersionTaken> Versions { get; } = [];

    /// <summary>Files of a folder that only go with reports and were not read.</summary>
    public List<string> PassedOver { get; } = [];

    /// <summary>What was met in a folder and is not meant: own data, own exports, links that lead out.</summary>
    public List<(string Path, Rejection Reason)> Skipped { get; } = [];

    public List<(string Origin, Rejection Reason)> Rejected { get; } = [];

    /// <summary>Wall-clock seconds of each stage; reading and recognising run on several threads and are summed over them.</summary>
    public Dictionary<string, double> SecondsByStage { get; } = [];
}
