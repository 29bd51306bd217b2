using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PerfEval.Portal.Kinds;

/// <summary>集约化平台, the shared platform of a province: /cNNNNNN/YYYYMM/32hex.shtml, files in a folder named after the page.</summary>
internal sealed class IntensivePlatform : ISiteKind
{
    private const string Column = "/csx/c113541/";

    public string Name => "platform";

    public string Start => Column + "list.shtml";

    public string PageOf(int number, DateOnly publishedOn) =>
        string.Create(CultureInfo.InvariantCulture, $"{Column}{publishedOn:yyyyMM}/{Key(number)}.shtml");

    public string AttachmentOf(int number, DateOnly publishedOn, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"{Column}{publishedOn:yyyyMM}/{Key(number)}/files/{Key(number + 500_000)}{extension}");

    public ListAnswer? List(Asked asked, IReadOnlyList<ListEntry> entries, int pageSize)
    {
        var pages = ListPaging.Pages(entries, pageSize);
        var page = asked.Path == Start ? 0 : ListPaging.NumberIn(asked.Path, Column + "list_", ".shtml") - 1;
        if (page is not { } shown)
            return null;
        if (shown >= pages || shown < 0)
            return ListAnswer.BehindTheEnd;
        var numbers = string.Concat(Enumerable.Range(0, pages).Select(i => i == shown ? $"<span>{i + 1}</span> " : $"<a href=\"{AddressOf(i)}\">{i + 1}</a> "));
        return new ListAnswer(SiteFrame.Page(
            "财政预决算", "utf-8", SiteFrame.ColumnTags("财政预决算"),
            SiteFrame.Items(ListPaging.Page(entries, pageSize, shown)) + $"<div class=\"pagination\">{numbers}</div>\n"));
    }

    private static string AddressOf(int page) =>
        page == 0 ? Column + "list.shtml" : string.Create(CultureInfo.InvariantCulture, $"{Column}list_{page + 1}.shtml");

    private static string Key(int number) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture))).AsSpan(0, 16));
}
