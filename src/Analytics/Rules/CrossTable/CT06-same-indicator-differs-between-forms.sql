/*
id: CT06
title: {zh: 同名指标跨表目标或完成值不一致, en: The same indicator differs between forms}
severity:
  info: {zh: 只有目标不同, en: only the targets differ}
  warning: {zh: 完成值不同, en: the results differ}
scope: [project]
basis:
  - {document: 财预〔2020〕10号, clause: 自评结果应数据真实、前后一致, certainty: {zh: 内容中，条号凭记忆, en: "content medium, article from memory"}}
innocent:
  - {zh: 单位表与项目表的同名指标统计范围不同, en: the indicators of one name cover different things in the unit and the project form}
needs: {indicator: [report_id, scope, project, name, target_value, actual_value, row_key]}
parameters:
  - {name: tolerance, default: 0.000001, unit: 指标单位, meaning: {zh: 相差小于此数视为相等, en: numbers closer than this are equal}}
examples:
  - {fires: true, given: {zh: 群众满意度在整体自评表为 98，在项目自评表为 95, en: 群众满意度 is 98 in the unit form and 95 in a project form}, then: {zh: 需说明, en: warning}}
  - {fires: false, given: {zh: 群众满意度在两张表均为 98, en: 群众满意度 is 98 in both}, then: {zh: 相符, en: they agree}}
*/
WITH limits AS (
  SELECT division_code, max(value) FILTER (name = 'tolerance') AS tolerance
  FROM rule_parameter WHERE rule_id = 'CT06' GROUP BY division_code),
named AS (
  SELECT *, regexp_replace(name, '[\s，,。．.、；;：:（）()]', '', 'g') AS key
  FROM indicator WHERE trim(name) NOT IN ('', '无', '/', '／', '空')),
pair AS (
  SELECT u.report_id, u.name, p.project, u.row_key AS unit_row, p.row_key AS project_row,
         u.target_value AS unit_target, p.target_value AS project_target, u.actual_value AS unit_actual, p.actual_value AS project_actual,
         abs(u.target_value - p.target_value) > l.tolerance AS targets_differ,
         abs(u.actual_value - p.actual_value) > l.tolerance AS actuals_differ
  FROM named u
  JOIN named p ON p.report_id = u.report_id AND p.key = u.key AND u.scope = 'unit' AND p.scope = 'project'
  JOIN report r ON r.report_id = u.report_id
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code)
SELECT report_id, 'project' AS scope, project, name AS subject,
       CASE WHEN actuals_differ THEN unit_actual ELSE unit_target END AS expected,
       CASE WHEN actuals_differ THEN project_actual ELSE project_target END AS actual,
       CASE WHEN actuals_differ THEN project_actual - unit_actual ELSE project_target - unit_target END AS difference, NULL::DECIMAL(18,6) AS amount,
       CASE WHEN actuals_differ THEN 'warning' ELSE 'info' END AS severity,
       CASE WHEN actuals_differ OR targets_differ THEN true WHEN actuals_differ IS NOT NULL OR targets_differ IS NOT NULL THEN false END AS fires,
       [{view: 'indicator', row_key: unit_row, field: 'actual'}, {view: 'indicator', row_key: project_row, field: 'actual'},
        {view: 'indicator', row_key: unit_row, field: 'target'}, {view: 'indicator', row_key: project_row, field: 'target'}] AS evidence,
       CASE WHEN actuals_differ THEN format('指标「{}」完成值：单位表 {:.12g}，项目「{}」{:.12g}（差 {:+.12g}）', name, unit_actual, project, project_actual, project_actual - unit_actual)
            ELSE format('指标「{}」目标值：单位表 {:.12g}，项目「{}」{:.12g}（差 {:+.12g}）', name, unit_target, project, project_target, project_target - unit_target) END AS message_zh,
       CASE WHEN actuals_differ THEN format('Indicator "{}", result: {:.12g} in the unit form, {:.12g} in project "{}" (difference {:+.12g})', name, unit_actual, project_actual, project, project_actual - unit_actual)
            ELSE format('Indicator "{}", target: {:.12g} in the unit form, {:.12g} in project "{}" (difference {:+.12g})', name, unit_target, project_target, project, project_target - unit_target) END AS message_en,
       CASE WHEN actuals_differ IS NULL AND targets_differ IS NULL THEN '没有可比的数值 / no numbers to compare' END AS reason
FROM pair;
