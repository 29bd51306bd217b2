/*
id: AR11
title: {zh: 分项得分合计与总分不符, en: Item scores do not sum to the stated total}
severity: {error: {zh: 合计相差超过容差, en: the sum differs by more than the tolerance}}
scope: [unit, project]
parents: [EX03]
basis:
  - {document: 财预〔2020〕10号 附表, clause: 总分 = 执行率得分 + 各项指标得分, certainty: {zh: 高, en: high}}
innocent:
  - {zh: 总分取整, en: the total was rounded}
  - {zh: 某项得分改过而总分未改, en: one item was changed and the total was not}
needs: {score_total: [report_id, scope, project, weight, score, row_key]}
uses:
  indicator: [report_id, weight, score, row_key]
  funding: [report_id, line, weight, score, row_key]
  score_item: [report_id, weight, score, row_key]
  leftover: [document_id, table_no, what, text]
  provenance: [report_id, document_id, view, row_key, table_no]
parameters:
  - {name: tolerance, default: 0.05, unit: 分, meaning: {zh: 得分的尾差, en: rounding of scores}}
examples:
  - {fires: true, given: {zh: 分项得分合计 94，总分 95, en: "items sum to 94, the total says 95"}, then: {zh: 重点核实, en: error}}
  - {fires: false, given: {zh: 分项得分合计 95，总分 95, en: "items sum to 95, the total says 95"}, then: {zh: 相符, en: they agree}}
*/
WITH limits AS (
  SELECT division_code, max(value) FILTER (name = 'tolerance') AS tolerance
  FROM rule_parameter WHERE rule_id = 'AR11' GROUP BY division_code),
-- Forms in whose tables a bare number was left unread: it may be what the sum lacks.
unread AS (
  SELECT DISTINCT p.report_id, regexp_replace(p.row_key, '/[^/]*$', '') AS form
  FROM provenance p
  JOIN leftover l ON l.document_id = p.document_id AND l.table_no = p.table_no
  WHERE p.view IN ('indicator', 'funding', 'score_item', 'score_total') AND l.what = 'unread_number'
    AND regexp_full_match(l.text, '[-0-9.,，% ]+分?')
  UNION
  -- A row with points whose label nobody knows is as likely the total row of the funds.
  SELECT DISTINCT report_id, regexp_replace(row_key, '/[^/]*$', '') FROM funding WHERE line IS NULL AND weight IS NOT NULL),
-- A form is named by its row keys up to the last slash, so each total meets the items of its own form.
item AS (
  SELECT report_id, regexp_replace(row_key, '/[^/]*$', '') AS form, weight, score, false AS execution, 'indicator' AS view, row_key FROM indicator
  UNION ALL
  SELECT report_id, regexp_replace(row_key, '/[^/]*$', ''), weight, score, true, 'funding', row_key FROM funding WHERE line = 'total'
  UNION ALL
  SELECT report_id, regexp_replace(row_key, '/[^/]*$', ''), weight, score, false, 'score_item', row_key FROM score_item),
form AS (
  SELECT report_id, form,
         sum(score) AS items,
         sum(score) FILTER (NOT execution) AS own_items,
         sum(weight) AS points, sum(weight) FILTER (NOT execution) AS own_points,
         sum(score) FILTER (execution) AS execution_score,
         count(*) FILTER (score IS NULL AND weight IS NOT NULL) AS blanks,
         list_sort(list({view: view, row_key: row_key, field: 'score'}) FILTER (score IS NOT NULL AND execution)) AS cited_execution,
         list_sort(list({view: view, row_key: row_key, field: 'score'}) FILTER (score IS NOT NULL AND NOT execution)) AS cited_items
  FROM item GROUP BY report_id, form),
-- A total of the indicators alone says so by its points: 90, where those of the rate make them 100.
summed AS (
  SELECT t.report_id, i.form, t.weight = i.own_points AND t.weight <> i.points AS alone,
         CASE WHEN alone THEN i.own_items ELSE i.items END AS items, CASE WHEN alone THEN NULL ELSE i.execution_score END AS execution_score,
         CASE WHEN alone THEN i.cited_items ELSE list_concat(i.cited_execution, i.cited_items) END AS cited, i.blanks
  FROM score_total t
  JOIN form i ON i.report_id = t.report_id AND i.form = regexp_replace(t.row_key, '/[^/]*$', '')),
subject AS (
  SELECT t.report_id, t.scope, t.project, t.row_key, t.score AS stated, i.* EXCLUDE (report_id, alone), l.tolerance, i.items - t.score AS difference,
         i.form LIKE 'score%' AS is_sheet, EXISTS (FROM unread u WHERE u.report_id = i.report_id AND u.form = i.form) AS has_unread
  FROM score_total t
  JOIN summed i ON i.report_id = t.report_id AND i.form = regexp_replace(t.row_key, '/[^/]*$', '')
  JOIN report r ON r.report_id = t.report_id
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code)
SELECT report_id, scope, project, CASE WHEN is_sheet THEN '计分表' END AS subject,
       items AS expected, stated AS actual, -s.difference AS difference, NULL::DECIMAL(18,6) AS amount,
       'error' AS severity,
       CASE WHEN abs(s.difference) <= tolerance THEN false WHEN blanks = 0 AND NOT has_unread AND s.difference IS NOT NULL THEN true END AS fires,
       list_concat([{view: 'score_total', row_key: row_key, field: 'score'}], cited) AS evidence,
       format('{}各项得分合计 {:g}{}，总分填 {:g}（差 {:+g}）', CASE scope WHEN 'project' THEN format('项目「{}」', project) ELSE CASE WHEN is_sheet THEN '计分表' ELSE '单位表' END END,
              items, coalesce(format('（含执行率 {:g}）', execution_score), ''), stated, -s.difference) AS message_zh,
       format('{}: item scores sum to {:g}{}, the stated total is {:g} (difference {:+g})', CASE scope WHEN 'project' THEN format('Project "{}"', project) ELSE 'Unit form' END,
              items, coalesce(format(' (execution {:g} included)', execution_score), ''), stated, -s.difference) AS message_en,
       CASE WHEN stated IS NULL THEN '总分空 / total blank' WHEN items IS NULL THEN '各项得分全空 / all item scores blank'
            WHEN has_unread AND abs(s.difference) > tolerance THEN '表内有未能识别的数 / numbers of the table were not read'
            WHEN blanks > 0 AND abs(s.difference) > tolerance THEN '有得分空格 / an item score is blank' END AS reason
FROM subject s;
