/*
id: NT01
title: {zh: 叙述自评分与表内总分不符, en: Self-score of the text differs from the total of the form}
severity: {error: {zh: 两处得分相差超过容差, en: the difference exceeds the tolerance}}
scope: [unit]
basis:
  - {document: 财预〔2020〕10号, clause: 自评得分以自评表总分为准, certainty: {zh: 内容中，条号凭记忆, en: "content medium, article from memory"}}
innocent:
  - {zh: 表内得分修改后正文未改, en: a score of the form was changed and the text was not}
  - {zh: 正文写的是上级复核后的得分, en: the text gives the score after review}
needs: {narrative_figure: [report_id, ordinal, section, line, value, row_key]}
uses:
  score_total: [report_id, scope, score, row_key]
  indicator: [report_id, scope, weight, score, row_key]
  funding: [report_id, scope, line, weight, score, row_key]
  score_item: [report_id, weight, score, row_key]
parameters:
  - {name: tolerance, default: 0.05, unit: 分, meaning: {zh: 得分的尾差, en: rounding of scores}}
examples:
  - {fires: true, given: {zh: 叙述自评分 95，表内总分 94, en: "95 in the text, 94 as the total of the form"}, then: {zh: 重点核实, en: error}}
  - {fires: false, given: {zh: 两处均为 95, en: 95 in both}, then: {zh: 相符, en: they agree}}
*/
WITH limits AS (
  SELECT division_code, max(value) FILTER (name = 'tolerance') AS tolerance
  FROM rule_parameter WHERE rule_id = 'NT01' GROUP BY division_code),
-- Reports on single projects state scores of their own.
told AS (
  SELECT report_id, arg_min(value, ordinal) AS score, arg_min(row_key, ordinal) AS row_key, count(DISTINCT value) AS readings
  FROM narrative_figure WHERE line = 'self_score' AND NOT starts_with(coalesce(section, ''), '项目报告') GROUP BY report_id),
total AS (
  -- A unit form goes before a score sheet: unit/0 against score/0.
  SELECT report_id, arg_max(score, row_key) AS score, max(row_key) AS row_key
  FROM score_total WHERE scope = 'unit' AND score IS NOT NULL GROUP BY report_id),
item AS (
  SELECT report_id, weight, score, 'indicator' AS view, row_key FROM indicator WHERE scope = 'unit'
  UNION ALL
  SELECT report_id, weight, score, 'funding', row_key FROM funding WHERE scope = 'unit' AND line = 'total'
  UNION ALL
  SELECT report_id, weight, score, 'score_item', row_key FROM score_item),
-- A score above its weight (the rate of 100 in the place of the score) is EX03's finding; here it counts as full.
items AS (
  SELECT report_id, sum(least(score, weight)) AS score, count(*) FILTER (score IS NULL AND weight IS NOT NULL) > 0 AS incomplete,
         list({view: view, row_key: row_key, field: 'score'} ORDER BY view DESC, row_key) FILTER (score IS NOT NULL) AS cited
  FROM item GROUP BY report_id),
subject AS (
  SELECT t.report_id, t.score AS told, t.row_key, t.readings > 1 AS ambiguous, coalesce(f.score, i.score) AS form_score, f.score IS NULL AS is_sum,
         f.score IS NULL AND i.incomplete AS incomplete, l.tolerance,
         CASE WHEN f.score IS NULL THEN i.cited ELSE [{view: 'score_total', row_key: f.row_key, field: 'score'}] END AS cited
  FROM told t
  JOIN report r ON r.report_id = t.report_id
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code
  LEFT JOIN total f ON f.report_id = t.report_id
  LEFT JOIN items i ON i.report_id = t.report_id)
SELECT report_id, 'unit' AS scope, NULL::VARCHAR AS project, NULL::VARCHAR AS subject,
       form_score AS expected, told AS actual, told - form_score AS difference, NULL::DECIMAL(18,6) AS amount,
       'error' AS severity,
       CASE WHEN NOT ambiguous AND NOT (incomplete AND abs(told - form_score) > tolerance) THEN abs(told - form_score) > tolerance END AS fires,
       list_prepend({view: 'narrative_figure', row_key: row_key, field: 'value'}, cited) AS evidence,
       format('叙述自评 {:g} 分，{} {:g}（差 {:+g}）', told, CASE WHEN is_sum THEN '自评表未填总分，各项得分合计' ELSE '自评表总分' END, form_score, told - form_score) AS message_zh,
       format('Self-score of {:g} in the text; {} {:g} (difference {:+g})', told,
              CASE WHEN is_sum THEN 'the form has no total, its items sum to' ELSE 'total of the form' END, form_score, told - form_score) AS message_en,
       CASE WHEN ambiguous THEN '叙述有多个自评分 / several self-scores in the text'
            WHEN form_score IS NULL THEN '表内无总分也无得分 / neither a total nor item scores in the form'
            WHEN incomplete AND abs(told - form_score) > tolerance THEN '表内无总分，且有得分空格 / no total, and an item score is blank' END AS reason
FROM subject;
