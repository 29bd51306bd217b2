/*
id: BA01
title: {zh: 单位预算调整率过大, en: Unit budget adjustment too large}
severity:
  info: {zh: 大于 20%，或年初预算数为零, en: "> 20%, or an initial budget of zero"}
  warning: {zh: 大于 50%, en: "> 50%"}
  error: {zh: 大于 100%（恰为 100% 不算）, en: "> 100% (exactly 100% is not)"}
scope: [unit]
basis:
  - {document: 财预〔2013〕53号, clause: 预算调整率 = 预算调整数 / 预算数, certainty: {zh: 只算净额，为官方口径的下限, en: "net change only, a lower bound of the official rate"}}
  - {document: 长沙雨花 2022 指标表, clause: 预算控制率 分档 10/20/30%, certainty: {zh: 高，20% 一档由此而来, en: "high, origin of the 20% tier"}}
innocent:
  - {zh: 国家政策、不可抗力或上级临时交办的追加按办法可以扣除, en: "additions for national policy, force majeure or superior assignments may be deducted"}
  - {zh: 上年结转列入全年预算而未列入年初预算, en: carry-over counted in the full-year but not in the initial budget}
needs: {funding: [report_id, scope, project, line, initial, full_year, row_key]}
parameters:
  - {name: info_pct, default: 20, unit: "%", meaning: {zh: 变动超过年初预算数的这一比例即为提示, en: above this share of the initial budget the change is noted}}
  - {name: warning_pct, default: 50, unit: "%", meaning: {zh: 超过此比例，单位应作说明, en: above this the unit should explain}}
  - {name: error_pct, default: 100, unit: "%", meaning: {zh: 超过此比例，最先核实, en: above this the change is looked at first}}
examples:
  - {fires: true, given: {zh: 年初预算数 1054.88，全年预算数 1444.37, en: initial 1054.88 and full year 1444.37}, then: {zh: 提示，+36.92%, en: info +36.92%}}
  - {fires: false, given: {zh: 年初预算数 978.01，全年预算数 1082.99, en: initial 978.01 and full year 1082.99}, then: {zh: +10.73%，未超过 20%, en: +10.73% is within 20%}}
*/
WITH limits AS (
  SELECT division_code,
         max(value) FILTER (name = 'info_pct') AS info_pct,
         max(value) FILTER (name = 'warning_pct') AS warning_pct,
         max(value) FILTER (name = 'error_pct') AS error_pct
  FROM rule_parameter WHERE rule_id = 'BA01' GROUP BY division_code),
largest AS (
  SELECT report_id, project, full_year - initial AS change, row_key
  FROM funding
  WHERE scope = 'project' AND line = 'total' AND full_year <> initial
  QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY abs(full_year - initial) DESC, row_key) <= 3),
contribution AS (
  SELECT report_id,
         string_agg(format('{} {:+.2f}', project, change), '、' ORDER BY abs(change) DESC, row_key) AS projects_zh,
         string_agg(format('{} {:+.2f}', project, change), ', ' ORDER BY abs(change) DESC, row_key) AS projects_en
  FROM largest GROUP BY report_id),
subject AS (
  SELECT f.report_id, f.row_key, f.initial, f.full_year, l.*, c.projects_zh, c.projects_en,
         f.full_year - f.initial AS change,
         CASE WHEN f.initial > 0 THEN round(100 * ((f.full_year - f.initial) / f.initial), 6) END AS change_pct
  FROM funding f
  JOIN report r USING (report_id)
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code
  LEFT JOIN contribution c USING (report_id)
  WHERE f.scope = 'unit' AND f.line = 'total')
SELECT report_id, 'unit' AS scope, NULL::VARCHAR AS project, NULL::VARCHAR AS subject,
       initial AS expected, full_year AS actual, change AS difference, abs(change) AS amount,
       CASE WHEN abs(change_pct) > error_pct THEN 'error' WHEN abs(change_pct) > warning_pct THEN 'warning' ELSE 'info' END AS severity,
       CASE WHEN initial = 0 THEN full_year > 0 ELSE abs(change_pct) > info_pct END AS fires,
       [{view: 'funding', row_key: row_key, field: 'initial'}, {view: 'funding', row_key: row_key, field: 'full_year'}] AS evidence,
       concat(CASE WHEN initial = 0 THEN format('年初预算为 0，全年预算 {:.2f} 万元，无法计算调整率', full_year)
                   ELSE format('全年预算较年初{} {:.2f} 万元：{:.2f} → {:.2f}（{:+.2f}%，提示线 {:g}%）',
                               CASE WHEN change < 0 THEN '净减' ELSE '净增' END, abs(change), initial, full_year, change_pct, info_pct) END,
              '；变动最大的项目：' || projects_zh) AS message_zh,
       concat(CASE WHEN initial = 0 THEN format('Initial budget is 0, full-year budget {:.2f}; no rate can be computed', full_year)
                   ELSE format('Full-year budget shows a net {} of {:.2f} against the initial one: {:.2f} -> {:.2f} ({:+.2f}%, noted above {:g}%)',
                               CASE WHEN change < 0 THEN 'decrease' ELSE 'increase' END, abs(change), initial, full_year, change_pct, info_pct) END,
              '; largest projects: ' || projects_en) AS message_en,
       CASE WHEN initial IS NULL THEN '年初预算数空 / initial budget blank' WHEN full_year IS NULL THEN '全年预算数空 / full-year budget blank' END AS reason
FROM subject;
