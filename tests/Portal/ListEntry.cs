namespace PerfEval.Portal;

/// <summary>One line of a list page.</summary>
/// <param name="Title">As the anchor shows it.</param>
/// <param name="Address">Path and query of its page.</param>
/// <param name="PublishedOn">Shown beside the anchor.</param>
public sealed record ListEntry(string Title, string Address, DateOnly PublishedOn);
