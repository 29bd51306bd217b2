using DuckDB.NET.Data;
using PerfEval.Normalize.Tests.Fixtures;
using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Normalize.Tests.Warehouse;

public sealed class PrintedViewTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DuckDBConnection _warehouse;

    public PrintedViewTests()
    {
        _warehouse = WarehouseFile.OpenWriter(Path.Combine(_folder.Path, "warehouse.duckdb"));
        _warehouse.Execute(
            """
            INSERT INTO core.document (document_id, source_name, load_order) VALUES ('d', '甲.pdf', 1), ('e', '乙.docx', 2);
            INSERT INTO core.form (report_id, document_id, form_key, title, current, form_no) VALUES ('r', 'd', 'unit', NULL, true, 0), ('r', 'e', 'text', NULL, true, 1);
            INSERT INTO core.fact VALUES (0, 0, 'funding', 'unit/0'), (1, 1, 'narrative_figure', '0');
            INSERT INTO core.value_kind (kind_no, field, value_state, certainty, printed_unit) VALUES (0, 'initial', 'number', 'printed', '元'), (1, 'value', 'number', 'printed', NULL);
            INSERT INTO core.provenance (fact_no, kind_no, table_no, "row", col, paragraph, raw) VALUES (0, 0, 1, 2, 3, NULL, '100'), (1, 1, NULL, NULL, NULL, 4, '5万元');
            INSERT INTO core.cell (document_no, table_no, "row", col, text, page) VALUES (1, 1, 2, 3, '100', 7), (1, 1, 2, 4, '200', 8), (2, 1, 2, 3, '300', 9)
            """);
    }

    public void Dispose()
    {
        _warehouse.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void EveryValue_StandsOnce_WithItsPlaceCountedFromOne() =>
        Assert.Equal(
            [
                ["funding", "initial", "100", "元", 1, 2, 3, 7, "甲.pdf 第2张表第3行第4列 第7页"],
                ["narrative_figure", "value", "5万元", null, null, null, null, null, "乙.docx 第5段"]
            ],
            _warehouse.Rows("""SELECT view, field, raw, printed_unit, table_no, "row", col, page, place FROM printed ORDER BY view"""));

    /// <summary>Generations are opened beside each other; a macro of the warehouse has to be found in its own file.</summary>
    [Fact]
    public void WarehouseAttachedUnderAnotherName_ShowsIt()
    {
        var file = _warehouse.DataSource;
        _warehouse.Dispose();
        using var other = new DuckDBConnection("DataSource=:memory:");
        other.Open();
        other.Execute($"ATTACH '{file}' AS generation (READ_ONLY)");

        Assert.Equal(2L, other.Scalar("SELECT count(place) FROM generation.printed"));
    }
}
