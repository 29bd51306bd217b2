using System.Net;
using System.Text;
using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Crawl.Kinds;
using PerfEval.Ingest.Text;
using YamlDotNet.RepresentationModel;

namespace PerfEval.Ingest.Crawl.Sources;

/// <summary>Reads one source's file; all its problems at once, each with its line.</summary>
internal static class SourceFile
{
    private const int MaxRequests = 100_000;
    private const int MaxMegabytes = 100_000;

    public static Source? Read(string file, List<SourceProblem> problems)
    {
        var before = problems.Count;
        var name = Path.GetFileName(file);
        if (Mapping(file, name, problems) is not { } mapping)
        {
            return null;
        }

        var keys = new SourceKeys(name, "", mapping, problems);
        var source = Take(keys, file);
        keys.RefuseOthers();
        return problems.Count == before ? source : null;
    }

    private static Source Take(SourceKeys keys, string file)
    {
        var local = keys.Flag("local", otherwise: false);
        var start = Start(keys, local);
        var defaults = new NightBudget();
        var title = keys.Below("title");
        var rate = keys.Below("rate");
        var documents = keys.Below("documents");
        var budget = keys.Below("budget");
        var delay = rate.Number("delay_seconds", local ? 0 : 0.5, 3600, whole: false);
        var maxDelay = rate.Number("max_delay_seconds", 1, 3600, whole: false);
        var source = new Source
        {
            Id = Path.GetFileNameWithoutExtension(file),
            File = file,
            Name = keys.Text("name", required: true) ?? "",
            Division = Checked(
                keys, "division", code => code.Length is 6 or 9 or 12 && code.All(char.IsAsciiDigit), "须为行政区划代码，如 \"430000\"",
                "must be a division code such as \"430000\""),
            Enabled = keys.Flag("enabled", otherwise: true),
            Local = local,
            Start = start,
            Kind = Checked(
                keys, "kind", SourceKinds.Exists, $"须为 {string.Join("、", SourceKinds.Names)} 之一", $"must be one of {string.Join(", ", SourceKinds.Names)}"),
            Hosts = Hosts(keys, start),
            TitleIn = title.Texts("in")?.Select(item => item.Text).ToList(),
            TitleOut = title.Texts("out")?.Select(item => item.Text).ToList(),
            Schedule = Checked(keys, "schedule", Cron.IsValid, "须为五段 cron，如 \"30 1 * * *\"", "must be cron with five fields, such as \"30 1 * * *\""),
            Delay = TimeSpan.FromSeconds(delay ?? 2),
            MaxDelay = TimeSpan.FromSeconds(Math.Max(maxDelay ?? 60, delay ?? 2)),
            MinDocuments = (int)(documents.Number("min", 0, 1_000_000) ?? 0),
            MaxDocuments = (int?)documents.Number("max", 1, 1_000_000),
            RecheckDays = (int)(keys.Number("recheck_days", 0, 365) ?? 0),
            Budget = new NightBudget
            {
                Requests = (int)(budget.Number("requests", 1, MaxRequests) ?? defaults.Requests),
                Bytes = budget.Number("megabytes", 1, MaxMegabytes) is { } megabytes ? (long)megabytes << 20 : defaults.Bytes,
            },
        };
        foreach (var part in new[] { title, rate, documents, budget })
        {
            part.RefuseOthers();
        }

        return source;
    }

    private static string? Checked(SourceKeys keys, string key, Func<string, bool> isRight, string chinese, string english)
    {
        var found = keys.Texts(key);
        if (found is not [var (text, at)] || !isRight(text))
        {
            if (found is { Count: > 0 })
            {
                keys.Problem(found[0].At, $"{key} {chinese}。", $"{key} {english}.");
            }

            return null;
        }

        return text;
    }

    private static List<Uri> Start(SourceKeys keys, bool local)
    {
        var addresses = new List<Uri>();
        foreach (var (text, at) in keys.Texts("start", required: true) ?? [])
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || AllowedHosts.Problem(address) is not null)
            {
                keys.Problem(at, $"不是可访问的网址：{text}", $"Not an address that can be fetched: {text}");
            }
            else if (IPAddress.TryParse(address.IdnHost, out var literal) && !AddressGuard.Permits(literal, local))
            {
                keys.Problem(at, $"内网地址只允许用于 local: true 的来源：{text}", $"A private address needs local: true: {text}");
            }
            else
            {
                addresses.Add(address);
            }
        }

        return addresses;
    }

    private static List<string> Hosts(SourceKeys keys, List<Uri> start)
    {
        var hosts = start.Select(AllowedHosts.EntryOf).Distinct().ToList();
        foreach (var (text, at) in keys.Texts("hosts") ?? [])
        {
            if (AllowedHosts.Normal(text) is not { } host)
            {
                keys.Problem(at, $"hosts 须为主机名或 主机名:端口，不含通配符和路径：{text}", $"A host is a name or name:port without wildcard or path: {text}");
            }
            else if (!hosts.Contains(host))
            {
                hosts.Add(host);
            }
        }

        return hosts;
    }

    private static YamlMappingNode? Mapping(string file, string name, List<SourceProblem> problems)
    {
        try
        {
            if (StrictYaml.Read(File.ReadAllText(file, Encoding.UTF8)) is YamlMappingNode mapping)
            {
                return mapping;
            }

            problems.Add(new SourceProblem(name, 1, "来源文件须为一组键和值。", "A source is one mapping of keys to values."));
        }
        catch (StrictYamlException e)
        {
            problems.Add(new SourceProblem(name, e.Line, "不是有效的 YAML。", $"Not valid YAML: {e.Message}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new SourceProblem(name, 1, "无法读取。", $"Could not be read: {e.Message}"));
        }

        return null;
    }
}
