/*
id: BP01
title: {zh: 指标得分全满分, en: Every indicator at full score}
severity:
  info: {zh: 不足五张表，其中全满分的占 90% 及以上, en: at least 90% of fewer than five forms}
  warning: {zh: 五张表及以上，其中全满分的占 90% 及以上, en: at least 90% of five or more forms}
scope: [unit]
group: report
parents: [BP10]
basis:
  - {document: 财政部关于项目支出绩效自评工作的通知, clause: 严禁刻意抬高分数、弄虚作假, certainty: {zh: 二手材料, en: second-hand}}
innocent:
  - {zh: 目标确已全部完成, en: all targets were in fact met}
needs: {indicator: [report_id, weight, score, row_key]}
parameters:
  - {name: share_pct, default: 90, unit: "%", meaning: {zh: 全满分的表所占比例达到此数即为疑点, en: from this share of forms with nothing but full marks on}}
  - {name: warning_forms, default: 5, unit: 张, meaning: {zh: 表数达到此数即为需说明, en: from this number of forms on it is a warning}}
examples:
  - {fires: true, given: {zh: 一份报告的两张表指标得分全满分, en: both forms of a report have full marks throughout}, then: {zh: 提示，2/2, en: info 2/2}}
  - {fires: false, given: {zh: 两张表中有一张扣了一分, en: one of two forms loses a point}, then: {zh: 只有 1/2, en: 1/2}}
*/
WITH limits AS (
  SELECT division_code,
         max(value) FILTER (name = 'share_pct') AS share_pct,
         max(value) FILTER (name = 'warning_forms') AS warning_forms
  FROM rule_parameter WHERE rule_id = 'BP01' GROUP BY division_code),
form AS (
  SELECT report_id, regexp_replace(row_key, '/[^/]*$', '') AS form,
         bool_and(score = weight) FILTER (score IS NOT NULL AND weight IS NOT NULL) AS full_marks,
         list_sort(list({view: 'indicator', row_key: row_key, field: 'score'})) AS cited
  FROM indicator GROUP BY ALL),
subject AS (
  SELECT report_id, count(full_marks) AS forms, count(*) FILTER (full_marks) AS full_forms,
         flatten(list(cited ORDER BY form) FILTER (full_marks)) AS cited
  FROM form GROUP BY report_id)
SELECT report_id, 'unit' AS scope, NULL::VARCHAR AS project, NULL::VARCHAR AS subject,
       forms AS expected, full_forms AS actual, full_forms - forms AS difference, NULL::DECIMAL(18,6) AS amount,
       CASE WHEN forms >= warning_forms THEN 'warning' ELSE 'info' END AS severity,
       CASE WHEN forms > 0 THEN 100 * full_forms >= share_pct * forms END AS fires,
       cited AS evidence,
       format('{}/{} 张表的指标得分全部等于分值', full_forms, forms) AS message_zh,
       format('{} of {} forms give every indicator full marks', full_forms, forms) AS message_en,
       CASE WHEN forms = 0 THEN '指标表无分值或得分 / no weights or scores in the forms' END AS reason
FROM subject s
JOIN report r USING (report_id)
JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code;
