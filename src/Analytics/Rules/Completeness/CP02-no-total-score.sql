/*
id: CP02
title: {zh: 自评表无总分, en: No total in the self-evaluation form}
severity: {warning: {zh: 填了得分而未填总分, en: scores are filled in and no total is}}
scope: [unit]
group: report
basis:
  - {document: 财预〔2020〕10号 附表, clause: 自评表末行为总分, certainty: {zh: 高, en: high}}
innocent:
  - {zh: 总分写在报告正文, en: the total stands in the text of the report}
  - {zh: 该地模板没有总分行, en: the local template has no total row}
needs: {}
uses:
  indicator: [report_id, scope, score, row_key]
  score_item: [report_id, score, row_key]
  score_total: [report_id, scope, score, row_key]
parameters: []
examples:
  - {fires: true, given: {zh: 整体自评表的指标有得分，没有总分行, en: a unit form with scored indicators and no total row}, then: {zh: 需说明, en: warning}}
  - {fires: false, given: {zh: 整体自评表有总分 95, en: a unit form with a total of 95}, then: {zh: 有总分, en: there is one}}
*/
WITH form AS (
  SELECT report_id, regexp_replace(row_key, '/[^/]*$', '') AS form, '自评表' AS name, sum(score) AS items, count(*) AS item_rows,
         {view: 'indicator', row_key: max(row_key), field: 'score'} AS cited
  FROM indicator WHERE scope = 'unit' AND score IS NOT NULL GROUP BY ALL
  UNION ALL
  SELECT report_id, regexp_replace(row_key, '/[^/]*$', ''), '计分表', sum(score), count(*), {view: 'score_item', row_key: max(row_key), field: 'score'}
  FROM score_item WHERE score IS NOT NULL GROUP BY ALL),
total AS (
  SELECT report_id, regexp_replace(row_key, '/[^/]*$', '') AS form FROM score_total WHERE scope = 'unit' AND score IS NOT NULL)
SELECT f.report_id, 'unit' AS scope, NULL::VARCHAR AS project, f.name AS subject,
       f.items AS expected, NULL::DECIMAL(18,6) AS actual, NULL::DECIMAL(18,6) AS difference, NULL::DECIMAL(18,6) AS amount,
       'warning' AS severity,
       t.form IS NULL AS fires,
       [f.cited] AS evidence,
       format('单位{}有 {} 行得分（合计 {:g}），未填总分', f.name, f.item_rows, f.items) AS message_zh,
       format('The unit form scores {} rows (sum {:g}) and states no total', f.item_rows, f.items) AS message_en,
       NULL::VARCHAR AS reason
FROM form f
LEFT JOIN (SELECT DISTINCT report_id, form FROM total) t USING (report_id, form);
