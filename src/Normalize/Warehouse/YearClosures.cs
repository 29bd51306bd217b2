using DuckDB.NET.Data;
using PerfEval.Normalize.Closures;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Normalize.Warehouse;

/// <summary>
/// 上年决算数 against last year's report: equations that no document knows of when it is recognised. They are settled with every commit for the reports it
/// touched and the years beside them, and may prove or contradict what nothing else does.
/// </summary>
internal sealed class YearClosures(DuckDBConnection connection)
{
    // Behind the equations of the document itself.
    private const int FirstOrdinal = 1_000_000;

    private const string Touched = "(SELECT form_no FROM core.form WHERE report_id IN (SELECT unnest($ids)))";

    /// <summary>In the open transaction, once it is known which documents count.</summary>
    public void Settle(IReadOnlyCollection<string> reportIds)
    {
        if (reportIds.Count == 0)
            return;
        var ids = ("ids", (object?)reportIds.ToList());
        if (connection.Scalar($"SELECT 1 FROM core.closure WHERE relation = '{ClosureRelation.PriorYear}' LIMIT 1") is not null)
            Forget(ids);
        connection.Execute(
            $"""
            CREATE OR REPLACE TEMP TABLE year_pair AS
            WITH part AS (SELECT DISTINCT report_id, unit, coalesce(division_code, division) AS place, year FROM core.report_part)
            SELECT this.report_id, last.report_id AS last_id FROM part this JOIN part last ON last.unit = this.unit AND last.place = this.place AND last.year = this.year - 1
            WHERE this.report_id IN (SELECT unnest($ids)) OR last.report_id IN (SELECT unnest($ids))
            """, ids);
        if (connection.Scalar("SELECT 1 FROM temp.year_pair LIMIT 1") is not null)
            Add();
        connection.Execute("DROP TABLE temp.year_pair");
    }

    // Also where a document went, and with it the other side.
    private void Forget((string, object?) ids)
    {
        connection.Execute(
            $"""
            CREATE OR REPLACE TEMP TABLE year_gone AS
            SELECT closure_no FROM core.closure
            WHERE relation = '{ClosureRelation.PriorYear}'
              AND (form_no IN {Touched} OR other_form_no IN {Touched} OR form_no NOT IN (SELECT form_no FROM core.form) OR other_form_no NOT IN (SELECT form_no FROM core.form))
            """, ids);
        connection.Execute(
            """
            DELETE FROM core.late_proof WHERE closure_no IN (FROM temp.year_gone);
            DELETE FROM core.closure_term WHERE closure_no IN (FROM temp.year_gone);
            DELETE FROM core.closure WHERE closure_no IN (FROM temp.year_gone);
            DROP TABLE temp.year_gone
            """);
    }

    private void Add() => connection.Execute(
        $"""
        CREATE OR REPLACE TEMP TABLE year_line AS
        WITH line AS (
          SELECT f.report_id, f.form_no, x.fact_no, b.line, b.ordinal, b.row_key, p.table_no, b.prior_final, b.budget, b.final
          FROM core.budget_line b JOIN core.form f USING (report_id, document_id, form_key)
          JOIN core.fact x ON x.form_no = f.form_no AND x.view = 'budget_line' AND x.row_key = b.row_key
          JOIN core.provenance p USING (fact_no) JOIN core.value_kind k ON k.kind_no = p.kind_no AND k.field = 'prior_final'
          WHERE f.current AND f.report_id IN (SELECT report_id FROM temp.year_pair UNION SELECT last_id FROM temp.year_pair)),
        -- Another number of the row or the column within the tolerance could stand there, too.
        told AS (
          SELECT l.*,
                 NOT EXISTS (FROM line o WHERE o.form_no = l.form_no AND o.prior_final <> l.prior_final AND abs(o.prior_final - l.prior_final) <= 0.01)
                 AND (l.budget = l.prior_final OR coalesce(abs(l.budget - l.prior_final), 1) > 0.01) AND (l.final = l.prior_final OR coalesce(abs(l.final - l.prior_final), 1) > 0.01)
                 AND abs(l.prior_final) > 0.01 AS tells_prior,
                 NOT EXISTS (FROM line o WHERE o.form_no = l.form_no AND o.final <> l.final AND abs(o.final - l.final) <= 0.01)
                 AND (l.budget = l.final OR coalesce(abs(l.budget - l.final), 1) > 0.01) AND (l.prior_final = l.final OR coalesce(abs(l.prior_final - l.final), 1) > 0.01)
                 AND abs(l.final) > 0.01 AS tells_final
          FROM line l),
        -- Lines of one code that stand twice cannot be told apart.
        single AS (FROM told WHERE line NOT IN ('special_item', 'placeholder') QUALIFY count(*) OVER (PARTITION BY report_id, line) = 1)
        SELECT (SELECT coalesce(max(closure_no), -1) FROM core.closure) + row_number() OVER (ORDER BY this.form_no, this.ordinal) AS closure_no, {FirstOrdinal} + this.ordinal AS ordinal,
               this.form_no, last.form_no AS other_form_no, this.table_no, this.prior_final AS expected, last.final AS actual, abs(last.final - this.prior_final) <= 0.01 AS holds,
               this.fact_no, last.fact_no AS other_fact_no, this.prior_final = last.final AND this.tells_prior AS proves, this.prior_final = last.final AND last.tells_final AS other_proves
        FROM temp.year_pair p JOIN single this USING (report_id) JOIN single last ON last.report_id = p.last_id AND last.line = this.line
        WHERE this.prior_final IS NOT NULL AND last.final IS NOT NULL;
        INSERT INTO core.closure
        SELECT closure_no, ordinal, form_no, other_form_no, table_no, '{ClosureRelation.PriorYear}', expected, actual, 0.01, holds, NULL FROM temp.year_line;
        INSERT INTO core.closure_term
        SELECT closure_no, fact_no, 'prior_final', '{TermRole.Whole}', expected, proves FROM temp.year_line
        UNION ALL SELECT closure_no, other_fact_no, 'final', '{TermRole.Part}', actual, other_proves FROM temp.year_line;
        -- What the report's own equations say goes before.
        INSERT INTO core.late_proof
        WITH side AS (
          SELECT closure_no, fact_no, 'prior_final' AS field, form_no, holds, proves FROM temp.year_line
          UNION ALL SELECT closure_no, other_fact_no, 'final', other_form_no, holds, other_proves FROM temp.year_line)
        SELECT s.closure_no, s.fact_no, s.field, s.form_no, CASE WHEN s.proves THEN 'proved' ELSE 'contradicted' END
        FROM side s JOIN core.provenance p USING (fact_no) JOIN core.value_kind k ON k.kind_no = p.kind_no AND k.field = s.field
        WHERE k.proof = 'unproved' AND (s.proves OR NOT s.holds);
        DROP TABLE temp.year_line
        """);
}
