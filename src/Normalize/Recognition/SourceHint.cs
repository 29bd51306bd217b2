namespace PerfEval.Normalize.Recognition;

/// <summary>What is known of a document besides its content: part of the key of a recognition.</summary>
/// <param name="Name">File name of the original.</param>
/// <param name="Title">Title of the list entry or page, null where unknown.</param>
/// <param name="Division">Division of the portal, null where unknown.</param>
public sealed record SourceHint(string Name, string? Title = null, string? Division = null);
