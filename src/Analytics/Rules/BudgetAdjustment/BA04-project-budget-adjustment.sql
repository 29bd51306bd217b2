/*
id: BA04
title: {zh: 项目预算调整率过大, en: Project budget adjustment too large}
severity:
  info: {zh: 大于 20%，或年中新增项目（年初预算数为零）, en: "> 20%, or a project added during the year (initial budget of zero)"}
  warning: {zh: 大于 50%, en: "> 50%"}
  error: {zh: 大于 100%（恰为 100% 不算）；变动额不足 1 万元的降一级, en: "> 100% (exactly 100% is not); one tier lower where the change is below 1 万元"}
scope: [project]
basis:
  - {document: 财预〔2013〕53号, clause: 预算调整率 = 预算调整数 / 预算数, certainty: {zh: 只算净额，为官方口径的下限, en: "net change only, a lower bound of the official rate"}}
innocent:
  - {zh: 上级转移支付或专项在年中下达, en: transfers or earmarked funds arrived during the year}
  - {zh: 上年结转列入全年预算, en: carry-over counted in the full-year budget}
needs: {funding: [report_id, scope, project, line, initial, full_year, row_key]}
parameters:
  - {name: info_pct, default: 20, unit: "%", meaning: {zh: 变动超过年初预算数的这一比例即为提示, en: above this share of the initial budget the change is noted}}
  - {name: warning_pct, default: 50, unit: "%", meaning: {zh: 超过此比例，单位应作说明, en: above this the unit should explain}}
  - {name: error_pct, default: 100, unit: "%", meaning: {zh: 超过此比例，最先核实, en: above this the change is looked at first}}
  - {name: material_amount, default: 1, unit: 万元, meaning: {zh: 变动额小于此数的降一级，提示不再降, en: a smaller change weighs one tier less; info stays info}}
examples:
  - {fires: true, given: {zh: 年初预算数 230.28，全年预算数 436.58, en: initial 230.28 and full year 436.58}, then: {zh: 需说明，+89.59%, en: warning +89.59%}}
  - {fires: false, given: {zh: 年初预算数 100.00，全年预算数 120.00, en: initial 100.00 and full year 120.00}, then: {zh: 恰为 20%，未超过, en: exactly 20% is within the limit}}
*/
WITH limits AS (
  SELECT division_code,
         max(value) FILTER (name = 'info_pct') AS info_pct,
         max(value) FILTER (name = 'warning_pct') AS warning_pct,
         max(value) FILTER (name = 'error_pct') AS error_pct,
         max(value) FILTER (name = 'material_amount') AS material_amount
  FROM rule_parameter WHERE rule_id = 'BA04' GROUP BY division_code),
subject AS (
  SELECT f.report_id, f.project, f.row_key, f.initial, f.full_year, l.*,
         f.full_year - f.initial AS change,
         CASE WHEN f.initial > 0 THEN round(100 * ((f.full_year - f.initial) / f.initial), 6) END AS change_pct
  FROM funding f
  JOIN report r USING (report_id)
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code
  WHERE f.scope = 'project' AND f.line = 'total'),
tier AS (
  SELECT *, CASE WHEN abs(change_pct) > error_pct THEN 3 WHEN abs(change_pct) > warning_pct THEN 2 ELSE 1 END
            - CASE WHEN abs(change) < material_amount THEN 1 ELSE 0 END AS tier
  FROM subject)
SELECT report_id, 'project' AS scope, project, NULL::VARCHAR AS subject,
       initial AS expected, full_year AS actual, change AS difference, abs(change) AS amount,
       CASE tier WHEN 3 THEN 'error' WHEN 2 THEN 'warning' ELSE 'info' END AS severity,
       CASE WHEN initial = 0 THEN full_year > 0 ELSE abs(change_pct) > info_pct END AS fires,
       [{view: 'funding', row_key: row_key, field: 'initial'}, {view: 'funding', row_key: row_key, field: 'full_year'}] AS evidence,
       CASE WHEN initial = 0 THEN format('项目「{}」年初预算为 0，全年预算 {:.2f} 万元：年中新增项目', project, full_year)
            ELSE format('项目「{}」全年预算较年初{} {:.2f} 万元：{:.2f} → {:.2f}（{:+.2f}%，提示线 {:g}%）', project,
                        CASE WHEN change < 0 THEN '净减' ELSE '净增' END, abs(change), initial, full_year, change_pct, info_pct) END AS message_zh,
       CASE WHEN initial = 0 THEN format('Project "{}" has an initial budget of 0 and a full-year budget of {:.2f}: added during the year', project, full_year)
            ELSE format('Project "{}": full-year budget shows a net {} of {:.2f}: {:.2f} -> {:.2f} ({:+.2f}%, noted above {:g}%)', project,
                        CASE WHEN change < 0 THEN 'decrease' ELSE 'increase' END, abs(change), initial, full_year, change_pct, info_pct) END AS message_en,
       CASE WHEN initial IS NULL THEN '年初预算数空 / initial budget blank' WHEN full_year IS NULL THEN '全年预算数空 / full-year budget blank' END AS reason
FROM tier;
