/*
id: AR09
title: {zh: 指标分值合计不等于100, en: Weights do not sum to 100}
severity: {error: {zh: 一张表的分值合计不是 100, en: the weights of a form sum to another figure than 100}}
scope: [unit, project]
basis:
  - {document: 财预〔2020〕10号, clause: 自评总分 100 分，其中预算执行率 10 分, certainty: {zh: 内容高，“第十三条”凭记忆, en: "content high, 第十三条 from memory"}}
innocent:
  - {zh: 不适用的指标已删除而分值未重新分配, en: inapplicable indicators were removed without redistributing their weight}
needs: {}
uses:
  indicator: [report_id, scope, project, name, weight, score, row_key]
  funding: [report_id, scope, project, line, weight, row_key]
  score_item: [report_id, weight, row_key]
  leftover: [document_id, table_no, what, text]
  provenance: [report_id, document_id, view, row_key, table_no]
parameters:
  - {name: full_marks, default: 100, unit: 分, meaning: {zh: 一张表的分值应当合计为此数, en: what the weights of a form must sum to}}
  - {name: tolerance, default: 0.01, unit: 分, meaning: {zh: 尾差, en: rounding}}
examples:
  - fires: true
    given: {zh: 指标分值合计 80，执行率分值 10, en: indicators sum to 80 and the execution rate weighs 10}
    then: {zh: 重点核实，应为 100 而为 90, en: "error, 90 instead of 100"}
  - {fires: false, given: {zh: 指标分值合计 90，执行率分值 10, en: indicators sum to 90 and the execution rate weighs 10}, then: {zh: 合计 100, en: "100"}}
*/
WITH limits AS (
  SELECT division_code,
         max(value) FILTER (name = 'full_marks') AS full_marks,
         max(value) FILTER (name = 'tolerance') AS tolerance
  FROM rule_parameter WHERE rule_id = 'AR09' GROUP BY division_code),
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
-- A form is named by its row keys up to the last slash: two projects of one name stay two forms.
weighted AS (
  SELECT report_id, scope, project, regexp_replace(row_key, '/[^/]*$', '') AS form, NULL AS sheet, weight, false AS execution, 'indicator' AS view, row_key
  FROM indicator
  -- A row that says 无 where its indicator should stand can hold no weight.
  WHERE weight IS NOT NULL OR score IS NOT NULL OR NOT regexp_full_match(coalesce(name, ''), '\s*(无|没有|暂无|不适用|不涉及|不考核|无此项(指标)?|零|一|[NＮ]/?[AＡ]|[-—―─–/\\×]+)?[。.]?\s*')
  UNION ALL
  SELECT report_id, scope, project, regexp_replace(row_key, '/[^/]*$', ''), NULL, weight, true, 'funding', row_key FROM funding WHERE line = 'total'
  UNION ALL
  SELECT report_id, 'unit', NULL, regexp_replace(row_key, '/[^/]*$', ''), '计分表', weight, false, 'score_item', row_key FROM score_item),
form AS (
  SELECT report_id, form, any_value(scope) AS scope, any_value(project) AS project, any_value(sheet) AS sheet,
         sum(weight) FILTER (NOT execution) AS indicators,
         sum(weight) FILTER (execution) AS execution_weight,
         sum(weight) AS total,
         count(*) FILTER (weight IS NULL) AS blanks,
         list_concat(list_sort(list({view: view, row_key: row_key, field: 'weight'}) FILTER (weight IS NOT NULL AND NOT execution)),
                     list_sort(list({view: view, row_key: row_key, field: 'weight'}) FILTER (weight IS NOT NULL AND execution))) AS evidence
  FROM weighted GROUP BY report_id, form
  -- Some forms carry no weights at all: nothing to sum.
  HAVING count(weight) FILTER (NOT execution) > 0),
subject AS (
  -- Limits are floating-point numbers: 100.01 - 100 is a trifle more than 0.01.
  SELECT f.*, l.*, round(f.total - l.full_marks, 6) AS difference, EXISTS (FROM unread u WHERE u.report_id = f.report_id AND u.form = f.form) AS has_unread
  FROM form f
  JOIN report r USING (report_id)
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code)
SELECT report_id, scope, project, sheet AS subject,
       full_marks AS expected, total AS actual, s.difference, NULL::DECIMAL(18,6) AS amount,
       'error' AS severity,
       -- A blank weight could make up for what is missing, never for what is too much.
       CASE WHEN (blanks > 0 OR has_unread) AND s.difference < -tolerance THEN NULL ELSE abs(s.difference) > tolerance END AS fires,
       evidence,
       format('{}分值合计 {:g}（指标 {:g}{}），应为 {:g}（差 {:+g}）', CASE scope WHEN 'project' THEN format('项目「{}」', project) ELSE coalesce(sheet, '单位表') END,
              total, indicators, coalesce(format('，执行率 {:g}', execution_weight), ''), full_marks, s.difference) AS message_zh,
       format('{}: weights sum to {:g} (indicators {:g}{}), {:g} expected (difference {:+g})', CASE scope WHEN 'project' THEN format('Project "{}"', project) ELSE 'Unit form' END,
              total, indicators, coalesce(format(', execution {:g}', execution_weight), ''), full_marks, s.difference) AS message_en,
       CASE WHEN has_unread AND s.difference < -tolerance THEN '表内有未能识别的数，合计不足 / numbers of the table were not read and the sum falls short'
            WHEN blanks > 0 AND s.difference < -tolerance THEN '有分值空格，合计不足 / a weight is blank and the sum falls short' END AS reason
FROM subject s;
