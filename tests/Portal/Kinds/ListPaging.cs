using System.Globalization;

namespace PerfEval.Portal.Kinds;

/// <summary>Cuts entries into pages counted from 0.</summary>
internal static class ListPaging
{
    public static int Pages(IReadOnlyList<ListEntry> entries, int pageSize) => Math.Max(1, (entries.Count + pageSize - 1) / pageSize);

    public static IEnumerable<ListEntry> Page(IReadOnlyList<ListEntry> entries, int pageSize, int page) => entries.Skip(page * pageSize).Take(pageSize);

    /// <summary>The number between two parts of an address: 3 of /zwgk/index_3.html; null where the address is another.</summary>
    public static int? NumberIn(string path, string before, string after) =>
        path.StartsWith(before, StringComparison.Ordinal) && path.EndsWith(after, StringComparison.Ordinal) && path.Length > before.Length + after.Length
        && int.TryParse(path[before.Length..^after.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
