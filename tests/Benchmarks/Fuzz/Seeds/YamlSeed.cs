using System.Text;
using PerfEval.Analytics.Catalogue;

namespace PerfEval.Benchmarks.Fuzz.Seeds;

/// <summary>One of each file that people write: sources, vocabulary, the crawl's words, corrections, parameters, settings of serve, headers of rules.</summary>
internal static class YamlSeed
{
    private const string Corrections =
        """
        - sha256: 3f0c3f0c3f0c3f0c3f0c3f0c3f0c3f0c3f0c3f0c3f0c3f0c3f0c3f0c3f0c3f0c
          cell: {table: 1, row: 2, col: 4}
          value: "814.38"
          was: "841.38"
          who: 审核组
          why: 与决算批复不符
          date: "2024-06-01"
        - sha256: 4f0c3f0c3f0c3f0c3f0c3f0c3f0c3f0c3f0c3f0c3f0c3f0c3f0c3f0c3f0c3f0c
          cell: {table: 0, row: 0, col: 0}
          value: ""
          who: 审核组
          why: 重复填写
          date: "2024-06-02"
        """;

    private const string Settings =
        """
        listen: 127.0.0.1:8017
        hosts: [perfeval.example.org]
        schedule: "0 2 * * *"
        zone: Asia/Shanghai
        contact: archive@example.org
        parallel: 4
        keep: 7
        rules: [rules]
        notices:
          smtp:
            host: mail.example.org
            port: 25
            tls: false
            from: perfeval@example.org
            to: [analyst@example.org]
          webhook:
            url: https://hook.example.org/send
            local: false
        """;

    private const string Source =
        """
        name: 测试门户
        division: "430725"
        enabled: true
        start: [https://portal.example/zwgk/jxpj/]
        kind: trs
        hosts: [files.portal.example]
        title: {in: [绩效自评], out: [通知]}
        schedule: "30 1 * * *"
        rate: {delay_seconds: 2, max_delay_seconds: 60}
        documents: {min: 1, max: 500}
        budget: {requests: 2000, megabytes: 1024}
        recheck_days: 7
        """;

    /// <param name="data">The repository's data folder.</param>
    public static IReadOnlyList<Seed> All(string data)
    {
        var rules = RuleCatalogue.Load([]).Rules;
        var thresholds = rules.Where(rule => rule.Parameters.Count > 0).Take(3)
            .Select(
                rule => $"{rule.Id}:\n{string.Concat(rule.Parameters.Select(parameter => FormattableString.Invariant($"  {parameter.Name}: {{default: {parameter.Default}, \"430000\": 3, \"430100\": 4.5}}\n")))}");
        return
        [
            .. Directory.GetFiles(Path.Combine(data, "vocabulary"), "*.yaml").Append(Path.Combine(data, "crawl.yaml")).Order(StringComparer.Ordinal)
                .Select(file => new Seed(Path.GetFileName(file), File.ReadAllBytes(file))),
            Of("source", Source), Of("corrections", Corrections), Of("settings", Settings), Of("parameters", string.Concat(thresholds)),
            .. rules.Take(2).Select(rule => Of(rule.Id, Header(rule.Sql))),
        ];
    }

    private static Seed Of(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    private static string Header(string sql) => sql[(sql.IndexOf("/*", StringComparison.Ordinal) + 2)..sql.IndexOf("*/", StringComparison.Ordinal)];
}
