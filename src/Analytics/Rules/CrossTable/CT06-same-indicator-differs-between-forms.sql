/*
id: CT06
title: {zh: 同名指标跨表目标或完成值不一致, en: The same indicator differs between forms}
severity:
  info: {zh: 只有目标不同；或单位只有一个项目，其比率、满意度等不同, en: "only the targets differ, or rates and the like of the only project differ"}
  warning: {zh: 数量指标的完成值，项目大于单位，或相差不大而疑为同一数, en: "the result of a quantity is larger in the project than in the unit, or so near that it may be the same number"}
scope: [unit]
group: report
basis:
  - {document: 财预〔2020〕10号, clause: 自评结果应数据真实、前后一致, certainty: {zh: 内容中，条号凭记忆, en: "content medium, article from memory"}}
innocent:
  - {zh: 单位表与项目表的同名指标统计范围不同, en: the indicators of one name cover different things in the unit and the project form}
needs: {indicator: [report_id, scope, project, level2, name, target_value, target_unit, actual_value, actual_unit, row_key]}
uses:
  unread_form: [report_id, view]
parameters:
  - {name: tolerance, default: 0.000001, unit: 指标单位, meaning: {zh: 相差小于此数视为相等, en: numbers closer than this are equal}}
  - {name: same_pct, default: 5, unit: "%", meaning: {zh: 相差不超过单位表数值的这一比例，疑为同一数的两种写法, en: "up to this share of the unit's number a difference may be the same number, written in two ways"}}
examples:
  - {fires: true, given: {zh: 数量指标“培训场次”完成值在整体自评表为 12 场，在项目自评表为 15 场, en: "a quantity is 12 in the unit form and 15 in a project form"}, then: {zh: 需说明，部分大于整体, en: "warning, a part larger than the whole"}}
  - {fires: true, given: {zh: 只有一个项目，群众满意度在整体自评表为 98%，在项目自评表为 95%, en: "the only project has a satisfaction of 95%, the unit 98%"}, then: {zh: 提示, en: info}}
  - {fires: false, given: {zh: 培训 12 场，项目甲 7 场，项目乙 5 场, en: "12 in the unit form, 7 and 5 in those of two projects"}, then: {zh: 各项目之和, en: the sum of the projects}}
  - {fires: false, given: {zh: 满意度 98%，两个项目各 95% 与 97%, en: "98% in the unit form, 95% and 97% in those of two projects"}, then: {zh: 不可比, en: not to be compared}}
*/
WITH limits AS (
  SELECT division_code, max(value) FILTER (name = 'tolerance') AS tolerance, max(value) FILTER (name = 'same_pct') AS same_pct
  FROM rule_parameter WHERE rule_id = 'CT06' GROUP BY division_code),
named AS (
  SELECT *, regexp_replace(name, '[\s，,。．.、；;：:（）()]', '', 'g') AS key, level2 LIKE '%数量%' AS quantity
  FROM indicator WHERE trim(name) NOT IN ('', '无', '/', '／', '空')),
project_count AS (
  SELECT report_id, count(DISTINCT project) AS projects FROM indicator WHERE scope = 'project' GROUP BY report_id),
-- The same name in several projects: together they may be the unit's number, and what one of them holds need not be.
shared AS (
  SELECT report_id, key, count(*) AS forms FROM named WHERE scope = 'project' GROUP BY report_id, key),
pair AS (
  SELECT u.report_id, u.name, p.project, u.row_key AS unit_row, p.row_key AS project_row, u.quantity, s.forms > 1 AS shared,
         EXISTS (FROM unread_form x WHERE x.report_id = u.report_id AND x.view = 'indicator') AS has_unread, l.tolerance, l.same_pct,
         -- 12 场 and 12 天 are not to be compared; where one form leaves the unit out it is the other's.
         CASE WHEN u.target_unit IS NULL OR p.target_unit IS NULL OR u.target_unit = p.target_unit THEN u.target_value END AS unit_target,
         CASE WHEN u.actual_unit IS NULL OR p.actual_unit IS NULL OR u.actual_unit = p.actual_unit THEN u.actual_value END AS unit_actual,
         p.target_value AS project_target, p.actual_value AS project_actual
  FROM named u
  JOIN named p ON p.report_id = u.report_id AND p.key = u.key AND u.scope = 'unit' AND p.scope = 'project' AND p.quantity IS NOT DISTINCT FROM u.quantity
  JOIN shared s ON s.report_id = u.report_id AND s.key = u.key
  JOIN project_count c ON c.report_id = u.report_id
  JOIN report r ON r.report_id = u.report_id
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code
  WHERE u.quantity OR c.projects = 1),
measured AS (
  SELECT *, 'actual' AS field, unit_actual AS of_unit, project_actual AS of_project FROM pair
  UNION ALL
  SELECT *, 'target', unit_target, project_target FROM pair),
judged AS (
  SELECT *, of_project - of_unit AS difference,
         CASE WHEN of_unit IS NULL OR of_project IS NULL THEN NULL
              WHEN abs(of_project - of_unit) <= tolerance THEN false
              WHEN NOT quantity OR of_project > of_unit THEN true
              -- A unit may do more than its project.
              WHEN shared OR round(100 * (of_unit - of_project), 6) > round(same_pct * abs(of_unit), 6) THEN false
              -- Another project's form may hold the rest.
              WHEN NOT has_unread THEN true END AS differs
  FROM measured),
-- Of each pair what differs, else what cannot be told, the result before the target.
subject AS (
  SELECT *, CASE field WHEN 'actual' THEN '完成值' ELSE '目标值' END AS field_zh, CASE field WHEN 'actual' THEN 'result' ELSE 'target' END AS field_en
  FROM judged
  QUALIFY row_number() OVER (PARTITION BY report_id, unit_row, project_row ORDER BY CASE WHEN differs THEN 0 WHEN differs IS NULL AND difference IS NOT NULL THEN 1 WHEN NOT differs THEN 2 ELSE 3 END, field) = 1)
SELECT report_id, 'unit' AS scope, project, name AS subject,
       of_unit AS expected, of_project AS actual, difference, NULL::DECIMAL(18,6) AS amount,
       CASE WHEN quantity AND field = 'actual' THEN 'warning' ELSE 'info' END AS severity,
       differs AS fires,
       [{view: 'indicator', row_key: unit_row, field: field}, {view: 'indicator', row_key: project_row, field: field}] AS evidence,
       format('指标「{}」{}：单位表 {:.12g}，项目「{}」{:.12g}（差 {:+.12g}）{}', name, field_zh, of_unit, project, of_project, difference,
              CASE WHEN NOT quantity THEN '' WHEN of_project > of_unit THEN '，项目大于单位' ELSE '，相差很小，疑为同一数' END) AS message_zh,
       format('Indicator "{}", {}: {:.12g} in the unit form, {:.12g} in project "{}" (difference {:+.12g}){}', name, field_en, of_unit, of_project, project, difference,
              CASE WHEN NOT quantity THEN '' WHEN of_project > of_unit THEN ', the project exceeds the unit' ELSE ', so near that it may be the same number' END) AS message_en,
       CASE WHEN differs IS NULL THEN '没有同单位的数值可比，或另有未读的项目表 / no numbers of one unit to compare, or a project form was not read whole' END AS reason
FROM subject;
