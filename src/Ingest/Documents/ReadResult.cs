namespace PerfEval.Ingest.Documents;

/// <summary>Outcome of reading one file: a document, or why there is none. Never an exception for bad content.</summary>
public abstract record ReadResult
{
    private ReadResult()
    {
    }

    public sealed record Read(Document Document) : ReadResult;

    public sealed record Rejected(Rejection Reason) : ReadResult;
}

/// <summary>Why a file could not be read.</summary>
/// <param name="Code">Short stable code: <c>empty</c>, <c>unknown_format</c>, <c>damaged</c>, <c>too_large</c>, <c>no_permission</c>, <c>password</c> …</param>
/// <param name="Chinese">One Chinese sentence for the analyst.</param>
/// <param name="English">The same in English, with the place in the file where one is known.</param>
public sealed record Rejection(string Code, string Chinese, string English);
