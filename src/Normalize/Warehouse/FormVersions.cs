using System.Globalization;
using DuckDB.NET.Data;
using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Normalize.Warehouse;

/// <summary>
/// Several documents that state the same form of one report: which of them is taken, by <see cref="VersionRule"/>, and in which numbers the others differ.
/// Two forms are compared once, when they first stand beside each other.
/// </summary>
internal sealed class FormVersions(DuckDBConnection connection)
{
    // What a row is about; all else of it may be what the versions differ in.
    private static readonly string[] s_words = ["side", "line", "label", "level1", "level2", "level3", "name", "list_label", "basis"];

    // Count rows, and are no numbers of the report.
    private static readonly string[] s_orders = ["list_no", "ordinal"];

    /// <summary>The reports for which the analysts' choices are not those of before; the choices are stored, in the open transaction.</summary>
    public IReadOnlyCollection<string> Choose(IReadOnlyList<VersionChoice> choices)
    {
        var before = connection.Rows("SELECT unit, year, sha256 FROM core.version_choice", row => (row.GetString(0), row.GetInt32(1), row.GetString(2)))
            .ToHashSet();
        var changed = before.ToHashSet();
        changed.SymmetricExceptWith(choices.Select(choice => (choice.Unit, choice.Year, choice.Sha256)));
        if (changed.Count == 0)
            return [];
        connection.Execute("DELETE FROM core.version_choice");
        using (var rows = connection.Bulk("core", "version_choice"))
        {
            foreach (var (unit, year, sha) in choices.Select(choice => (choice.Unit, choice.Year, choice.Sha256)).Distinct())
                rows.CreateRow().AppendValue(unit).AppendValue((int?)year).AppendValue(sha).EndRow();
            rows.Complete();
        }

        return connection.Rows(
            "SELECT DISTINCT report_id FROM core.report_part WHERE list_contains($keys, concat(unit, ' ', year))", row => row.GetString(0),
            ("keys", changed.Select(choice => string.Create(CultureInfo.InvariantCulture, $"{choice.Item1} {choice.Item2}")).ToList()));
    }

    /// <summary>Stored choices for which no document with the hash states the report.</summary>
    public IReadOnlyList<(string Unit, int Year, string Sha256)> Unused() => connection.Rows(
        """
        SELECT unit, year, sha256 FROM core.version_choice c
        WHERE NOT EXISTS (FROM core.report_part p JOIN core.document d USING (document_id) WHERE p.unit = c.unit AND p.year = c.year AND d.sha256 = c.sha256)
        ORDER BY ALL
        """, row => (row.GetString(0), row.GetInt32(1), row.GetString(2)));

    /// <summary>In the open transaction, once all forms of the reports are there.</summary>
    /// <returns>Versions of which it was decided now, or decided otherwise than before.</returns>
    public IReadOnlyList<VersionTaken> Settle(IReadOnlyCollection<string> reportIds)
    {
        // Most reports have one document a form, and nothing to decide.
        var several = reportIds.Count == 0 ? [] : connection.Rows(
            """
            SELECT DISTINCT report_id FROM (
              SELECT report_id FROM core.form WHERE report_id IN (SELECT unnest($ids)) GROUP BY report_id, form_key HAVING count(*) > 1 OR NOT bool_and(current))
            """, row => row.GetString(0), ("ids", reportIds.ToList()));
        if (several.Count == 0)
            return [];
        Rank(several);
        connection.Execute(
            $"""
            UPDATE core.form SET current = (r.place = 1) FROM temp.form_rank r WHERE form.form_no = r.form_no AND form.current <> (r.place = 1);
            CREATE OR REPLACE TEMP TABLE form_pair AS
            SELECT l.form_no, t.form_no AS taken_form_no, {VersionRule.Reason("t", "l")} AS reason
            FROM temp.form_rank l JOIN temp.form_rank t USING (report_id, form_key) WHERE t.place = 1 AND l.place > 1 AND l.own > 0;
            CREATE OR REPLACE TEMP TABLE form_news AS
            SELECT p.*, v.form_no IS NULL AS is_new FROM temp.form_pair p LEFT JOIN core.form_version v USING (form_no, taken_form_no) WHERE v.reason IS DISTINCT FROM p.reason;
            DELETE FROM core.version_difference USING temp.form_rank r
            WHERE version_difference.form_no = r.form_no AND (version_difference.form_no, version_difference.taken_form_no) NOT IN (SELECT (form_no, taken_form_no) FROM temp.form_pair);
            DELETE FROM core.form_version USING temp.form_rank r
            WHERE form_version.form_no = r.form_no AND (form_version.form_no, form_version.taken_form_no) NOT IN (SELECT (form_no, taken_form_no) FROM temp.form_pair);
            UPDATE core.form_version SET reason = n.reason FROM temp.form_news n WHERE form_version.form_no = n.form_no AND form_version.taken_form_no = n.taken_form_no;
            """);
        Compare();
        var news = connection.Rows(
            """
            SELECT p.unit, p.year, t.source_name, o.source_name, string_agg(DISTINCT v.reason, '+' ORDER BY v.reason), sum(v.differences)::INTEGER
            FROM temp.form_news n JOIN core.form_version v USING (form_no, taken_form_no) JOIN core.form f USING (form_no) JOIN core.form w ON w.form_no = v.taken_form_no
            JOIN core.document o ON o.document_id = f.document_id JOIN core.document t ON t.document_id = w.document_id
            JOIN core.report_part p ON p.report_id = f.report_id AND p.document_id = w.document_id
            GROUP BY p.unit, p.year, t.document_id, t.source_name, o.document_id, o.source_name ORDER BY ALL
            """, row => new VersionTaken(row.GetString(0), row.IsDBNull(1) ? null : row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt32(5)));
        connection.Execute("DROP TABLE temp.form_rank; DROP TABLE temp.form_pair; DROP TABLE temp.form_news");
        return news;
    }

    // Whole documents are ranked, by the forms that others state, too, so that all forms of one report come from the same version where it has them. A form
    // without a number (a paragraph of an annex beside the report's text) is no version: nothing of it is lost.
    private void Rank(List<string> reportIds) => connection.Execute(
        $"""
        CREATE OR REPLACE TEMP TABLE form_rank AS
        WITH claim AS (
          SELECT form_no, report_id, form_key, document_id, current, proved, proved + unproved + contradicted AS own, count(*) OVER (PARTITION BY report_id, form_key) > 1 AS shared
          FROM core.form WHERE report_id IN (SELECT unnest($ids))),
        version AS (
          SELECT f.form_no, f.report_id, f.form_key, f.own, {VersionRule.Arrival("d")} AS arrival, d.published_on, {VersionRule.Wording("d.source_name", "d.title")} AS wording,
                 EXISTS (FROM core.version_choice c JOIN core.report_part p ON p.unit = c.unit AND p.year = c.year
                         WHERE p.report_id = f.report_id AND p.document_id = f.document_id AND c.sha256 = d.sha256) AS chosen,
                 sum(f.proved) OVER document AS proved, sum(f.own) OVER document AS numbers
          FROM claim f JOIN core.document d USING (document_id) WHERE f.shared OR NOT f.current
          WINDOW document AS (PARTITION BY f.report_id, f.document_id))
        SELECT *, row_number() OVER (PARTITION BY report_id, form_key ORDER BY {VersionRule.Order}) AS place FROM version
        """, ("ids", reportIds));

    private void Compare()
    {
        var pairs = connection.Rows(
            "SELECT form_no, taken_form_no, reason FROM temp.form_news WHERE is_new",
            row => (Other: row.GetInt32(0), Taken: row.GetInt32(1), Reason: row.GetString(2)));
        if (pairs.Count == 0)
            return;
        var forms = RowsOf([.. pairs.SelectMany(pair => new[] { pair.Other, pair.Taken }).Distinct()]);
        using var versions = connection.Bulk("core", "form_version");
        using var differences = connection.Bulk("core", "version_difference");
        foreach (var (other, taken, reason) in pairs)
        {
            var count = 0;
            foreach (var (mine, its) in VersionRow.Pair([.. forms[taken]], [.. forms[other]]))
            {
                foreach (var field in VersionRow.Differences(mine, its))
                {
                    differences.CreateRow()
                        .AppendValue((int?)other)
                        .AppendValue((int?)taken)
                        .AppendValue((mine ?? its)!.View)
                        .AppendValue(mine?.RowKey)
                        .AppendValue(its?.RowKey)
                        .AppendValue(field)
                        .EndRow();
                    count++;
                }
            }

            versions.CreateRow().AppendValue((int?)other).AppendValue((int?)taken).AppendValue(reason).AppendValue((int?)count).EndRow();
        }

        versions.Complete();
        differences.Complete();
    }

    private ILookup<int, VersionRow> RowsOf(List<int> forms)
    {
        var rows = new List<(int Form, VersionRow Row)>();
        foreach (var table in FactTables.All)
        {
            var numbers = table.Columns.Where(column => column.Type is "INTEGER" or "DECIMAL(18,6)" && !s_orders.Contains(column.Name))
                .Select(column => column.Name)
                .ToList();
            if (numbers.Count == 0)
                continue;
            string Listed(IEnumerable<string> names, params string[] before) => string.Join(
                ", ", before.Concat(names.Intersect(table.Columns.Select(column => column.Name)).Select(name => $"t.\"{name}\"")));
            var unit = table.Columns.Any(column => column.Name == "measure_unit") ? "t.measure_unit" : "NULL";
            rows.AddRange(connection.Rows(
                $"""
                SELECT f.form_no, t.row_key, concat_ws('/', {Listed(s_words, "''")}), {unit}, {Listed(numbers)}
                FROM core.{table.Name} t JOIN core.form f USING (report_id, document_id, form_key)
                WHERE f.form_no IN (SELECT unnest($forms)) ORDER BY {Listed(s_orders, "f.form_no")}, t.row_key
                """, row => (row.GetInt32(0), Read(table.Name, numbers, row)), ("forms", forms)));
        }

        return rows.ToLookup(row => row.Form, row => row.Row);
    }

    private static VersionRow Read(string view, List<string> numbers, DuckDBDataReader row)
    {
        var scale = MoneyUnit.InTenThousandYuan(row.TextOrNull(3)) ?? 1;
        var values = numbers.Select(
            (name, i) => (name, Value: row.IsDBNull(4 + i) ? (decimal?)null : Convert.ToDecimal(row.GetValue(4 + i), CultureInfo.InvariantCulture) * scale));
        return new VersionRow(view, row.GetString(1), PlainText.Squeeze(row.GetString(2)), values.ToDictionary(value => value.name, value => value.Value));
    }
}
