using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics.Running;

/// <summary>Derives flags and their evidence from the rows that fire.</summary>
internal static class FlagTables
{
    // unit/2 before unit/10: shorter keys first.
    private const string Hits = """
        SELECT r.*, p.unit, u.grouped,
               row_number() OVER (PARTITION BY r.rule_id, r.report_id
                                  ORDER BY r.scope DESC, r.project NULLS FIRST, length(r.evidence[1].row_key), r.evidence[1].row_key, r.subject) AS n
        FROM rule_bench.work.found r JOIN rule_bench.work.report p USING (report_id) JOIN rule_bench.work.rule u USING (rule_id)
             SEMI JOIN rule_bench.work.changed USING (rule_id, report_id)
        WHERE r.fires
        """;

    private const string PerSubject = """
        SELECT rule_id, report_id, scope, project, scope AS shown_scope, project AS shown_project, subject, [coalesce(subject, project, unit)] AS subjects, n,
               expected, actual, difference, amount, severity, evidence, message_zh, message_en
        FROM hit WHERE NOT grouped
        """;

    // All of one report is one flag, whichever projects it is about; where it is about one only, that is named.
    private const string PerReport = """
        SELECT rule_id, report_id, 'unit' AS scope, NULL::VARCHAR AS project,
               CASE WHEN the_project IS NOT NULL THEN 'project' ELSE 'unit' END AS shown_scope, the_project AS shown_project,
               NULL::VARCHAR AS subject, list_transform(hits, lambda h: h.place) AS subjects, 1 AS n,
               CASE WHEN places = 1 THEN expected END AS expected, CASE WHEN places = 1 THEN actual END AS actual, CASE WHEN places = 1 THEN difference END AS difference,
               amount, severity, flatten(list_transform(hits, lambda h: h.evidence)) AS evidence,
               concat(array_to_string(list_transform(hits[:10], lambda h: h.message_zh), '；'), CASE WHEN places > 10 THEN concat('……共 ', places, ' 处') END) AS message_zh,
               concat(array_to_string(list_transform(hits[:10], lambda h: h.message_en), '; '), CASE WHEN places > 10 THEN concat(' ... ', places, ' places in all') END) AS message_en
        FROM (
          SELECT rule_id, report_id, count(*) AS places, CASE WHEN count(project) = count(*) AND min(project) = max(project) THEN min(project) END AS the_project,
                 max(expected) AS expected, max(actual) AS actual, max(difference) AS difference, max(amount) AS amount,
                 ['info', 'warning', 'error'][max(list_position(['info', 'warning', 'error'], severity))] AS severity,
                 -- One sorted list: DuckDB sorts every ordered aggregate of every group by itself, which takes ten times as long.
                 list_sort(list({n: n, place: coalesce(subject, project, unit), evidence: evidence, message_zh: message_zh, message_en: message_en})) AS hits
          FROM hit WHERE grouped GROUP BY rule_id, report_id)
        """;

    /// <summary>Lists in rule_bench.work.rule the rules whose results are stored together.</summary>
    /// <param name="unchecked">Why a rule could not be run, by rule.</param>
    public static void NoteRules(Statements db, IEnumerable<Rule> rules, IReadOnlyDictionary<string, string> @unchecked)
    {
        db.Execute(
            "CREATE OR REPLACE TABLE rule_bench.work.rule (rule_id VARCHAR, grouped BOOLEAN, explanation VARCHAR, explanation_en VARCHAR, unchecked VARCHAR)");
        db.Execute("INSERT INTO rule_bench.work.rule VALUES " + string.Join(",\n", rules.Select(rule =>
            $"({Statements.Literal(rule.Id)}, {rule.Grouped}, {Explanation(rule, text => text.Zh, "；", "。")}, {Explanation(rule, text => text.En, "; ", ".")}, "
            + $"{(@unchecked.TryGetValue(rule.Id, out var why) ? Statements.Literal(why) : "NULL")})")));
    }

    /// <summary>Makes rule_bench.work.flag of the rows that fire.</summary>
    public static void Derive(Statements db) => db.Execute($"""
            CREATE OR REPLACE TABLE rule_bench.work.flag AS
            WITH hit AS ({Hits}),
            finding AS ({PerSubject} UNION ALL {PerReport}),
            -- Two rows of one name in one report (two projects called alike) keep apart by their order.
            identified AS (
              SELECT f.*, p.unit, p.division, p.year,
                     concat_ws(chr(31), f.rule_id, coalesce(p.division_code, p.division, ''), p.unit, f.scope, coalesce(f.project, ''), coalesce(f.subject, ''),
                               nullif(row_number() OVER (PARTITION BY f.rule_id, f.report_id, f.scope, f.project, f.subject ORDER BY f.n), 1)) AS series
              FROM finding f JOIN rule_bench.work.report p USING (report_id))
            SELECT left(md5(concat(series, chr(31), year)), 16) AS flag_id, left(md5(series), 16) AS series_id, * EXCLUDE (series, n)
            FROM identified
            """);

    /// <summary>Replaces the flags of the rules in rule_bench.work.rule on the reports in rule_bench.work.changed by rule_bench.work.flag.</summary>
    /// <returns>How many there are now, by rule.</returns>
    public static Dictionary<string, int> Store(Statements db, DateTime now)
    {
        DeleteWhere(db, "(rule_id, report_id) IN (SELECT rule_id, report_id FROM rule_bench.work.changed SEMI JOIN rule_bench.work.rule USING (rule_id))");
        if (db.Scalar("SELECT 1 FROM rule_bench.work.flag LIMIT 1") is null)
            return [];
        db.Execute("""
            INSERT INTO analytics.flag
            SELECT flag_id, series_id, rule_id, severity, report_id, unit, division, year, shown_scope, shown_project, subject, subjects,
                   expected, actual, difference, amount, concat(message_zh, '。'), explanation, concat(message_en, '.'), explanation_en, NULL
            FROM rule_bench.work.flag JOIN rule_bench.work.rule USING (rule_id)
            """);
        db.Execute("""
            INSERT INTO analytics.flag_evidence
            SELECT flag_id, ordinal - 1, coalesce(item.report_id, report_id), item.view, item.row_key, item.field
            FROM (SELECT flag_id, report_id, unnest(evidence) AS item, generate_subscripts(evidence, 1) AS ordinal FROM rule_bench.work.flag)
            """);
        NoteProofs(db);
        NoteDoubts(db);
        db.Execute("UPDATE analytics.flag_seen SET last_seen = $now WHERE flag_id IN (SELECT flag_id FROM rule_bench.work.flag)", ("now", now));
        db.Execute("""
            INSERT INTO analytics.flag_seen
            SELECT flag_id, $now, $now FROM rule_bench.work.flag f WHERE NOT EXISTS (FROM analytics.flag_seen s WHERE s.flag_id = f.flag_id)
            """, ("now", now));
        return db.Rows("SELECT rule_id, count(*) FROM rule_bench.work.flag GROUP BY rule_id")
            .ToDictionary(row => (string)row[0]!, row => Convert.ToInt32(row[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    // A flag is as sure as the weakest number it rests on. One that rests on a number which others contradict and whose reading is in doubt may be the
    // reader's fault: a person looks at the original before the unit is accused.
    private static void NoteProofs(Statements db) => db.Execute("""
        UPDATE analytics.flag
        SET proof = weakest.proof,
            severity = CASE WHEN weakest.doubtful AND severity = 'error' THEN 'warning' ELSE severity END,
            message = concat(message, CASE WHEN weakest.doubtful THEN '请先核对原文：所据数字与他数相互矛盾，且识读存疑。' END),
            message_en = concat(message_en, CASE WHEN weakest.doubtful THEN ' Please look at the original first: it rests on a number that others contradict and whose reading is in doubt.' END)
        FROM (SELECT e.flag_id, ['contradicted', 'unproved', 'proved'][min(list_position(['contradicted', 'unproved', 'proved'], p.proof))] AS proof,
                     bool_or(p.proof = 'contradicted' AND (p.certainty IN ('ocr_uncertain', 'inferred', 'repaired')
                                                           OR p.document_id IN (SELECT document_id FROM core.warning WHERE kind = 'numbers_lost'))) AS doubtful
              FROM analytics.flag_evidence e
              JOIN rule_bench.work.flag f USING (flag_id)
              JOIN provenance p ON p.report_id = e.report_id AND p.view = e.view AND p.row_key = e.row_key AND p.field = e.field
              WHERE p.proof IS NOT NULL
              GROUP BY e.flag_id) weakest
        WHERE flag.flag_id = weakest.flag_id
        """);

    // A flag that rests on a figure which OCR was not sure of, on a repaired or on a corrected one says so.
    private static void NoteDoubts(Statements db)
    {
        if (db.Scalar("SELECT 1 FROM rule_bench.work.doubt LIMIT 1") is null)
            return;
        db.Execute("""
        UPDATE analytics.flag SET message = concat(message, note.zh), message_en = concat(message_en, note.en)
        FROM (SELECT e.flag_id,
                     concat(CASE WHEN bool_or(d.certainty = 'ocr_uncertain') THEN '注意：所据数字有扫描识别而未核实者。' END,
                            CASE WHEN bool_or(d.certainty = 'inferred') THEN '注意：所据数字取自无框线表或跨页断行，位置待核。' END,
                            CASE WHEN bool_or(d.certainty = 'repaired') THEN '注意：所据数字有按勾稽修补者。' END,
                            CASE WHEN bool_or(d.certainty = 'corrected') THEN '所据数字有经人工更正者。' END) AS zh,
                     concat(CASE WHEN bool_or(d.certainty = 'ocr_uncertain') THEN ' Note: it rests on a scanned figure that is not confirmed.' END,
                            CASE WHEN bool_or(d.certainty = 'inferred') THEN ' Note: it rests on a figure whose place in the table is inferred.' END,
                            CASE WHEN bool_or(d.certainty = 'repaired') THEN ' Note: it rests on a figure repaired from the form''s own sums.' END,
                            CASE WHEN bool_or(d.certainty = 'corrected') THEN ' It rests on a figure that an analyst corrected.' END) AS en
              FROM analytics.flag_evidence e
              JOIN rule_bench.work.flag f USING (flag_id)
              JOIN rule_bench.work.doubt d ON d.report_id = e.report_id AND d.view = e.view AND d.row_key = e.row_key AND d.field = e.field
              GROUP BY e.flag_id) note
        WHERE flag.flag_id = note.flag_id
        """);
    }

    /// <summary>Removes what belongs to rules and reports that no longer exist.</summary>
    /// <returns>The rules that had results and are not there any more.</returns>
    public static IReadOnlyList<string> DeleteOrphans(Workbench bench)
    {
        const string orphan = "rule_id NOT IN (SELECT rule_id FROM analytics.rule) OR report_id NOT IN (SELECT report_id FROM rule_bench.work.report)";
        // Every flag has its row in the ledger.
        if (bench.Warehouse.Scalar($"SELECT 1 FROM analytics.rule_check WHERE {orphan} LIMIT 1") is null)
            return [];
        return bench.Commit(db =>
        {
            var gone = db.Rows("SELECT DISTINCT rule_id FROM analytics.rule_check WHERE rule_id NOT IN (SELECT rule_id FROM analytics.rule) ORDER BY rule_id");
            DeleteWhere(db, orphan);
            db.Execute($"DELETE FROM analytics.rule_check WHERE {orphan}");
            return gone.Select(row => (string)row[0]!).ToList();
        });
    }

    private static void DeleteWhere(Statements db, string condition)
    {
        db.Execute($"DELETE FROM analytics.flag_evidence WHERE flag_id IN (SELECT flag_id FROM analytics.flag WHERE {condition})");
        db.Execute($"DELETE FROM analytics.flag WHERE {condition}");
    }

    private static string Explanation(Rule rule, Func<LocalizedText, string> language, string between, string end) =>
        rule.Innocent.Count == 0 ? "NULL" : Statements.Literal(string.Join(between, rule.Innocent.Select(language)) + end);
}
