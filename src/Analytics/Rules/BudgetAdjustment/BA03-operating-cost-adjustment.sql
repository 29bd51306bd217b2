/*
id: BA03
title: {zh: 公用经费调整率过大, en: Operating cost adjustment too large}
severity:
  info: {zh: 大于 20%, en: "> 20%"}
  warning: {zh: 大于 50%, en: "> 50%"}
  error: {zh: 大于 100%（恰为 100% 不算）, en: "> 100% (exactly 100% is not)"}
scope: [unit]
parents: [EX06, BA04, BA01]
basis:
  - {document: 财预〔2013〕53号, clause: 预算调整率 = 预算调整数 / 预算数, certainty: {zh: 中，只算净额, en: "medium, net change only"}}
innocent:
  - {zh: 年中人员增加或公车改革等政策性追加, en: staff added during the year or additions set by policy}
  - {zh: 决算口径含项目支出中的商品和服务支出, en: the final figure includes goods and services paid from projects}
needs: {budget_line: [report_id, line, budget, final, row_key]}
parameters:
  - {name: info_pct, default: 20, unit: "%", meaning: {zh: 增加超过预算数的这一比例即为提示, en: above this share of the budget the increase is noted}}
  - {name: warning_pct, default: 50, unit: "%", meaning: {zh: 超过此比例，单位应作说明, en: above this the unit should explain}}
  - {name: error_pct, default: 100, unit: "%", meaning: {zh: 超过此比例，最先核实, en: above this the increase is looked at first}}
examples:
  - {fires: true, given: {zh: 公用经费预算数 99.20，决算数 142.45, en: operating budget 99.20 and final 142.45}, then: {zh: 提示，+43.60%, en: info +43.60%}}
  - {fires: false, given: {zh: 公用经费预算数 88.00，决算数 83.75, en: operating budget 88.00 and final 83.75}, then: {zh: 减少不计, en: a decrease does not count}}
*/
WITH limits AS (
  SELECT division_code,
         max(value) FILTER (name = 'info_pct') AS info_pct,
         max(value) FILTER (name = 'warning_pct') AS warning_pct,
         max(value) FILTER (name = 'error_pct') AS error_pct
  FROM rule_parameter WHERE rule_id = 'BA03' GROUP BY division_code),
subject AS (
  SELECT b.report_id, b.row_key, b.budget, b.final, l.*, b.final - b.budget AS change,
         CASE WHEN b.budget > 0 THEN round(100 * ((b.final - b.budget) / b.budget), 6) END AS change_pct
  FROM budget_line b
  JOIN report r USING (report_id)
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code
  WHERE b.line = 'operating')
SELECT report_id, 'unit' AS scope, NULL::VARCHAR AS project, '公用经费' AS subject,
       budget AS expected, final AS actual, change AS difference, abs(change) AS amount,
       CASE WHEN change_pct > error_pct THEN 'error' WHEN change_pct > warning_pct THEN 'warning' ELSE 'info' END AS severity,
       change_pct > info_pct AS fires,
       [{view: 'budget_line', row_key: row_key, field: 'budget'}, {view: 'budget_line', row_key: row_key, field: 'final'}] AS evidence,
       format('公用经费决算较年初预算净增 {:.2f} 万元：{:.2f} → {:.2f}（{:+.2f}%，提示线 {:g}%）', change, budget, final, change_pct, info_pct) AS message_zh,
       format('Operating cost rose by {:.2f} over its budget: {:.2f} -> {:.2f} ({:+.2f}%, noted above {:g}%)', change, budget, final, change_pct, info_pct) AS message_en,
       CASE WHEN budget IS NULL OR final IS NULL THEN '公用经费预算或决算空 / operating budget or final blank'
            WHEN budget <= 0 THEN '公用经费预算为 0 / operating budget is zero' END AS reason
FROM subject;
