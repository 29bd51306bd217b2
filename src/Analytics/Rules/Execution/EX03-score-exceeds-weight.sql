/*
id: EX03
title: {zh: 得分超过分值, en: Score exceeds weight}
severity: {error: {zh: 得分大于分值, en: score above weight}}
scope: [unit, project]
basis:
  - {document: 财预〔2020〕10号, clause: 各项得分以该项分值为限, certainty: {zh: 中，条号未核, en: "medium, clause number not checked"}}
innocent:
  - {zh: 分值列与得分列错位, en: the weight and score columns are shifted}
  - {zh: 本地办法设有加分项, en: the local rules grant bonus points}
needs: {}
uses:
  indicator: [report_id, scope, project, level2, name, weight, score, row_key]
  funding: [report_id, scope, project, line, label, weight, score, row_key]
  score_item: [report_id, level2, level3, weight, score, row_key]
parameters:
  - {name: tolerance, default: 0.000001, unit: 分, meaning: {zh: 仅容浮点误差, en: float noise only}}
examples:
  - {fires: true, given: {zh: 分值 10，得分 12, en: "weight 10, score 12"}, then: {zh: 重点核实, en: error}}
  - {fires: false, given: {zh: 分值 10，得分 10, en: "weight 10, score 10"}, then: {zh: 可以得满分, en: full marks are allowed}}
*/
WITH limits AS (
  SELECT division_code, max(value) FILTER (name = 'tolerance') AS tolerance
  FROM rule_parameter WHERE rule_id = 'EX03' GROUP BY division_code),
scored AS (
  SELECT report_id, scope, project, coalesce(name, level2, row_key) AS subject, weight, score, 'indicator' AS view, row_key FROM indicator
  UNION ALL
  SELECT report_id, scope, project, '执行率', weight, score, 'funding', row_key FROM funding
  UNION ALL
  SELECT report_id, 'unit', NULL, coalesce(level3, level2, row_key), weight, score, 'score_item', row_key FROM score_item)
SELECT report_id, s.scope, s.project, s.subject,
       s.weight AS expected, s.score AS actual, s.score - s.weight AS difference, NULL::DECIMAL(18,6) AS amount,
       'error' AS severity,
       s.score - s.weight > l.tolerance AS fires,
       [{view: s.view, row_key: s.row_key, field: 'score'}, {view: s.view, row_key: s.row_key, field: 'weight'}] AS evidence,
       -- Nearly every row is innocent and needs no words.
       CASE WHEN fires THEN format('{}「{}」得分 {:g} 超过分值 {:g}（多 {:g}）', CASE s.scope WHEN 'project' THEN format('项目「{}」', s.project) ELSE '单位表' END,
              s.subject, s.score, s.weight, s.score - s.weight) END AS message_zh,
       CASE WHEN fires THEN format('{} "{}": score {:g} exceeds its weight {:g} (by {:g})', CASE s.scope WHEN 'project' THEN format('Project "{}",', s.project) ELSE 'Unit form,' END,
              s.subject, s.score, s.weight, s.score - s.weight) END AS message_en,
       CASE WHEN s.score IS NULL THEN '得分空 / score blank' WHEN s.weight IS NULL THEN '分值空 / weight blank' END AS reason
FROM scored s
JOIN report r USING (report_id)
JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code
WHERE s.weight IS NOT NULL OR s.score IS NOT NULL;
