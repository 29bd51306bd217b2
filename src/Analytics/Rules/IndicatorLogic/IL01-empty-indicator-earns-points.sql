/*
id: IL01
title: {zh: 指标为“无”或空却有分值得分, en: An empty indicator earns points}
severity: {error: {zh: 指标为“无”或空，而得分大于零, en: an indicator named 无 / blank has a score above zero}}
scope: [unit, project]
group: report
basis:
  - {document: 财预〔2020〕10号, clause: 指标应与目标相关且可衡量；不适用者分值应调整到其他指标, certainty: {zh: 内容中，条号凭记忆, en: "content medium, article from memory"}}
innocent:
  - {zh: 该类指标不适用而模板不许删行, en: the kind does not apply and the template does not allow removing the row}
needs: {indicator: [report_id, scope, project, level1, level2, name, weight, score, row_key]}
parameters: []
examples:
  - {fires: true, given: {zh: 指标为“无”，分值 7，得分 7, en: indicator 无 with 7 of 7 points}, then: {zh: 重点核实, en: error}}
  - {fires: false, given: {zh: 指标为“无”，没有得分, en: indicator 无 without a score}, then: {zh: 未得分, en: nothing was earned}}
*/
WITH subject AS (
  SELECT *, coalesce(trim(name), '') IN ('', '无', '/', '／', '空') AS empty_name,
         concat(CASE scope WHEN 'project' THEN project ELSE '单位表' END, ' ', coalesce(level2, level1, row_key)) AS place
  FROM indicator)
SELECT report_id, scope, project, place AS subject,
       0::DECIMAL(18,6) AS expected, score AS actual, score AS difference, NULL::DECIMAL(18,6) AS amount,
       'error' AS severity,
       empty_name AND coalesce(score, 0) > 0 AS fires,
       [{view: 'indicator', row_key: row_key, field: 'name'}, {view: 'indicator', row_key: row_key, field: 'score'}] AS evidence,
       CASE WHEN fires THEN format('{}：指标{}，得分 {:g}/{}', place, CASE WHEN coalesce(trim(name), '') = '' THEN '为空' ELSE format('填“{}”', trim(name)) END,
              score, coalesce(format('{:g}', weight), '—')) END AS message_zh,
       -- Nearly every row is innocent and needs no words.
       CASE WHEN fires THEN format('{}: the indicator is {}, it earns {:g} of {}', place, CASE WHEN coalesce(trim(name), '') = '' THEN 'blank' ELSE format('"{}"', trim(name)) END,
              score, coalesce(format('{:g}', weight), '-')) END AS message_en,
       NULL::VARCHAR AS reason
FROM subject;
