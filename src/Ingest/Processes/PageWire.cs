using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Crawl.Judging;
using PerfEval.Ingest.Crawl.Kinds;
using PerfEval.Ingest.Crawl.Reading;

namespace PerfEval.Ingest.Processes;

/// <summary>Questions about crawled pages and their answers as bytes.</summary>
internal static class PageWire
{
    public static void Write(BinaryWriter to, PageQuestion question)
    {
        to.Write((byte)question.Task);
        Write(to, question.Address);
        Write(to, question.Asked);
        Wire.WriteOptional(to, question.Charset);
        Wire.WriteOptional(to, question.Kind);
        foreach (var words in question.Words.All)
            Wire.WriteAll(to, words, word => Wire.Text(to, word));
        to.Write(question.Work.Ticks);
    }

    public static PageQuestion ReadQuestion(BinaryReader from) => new()
    {
        Task = (PageTask)from.ReadByte(),
        Address = ReadAddress(from),
        Asked = ReadAddress(from),
        Charset = Wire.ReadOptional(from),
        Kind = Wire.ReadOptional(from),
        Words = CrawlWords.Of(() => Wire.ReadAll(from, () => Wire.Text(from))),
        Work = new TimeSpan(from.ReadInt64()),
    };

    public static void Write(BinaryWriter to, PageAnswer answer)
    {
        Write(to, answer.Unread);
        Write(to, answer.Refused);
        Wire.WriteOptional(to, answer.Kind);
        to.Write(answer.List is not null);
        if (answer.List is { } list)
            Write(to, list);
        to.Write(answer.Detail is not null);
        if (answer.Detail is { } detail)
            Write(to, detail);
        to.Write(answer.IsList);
    }

    /// <param name="task">What was asked: an answer that lacks it is none.</param>
    public static PageAnswer ReadAnswer(BinaryReader from, PageTask task)
    {
        var answer = ReadAnswer(from);
        return task != PageTask.List || answer is { List: not null } or { Unread: not null }
            ? answer
            : throw new InvalidDataException("a list that was not read");
    }

    private static PageAnswer ReadAnswer(BinaryReader from) => new()
    {
        Unread = ReadReason(from),
        Refused = ReadReason(from),
        Kind = Wire.ReadOptional(from),
        List = from.ReadBoolean() ? ReadList(from) : null,
        Detail = from.ReadBoolean() ? ReadDetail(from) : null,
        IsList = from.ReadBoolean(),
    };

    private static void Write(BinaryWriter to, ListPage list)
    {
        Wire.WriteAll(to, list.Entries, entry =>
        {
            Write(to, entry.Address);
            Wire.Text(to, entry.Title);
            Wire.Write(to, entry.PublishedOn);
        });
        Wire.WriteAll(to, list.More, address => Write(to, address));
        Wire.WriteAll(to, list.Probes, address => Write(to, address));
        Write(to, list.TotalPages);
        Write(to, list.TotalEntries);
        to.Write(list.IsEmptyByData);
        to.Write(list.OnlyNamesItsData);
        to.Write(list.LeadsOnByScript);
    }

    private static ListPage ReadList(BinaryReader from) => new()
    {
        Entries = Wire.ReadAll(from, () => new ListEntry(ReadAddress(from), Wire.Text(from), Wire.ReadDay(from))),
        More = Wire.ReadAll(from, () => ReadAddress(from)),
        Probes = Wire.ReadAll(from, () => ReadAddress(from)),
        TotalPages = ReadNumber(from),
        TotalEntries = ReadNumber(from),
        IsEmptyByData = from.ReadBoolean(),
        OnlyNamesItsData = from.ReadBoolean(),
        LeadsOnByScript = from.ReadBoolean(),
    };

    private static void Write(BinaryWriter to, DetailPage detail)
    {
        to.Write(detail.HasContent);
        Wire.WriteAll(to, detail.Files, file =>
        {
            Write(to, file.Address);
            Wire.Text(to, file.Text);
        });
        Wire.WriteOptional(to, detail.Title);
        Wire.Write(to, detail.PublishedOn);
        Wire.Text(to, detail.Fingerprint);
    }

    private static DetailPage ReadDetail(BinaryReader from) => new()
    {
        HasContent = from.ReadBoolean(),
        Files = Wire.ReadAll(from, () => new PageFile(ReadAddress(from), Wire.Text(from))),
        Title = Wire.ReadOptional(from),
        PublishedOn = Wire.ReadDay(from),
        Fingerprint = Wire.Text(from),
    };

    // As it was made: what it escapes and how is part of it.
    private static void Write(BinaryWriter to, Uri address) => Wire.Text(to, address.OriginalString);

    private static Uri ReadAddress(BinaryReader from) =>
        Uri.TryCreate(Wire.Text(from), UriKind.Absolute, out var address) ? address : throw new InvalidDataException("no address");

    private static void Write(BinaryWriter to, FetchReason? reason)
    {
        to.Write(reason is not null);
        if (reason is null)
            return;
        Wire.Text(to, reason.Code);
        Wire.Text(to, reason.Chinese);
        Wire.Text(to, reason.English);
    }

    private static FetchReason? ReadReason(BinaryReader from) => from.ReadBoolean() ? new FetchReason(Wire.Text(from), Wire.Text(from), Wire.Text(from)) : null;

    private static void Write(BinaryWriter to, int? number)
    {
        to.Write(number is not null);
        to.Write(number ?? 0);
    }

    private static int? ReadNumber(BinaryReader from)
    {
        var (isThere, number) = (from.ReadBoolean(), from.ReadInt32());
        return isThere ? number : null;
    }
}
