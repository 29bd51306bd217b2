using System.Security.Cryptography;
using PerfEval.Portal.Faults;
using PerfEval.Portal.Kinds;
using PerfEval.SampleGenerator;

namespace PerfEval.Portal;

/// <summary>One site: its reports and notices, and what goes wrong on it. Everything may be changed while it is being crawled.</summary>
public sealed class PortalSite
{
    private static readonly DateOnly s_firstDay = new(2024, 3, 4);

    private readonly Lock _lock = new();
    private readonly ISiteKind _kind;
    private readonly DocumentMaker _maker;
    private readonly List<PortalDocument> _documents = [];
    private int _made;
    private int _changes;
    private SiteContent _content;

    internal PortalSite(SitePlan plan, ulong seed, Uri root)
    {
        Plan = plan;
        Root = root;
        _kind = SiteKinds.Named(plan.Kind);
        _maker = new DocumentMaker(plan, _kind, seed, root);
        _documents.AddRange(_maker.Make(plan.FirstNumber, plan.Documents, DayOf, plan.FirstNumber));
        _made = plan.FirstNumber + plan.Documents;
        _content = SiteContent.Of(plan, _kind, _documents, s_firstDay, _changes);
    }

    public SitePlan Plan { get; }

    public string Name => Plan.Name;

    /// <summary>Scheme, host and port.</summary>
    public Uri Root { get; }

    /// <summary>First list page.</summary>
    public Uri Start => new(Root, _kind.Start);

    public FaultBoard Faults { get; } = new();

    /// <summary>Text of robots.txt; null for none (404).</summary>
    public string? Robots { get; set; }

    /// <summary>Reports that are up now, oldest first.</summary>
    public IReadOnlyList<PortalDocument> Documents
    {
        get
        {
            lock (_lock)
                return [.. _documents];
        }
    }

    /// <summary>Publishes further reports of units that had none yet.</summary>
    /// <param name="count">How many.</param>
    /// <param name="formatsFrom">The first one has the format that the plan gives this number; null for its own.</param>
    public IReadOnlyList<PortalDocument> Publish(int count, int? formatsFrom = null)
    {
        lock (_lock)
        {
            var added = _maker.Make(_made, count, DayOf, formatsFrom ?? _made);
            _made += count;
            _documents.AddRange(added);
            Refresh();
            return added;
        }
    }

    /// <summary>Another edition of a report under the same address: other figures, later date.</summary>
    public PortalDocument Change(PortalDocument document)
    {
        lock (_lock)
        {
            var at = IndexOf(document);
            _documents[at] = _maker.NextEdition(_documents[at]);
            Refresh();
            return _documents[at];
        }
    }

    /// <summary>Takes a report off list and site.</summary>
    public void Withdraw(PortalDocument document)
    {
        lock (_lock)
        {
            _documents.RemoveAt(IndexOf(document));
            Refresh();
        }
    }

    internal Answer AnswerTo(Asked asked)
    {
        SiteContent content;
        lock (_lock)
            content = _content;
        if (asked.Path == "/robots.txt")
            return SiteContent.Robots(Robots);
        return content.AnswerTo(asked);
    }

    internal static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static DateOnly DayOf(int number) => s_firstDay.AddDays(number / 3);

    private int IndexOf(PortalDocument document)
    {
        var at = _documents.FindIndex(known => known.Number == document.Number);
        return at >= 0 ? at : throw new ArgumentException($"{document.Title} is not on {Name}.", nameof(document));
    }

    private void Refresh() => _content = SiteContent.Of(Plan, _kind, _documents, s_firstDay, ++_changes);
}
