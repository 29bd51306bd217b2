using System.Globalization;
using System.Text;

namespace PerfEval.Portal.Kinds;

/// <summary>
/// 大汉 jcms: the column page holds the first records as XML inside a script, the rest comes from its data proxy in pieces of three
/// pages, asked with startrecord and endrecord (counted from 1).
/// </summary>
internal sealed class Jcms : ISiteKind
{
    private const string Proxy = "/module/web/jpage/dataproxy.jsp";
    private const int Column = 1229451;
    private const int Unit = 6047862;

    public string Name => "jcms";

    public string Start => $"/col/col{Column}/index.html";

    public bool FilesHaveValidators => true;

    public string PageOf(int number, DateOnly publishedOn) =>
        string.Create(CultureInfo.InvariantCulture, $"/art/{publishedOn.Year}/{publishedOn.Month}/{publishedOn.Day}/art_{Column}_{40_100 + number}.html");

    public string AttachmentOf(int number, DateOnly publishedOn, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"/attach/0/{publishedOn:yyMMdd}09{number:D8}{extension}");

    public ListAnswer? List(Asked asked, IReadOnlyList<ListEntry> entries, int pageSize)
    {
        if (asked.Path == Start)
            return new ListAnswer(SiteFrame.Page("预决算公开", "utf-8", SiteFrame.ColumnTags("预决算公开"), Column1(entries, pageSize)));
        if (asked.Path != Proxy || asked.Number("columnid") != Column || asked.Number("unitid") != Unit)
            return null;
        var first = asked.Number("startrecord") ?? ((asked.Number("page") ?? 1) - 1) * pageSize * 3 + 1;
        var last = asked.Number("endrecord") ?? first + pageSize * 3 - 1;
        return new ListAnswer(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + Store(entries, pageSize, first, Math.Min(last, first + pageSize * 3 - 1)), "text/xml");
    }

    private static string Column1(IReadOnlyList<ListEntry> entries, int pageSize) => string.Create(CultureInfo.InvariantCulture, $$"""
        <div id="{{Unit}}" class="default_pgContainer"><script type="text/xml">{{Store(entries, pageSize, 1, pageSize * 3)}}</script></div>
        <script>
        $(function () { new jpage({ divid: '{{Unit}}', totalRecord: {{entries.Count}}, totalPage: {{ListPaging.Pages(entries, pageSize)}}, perPage: {{pageSize}}, groupSize: 3, showmode: 'default',
          proxyUrl: '{{Proxy}}', ajaxParam: { col: 1, appid: 1, webid: 3021, path: '/', columnid: {{Column}}, sourceContentType: 1, unitid: {{Unit}}, webname: '测试县人民政府', permissiontype: 0 } }); });
        </script>

        """);

    private static string Store(IReadOnlyList<ListEntry> entries, int pageSize, int first, int last)
    {
        var xml = new StringBuilder("<datastore>\n");
        if (last < entries.Count)
        {
            xml.Append(CultureInfo.InvariantCulture,
                $"<nextgroup><![CDATA[<a href=\"{Proxy}?page={last / (pageSize * 3) + 1}&webid=3021&columnid={Column}&unitid={Unit}\"></a>]]></nextgroup>\n");
        }

        xml.Append(
            CultureInfo.InvariantCulture,
            $"<totalrecord>{entries.Count}</totalrecord><totalpage>{ListPaging.Pages(entries, pageSize)}</totalpage>\n<recordset>\n");
        foreach (var entry in entries.Skip(first - 1).Take(last - first + 1))
            xml.Append("<record><![CDATA[").Append(SiteFrame.Item(entry)).Append("]]></record>\n");
        return xml.Append("</recordset>\n</datastore>").ToString();
    }
}
