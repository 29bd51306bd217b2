namespace PerfEval.Ingest.Tests.Processes;

/// <summary>Tests with real readers, one after the other: they count the readers' folders. Nothing else of this process starts any.</summary>
[CollectionDefinition("reader processes")]
public sealed class ReaderProcessCollection;
