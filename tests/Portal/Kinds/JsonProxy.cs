using System.Globalization;
using System.Text.Json;

namespace PerfEval.Portal.Kinds;

/// <summary>A column whose page holds no entries: its script fetches them as JSON, page by page counted from 1.</summary>
internal sealed class JsonProxy : ISiteKind
{
    private const string Column = "/gkml/czj/ysgk.html";
    private const string Data = "/api/front/list";

    public string Name => "json";

    public string Start => Column;

    public string PageOf(int number, DateOnly publishedOn) => string.Create(CultureInfo.InvariantCulture, $"/gkml/czj/content_{60_300 + number}.html");

    public string AttachmentOf(int number, DateOnly publishedOn, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"/upload/{publishedOn:yyyy/MM/dd}/{20_000 + number}{extension}");

    public ListAnswer? List(Asked asked, IReadOnlyList<ListEntry> entries, int pageSize)
    {
        if (asked.Path == Column)
        {
            var script =
                $"<div id=\"list\"></div>\n<script>$.ajax({{ type: 'GET', url: '{Data}?columnId=88&page=1', dataType: 'json', success: showList }});</script>\n";
            return new ListAnswer(SiteFrame.Page("预算公开", "utf-8", SiteFrame.ColumnTags("预算公开"), script));
        }

        if (asked.Path != Data || asked.Number("columnId") != 88 || asked.Number("page") is not { } page || page < 1)
            return null;
        var rows = ListPaging.Page(entries, pageSize, page - 1)
            .Select(
                entry => new
                {
                    title = entry.Title,
                    url = entry.Address,
                    publishDate = entry.PublishedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " 00:00:00"
                });
        var total = entries.Count;
        var text = JsonSerializer.Serialize(
            new { code = 200, message = "success", data = new { total, pageCount = ListPaging.Pages(entries, pageSize), rows } });
        return new ListAnswer(text, "application/json");
    }
}
