using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Dictionary;
using YamlDotNet.Serialization;

namespace PerfEval.Normalize.Tests.Warehouse;

public sealed class DictionaryViewTests
{
    private static readonly ViewCatalogue s_catalogue = ViewCatalogue.OfFacts();

    [Fact]
    public void EveryColumnOfEveryView_HasAnEntryInItsOrder()
    {
        using var warehouse = WarehouseFile.OpenWriter(":memory:");

        var actual = Lines(warehouse, """
            SELECT concat(table_name, '.', column_name) FROM duckdb_columns()
            WHERE schema_name = 'main' AND NOT internal AND regexp_full_match(table_name, '[a-z_]+') ORDER BY table_name, column_index
            """);

        var entries = s_catalogue.Views.OrderBy(v => v.Name, StringComparer.Ordinal).SelectMany(v => v.Columns.Select(c => $"{v.Name}.{c.Name}"));
        Assert.Equal(entries, actual);
    }

    [Fact]
    public void EveryViewAndColumn_IsCommentedInBothLanguages()
    {
        using var warehouse = WarehouseFile.OpenWriter(":memory:");

        var bare = Lines(warehouse, """
            SELECT view_name FROM duckdb_views() WHERE NOT internal AND schema_name = 'main' AND (comment IS NULL OR len(string_split(comment, ' | ')) <> 3)
            UNION ALL
            SELECT concat(table_name, '.', column_name) FROM duckdb_columns()
            WHERE NOT internal AND schema_name = 'main' AND (comment IS NULL OR len(string_split(comment, ' | ')) <> 6)
            """);

        Assert.Empty(bare);
        Assert.Equal(
            ["2"], Lines(warehouse, "SELECT count(*) FROM duckdb_columns() WHERE comment LIKE '%| Initial budget |%' AND table_name IN ('funding', '资金')"));
    }

    [Fact]
    public void Comments_OutliveTheWriter()
    {
        var folder = Directory.CreateTempSubdirectory("perfeval");
        try
        {
            var path = Path.Combine(folder.FullName, "warehouse.duckdb");
            WarehouseFile.OpenWriter(path).Dispose();
            using var reader = WarehouseFile.OpenReader(path);
            Assert.Equal(["self_score | 分 | 整体支出自评表总分行、表头或正文 | 单位给自己的总分 | Total that the unit gives itself | -"],
                Lines(reader, "SELECT comment FROM duckdb_columns() WHERE table_name = '报告' AND column_name = '自评总分'"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("funding_line", "funding_line")]
    [InlineData("income_nature", "nature_line")]
    [InlineData("expenditure_nature", "nature_line")]
    [InlineData("budget_line", "budget_line")]
    [InlineData("narrative_line", "narrative_line")]
    [InlineData("narrative_basis", "basis")]
    public void EveryCodeOfTheVocabulary_HasAChineseWord(string group, string set)
    {
        var words = s_catalogue.Codes(set).Select(c => c.Code).ToHashSet();

        var missing = Vocabulary().Where(file => file.ContainsKey(group)).SelectMany(file => file[group].Keys).Where(role => !words.Contains(role));

        Assert.Empty(missing);
    }

    [Fact]
    public void Provenance_NamesViewAndFieldInChinese()
    {
        using var warehouse = WarehouseFile.OpenWriter(":memory:");
        Run(warehouse, """
            INSERT INTO core.form (report_id, document_id, form_key, title, current, form_no) VALUES ('r', 'd', 'unit', NULL, true, 0);
            INSERT INTO core.fact VALUES (0, 0, 'funding', 'unit/0'), (1, 0, 'seal', '0');
            INSERT INTO core.value_kind (kind_no, field, value_state) VALUES (0, 'initial', 'dash'), (1, 'initial', NULL);
            INSERT INTO core.provenance (fact_no, kind_no) VALUES (0, 0), (1, 1)
            """);

        Assert.Equal(["资金|年初预算数|横线", "seal|initial|"], Lines(warehouse, "SELECT concat(视图, '|', 字段, '|', 数值状态) FROM 出处"));
    }

    [Fact]
    public void Template_IsNamedPartByPart()
    {
        using var warehouse = WarehouseFile.OpenWriter(":memory:");
        Run(warehouse, """
            INSERT INTO core.document (document_id, load_order) VALUES ('d', 1);
            INSERT INTO core.form (report_id, document_id, form_key, title, current, form_no) VALUES ('r', 'd', 'unit', NULL, true, 0);
            INSERT INTO core.report_part (report_id, document_id, template, cells, claimed, ignored, leftover) VALUES ('r', 'd', 'unit+narrative', 2, 1, 1, 0)
            """);

        Assert.Equal(["整体支出自评表+报告正文"], Lines(warehouse, "SELECT 版式 FROM 报告"));
    }

    private static List<Dictionary<string, Dictionary<string, List<string>>>> Vocabulary()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "data", "vocabulary")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("data/vocabulary");
        var yaml = new DeserializerBuilder().Build();
        return [.. Directory.GetFiles(Path.Combine(folder.FullName, "data", "vocabulary"), "*.yaml")
            .Select(file => yaml.Deserialize<Dictionary<string, Dictionary<string, List<string>>>>(File.ReadAllText(file)))];
    }

    private static void Run(DuckDBConnection connection, string sql)
    {
        using var command = new DuckDBCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static List<string> Lines(DuckDBConnection connection, string sql)
    {
        using var command = new DuckDBCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
            lines.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        return lines;
    }
}
