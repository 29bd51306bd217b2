namespace PerfEval.Ingest.Documents;

/// <summary>
/// Tells exceptions that one file's content brought about from those that concern everything: whatever a parser throws on untrusted bytes, its
/// own bugs too, rejects that file and nothing else.
/// </summary>
public static class Escaped
{
    /// <summary>What .NET puts into an IOException that came from no system call, such as a seek before the beginning of bytes in memory.</summary>
    private const int NoSystemError = unchecked((int)0x80131620);

    /// <summary>
    /// Whether the exception costs only the file that was being read. Not a cancellation, a fault of our own disk, or a machine without memory.
    /// </summary>
    /// <param name="ct">The caller's: what is thrown after it was cancelled is its consequence.</param>
    public static bool IsOfTheFile(Exception exception, CancellationToken ct) => !ct.IsCancellationRequested && exception switch
    {
        OperationCanceledException or UnauthorizedAccessException => false,
        EndOfStreamException => true,
        IOException io => io.HResult == NoSystemError,
        // An array of an absurd length is refused with plenty of memory at hand.
        OutOfMemoryException => GC.GetGCMemoryInfo() is var memory && memory.MemoryLoadBytes < memory.HighMemoryLoadThresholdBytes,
        AggregateException all => all.InnerExceptions.All(one => IsOfTheFile(one, ct)),
        _ => true,
    };

    /// <summary>Type and message on one line.</summary>
    internal static string Describe(Exception exception)
    {
        var cause = exception is AggregateException { InnerExceptions: [var only, ..] } ? only : exception;
        return $"{cause.GetType().Name}: {cause.Message.ReplaceLineEndings(" ")}";
    }
}
