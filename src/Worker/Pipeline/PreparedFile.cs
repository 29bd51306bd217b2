using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Readers;
using PerfEval.Normalize.Recognition;

namespace PerfEval.Worker.Pipeline;

/// <summary>A loaded file that the warehouse does not hold yet.</summary>
/// <param name="Original">In the archive: the file itself, or the packed file that it is a member of.</param>
/// <param name="Id">Its document_id.</param>
/// <param name="Key">Key under which its recognition will be stored.</param>
internal sealed record PreparedFile(InputFile Input, ArchivedDocument? Original, FileContent Content, string Id, string Key, SourceHint Source);
