using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Normalize.Warehouse;

/// <summary>What a replaced document printed, kept until the version that replaces it is loaded, so that the difference can be told.</summary>
internal sealed class ReplacedValues(DuckDBConnection connection)
{
    private const string Values =
        """
        SELECT d.origin, d.document_id, f.report_id, x.view, x.row_key, k.field, p.raw
        FROM core.document d JOIN core.form f USING (document_id) JOIN core.fact x USING (form_no)
        JOIN core.provenance p USING (fact_no) JOIN core.value_kind k USING (kind_no)
        """;

    private bool _any;

    /// <summary>Copies the values of documents whose rows are about to go.</summary>
    public void Keep(IReadOnlyCollection<string> documentIds)
    {
        if (documentIds.Count == 0)
            return;
        if (!_any)
            connection.Execute($"CREATE OR REPLACE TEMP TABLE replaced_value AS {Values} LIMIT 0");
        _any = true;
        connection.Execute($"INSERT INTO temp.replaced_value {Values} WHERE d.document_id IN (SELECT unnest($ids))", ("ids", documentIds.ToList()));
    }

    /// <summary>Compares them with what stands at the same places now.</summary>
    public void Compare()
    {
        if (!_any)
            return;
        connection.Execute(
            $"""
            CREATE OR REPLACE TEMP TABLE changed_value AS
            WITH pair AS (
              SELECT DISTINCT o.origin, o.document_id AS previous_document_id, d.document_id
              FROM temp.replaced_value o JOIN core.document d ON d.origin = o.origin AND d.status = '{DocumentStatus.Read}'),
            old AS (SELECT p.previous_document_id, p.document_id, o.* EXCLUDE (origin, document_id) FROM temp.replaced_value o JOIN pair p ON p.previous_document_id = o.document_id),
            new AS (SELECT p.previous_document_id, p.document_id, v.* EXCLUDE (origin, document_id)
                    FROM ({Values} WHERE d.document_id IN (SELECT document_id FROM pair)) v JOIN pair p USING (document_id))
            SELECT previous_document_id, document_id, report_id, view, row_key, field, old.raw AS before, new.raw AS after
            FROM old FULL JOIN new USING (previous_document_id, document_id, report_id, view, row_key, field)
            WHERE trim(old.raw) IS DISTINCT FROM trim(new.raw);
            DELETE FROM core.value_change USING temp.changed_value c
            WHERE value_change.previous_document_id = c.previous_document_id AND value_change.document_id = c.document_id;
            INSERT INTO core.value_change FROM temp.changed_value;
            DROP TABLE temp.changed_value;
            DROP TABLE temp.replaced_value;
            """);
    }
}
