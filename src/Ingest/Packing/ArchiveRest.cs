using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Packing;

/// <summary>What of an archive could not be had and gets no line of its own: an archive must not be able to fill screen and tables.</summary>
internal sealed class ArchiveRest(ArchiveBudget budget)
{
    /// <summary>Members with the same kind of reason that are named.</summary>
    private const int Named = 10;

    private readonly Dictionary<string, (Rejection First, int Count)> _kinds = new(StringComparer.Ordinal);
    private Rejection? _whole;

    /// <summary>Whether the member is only counted; what is wrong with the archive as a whole waits for the end too.</summary>
    public bool Takes(ArchiveMember member)
    {
        if (member.Problem is not { } reason)
        {
            return false;
        }

        if (member.Name.Length == 0)
        {
            _whole = reason;
            return true;
        }

        // A single file that breaks a bound has the code of the bound of the whole.
        var kind = ReferenceEquals(reason, budget.Exhausted) ? "" : reason.Code;
        var (first, count) = _kinds.GetValueOrDefault(kind, (reason, 0));
        _kinds[kind] = (first, count + 1);
        return count >= Named;
    }

    /// <summary>One reason for all that was taken, under the code of the first; null where nothing was.</summary>
    public Rejection? Sum()
    {
        List<Rejection> reasons =
        [
            .. _whole is null ? [] : (Rejection[])[_whole],
            .. _kinds.Values.Where(kind => kind.Count > Named).Select(kind => Rejections.AndOthers(kind.First, kind.Count - Named)),
        ];
        return reasons.Count == 0 ? null : new Rejection(
            reasons[0].Code, string.Concat(reasons.Select(r => r.Chinese)), string.Join(' ', reasons.Select(r => r.English)));
    }
}
