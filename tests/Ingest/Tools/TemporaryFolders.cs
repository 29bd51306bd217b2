namespace PerfEval.Ingest.Tests.Tools;

/// <summary>Tests that look for what is left of a reading; other tests of this process would leave theirs in their sight.</summary>
[CollectionDefinition("temporary folders", DisableParallelization = true)]
public sealed class TemporaryFolders;
