/*
id: EX06
title: {zh: 公用经费超预算, en: Operating cost above its budget}
severity:
  warning: {zh: 控制率大于 100%, en: control rate above 100%}
  error: {zh: 控制率大于 120%, en: control rate above 120%}
scope: [unit]
basis:
  - {document: 财预〔2013〕53号, clause: 公用经费控制率 = 实际支出公用经费总额 / 预算安排公用经费总额, certainty: {zh: 高, en: high}}
innocent:
  - {zh: 年中追加了公用经费而表内只填年初预算, en: operating funds were added during the year while the form shows the initial budget}
  - {zh: 决算口径含项目支出中的商品和服务支出, en: the final figure includes goods and services paid from projects}
needs: {budget_line: [report_id, line, budget, final, row_key]}
parameters:
  - {name: warning_pct, default: 100, unit: "%", meaning: {zh: 控制率超过此数，单位应作说明, en: above this control rate the unit should explain}}
  - {name: error_pct, default: 120, unit: "%", meaning: {zh: 超过此数，最先核实, en: above this it is looked at first}}
examples:
  - {fires: true, given: {zh: 公用经费预算数 99.20，决算数 142.45, en: operating budget 99.20 and final 142.45}, then: {zh: 重点核实，143.60%, en: error 143.60%}}
  - {fires: false, given: {zh: 公用经费预算数 88.00，决算数 83.75, en: operating budget 88.00 and final 83.75}, then: {zh: 控制率 95.17%, en: 95.17%}}
*/
WITH limits AS (
  SELECT division_code,
         max(value) FILTER (name = 'warning_pct') AS warning_pct,
         max(value) FILTER (name = 'error_pct') AS error_pct
  FROM rule_parameter WHERE rule_id = 'EX06' GROUP BY division_code),
subject AS (
  SELECT b.report_id, b.row_key, b.budget, b.final, l.*, b.final - b.budget AS excess,
         CASE WHEN b.budget > 0 THEN round(100 * (b.final / b.budget), 6) END AS rate
  FROM budget_line b
  JOIN report r USING (report_id)
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code
  WHERE b.line = 'operating')
SELECT report_id, 'unit' AS scope, NULL::VARCHAR AS project, '公用经费' AS subject,
       budget AS expected, final AS actual, excess AS difference, excess AS amount,
       CASE WHEN rate > error_pct THEN 'error' ELSE 'warning' END AS severity,
       rate > warning_pct AS fires,
       [{view: 'budget_line', row_key: row_key, field: 'final'}, {view: 'budget_line', row_key: row_key, field: 'budget'}] AS evidence,
       format('公用经费控制率 {:.2f}%：决算 {:.2f} / 预算 {:.2f} 万元（超 {:.2f}）', rate, final, budget, excess) AS message_zh,
       format('Operating cost control rate {:.2f}%: final {:.2f} / budget {:.2f} (over by {:.2f})', rate, final, budget, excess) AS message_en,
       CASE WHEN budget IS NULL OR final IS NULL THEN '公用经费预算或决算空 / operating budget or final blank'
            WHEN budget <= 0 THEN '公用经费预算为 0 / operating budget is zero' END AS reason
FROM subject;
