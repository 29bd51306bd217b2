/*
id: EX07
title: {zh: 三公经费超预算, en: Three-public spending over budget}
severity: {error: {zh: 决算数大于预算数, en: spent more than budgeted}}
scope: [unit]
parents: [EX08]
basis:
  - {document: 财预〔2013〕53号, clause: 三公经费控制率 = 实际支出数 / 预算安排数, certainty: {zh: 高, en: high}}
  - {document: 党政机关厉行节约反对浪费条例, clause: 三公经费预算总额控制, certainty: {zh: 内容高，条号凭记忆, en: "content high, article from memory"}}
innocent:
  - {zh: 年中经批准追加而表内只填年初预算, en: an approved addition during the year while the form shows the initial budget}
needs: {budget_line: [report_id, line, budget, final, row_key]}
parameters:
  - {name: tolerance, default: 0.01, unit: 万元, meaning: {zh: 尾差, en: rounding}}
examples:
  - {fires: true, given: {zh: 预算数 9.00，决算数 15.52, en: budget 9.00 and final 15.52}, then: {zh: 重点核实，多 6.52, en: "error, over by 6.52"}}
  - {fires: false, given: {zh: 预算数 11.00，决算数 5.51, en: budget 11.00 and final 5.51}, then: {zh: 在预算之内, en: within the budget}}
*/
WITH limits AS (
  SELECT division_code, max(value) FILTER (name = 'tolerance') AS tolerance
  FROM rule_parameter WHERE rule_id = 'EX07' GROUP BY division_code)
SELECT b.report_id, 'unit' AS scope, NULL::VARCHAR AS project, '三公经费' AS subject,
       b.budget AS expected, b.final AS actual, b.final - b.budget AS difference, b.final - b.budget AS amount,
       'error' AS severity,
       b.final - b.budget > l.tolerance AS fires,
       [{view: 'budget_line', row_key: b.row_key, field: 'final'}, {view: 'budget_line', row_key: b.row_key, field: 'budget'}] AS evidence,
       format('三公经费决算 {:.2f} 万元，超出预算 {:.2f}（超 {:.2f}{}）', b.final, b.budget, b.final - b.budget,
              CASE WHEN b.budget > 0 THEN format('，控制率 {:.2f}%', 100 * (b.final / b.budget)) ELSE '' END) AS message_zh,
       format('Three-public spending of {:.2f} exceeds its budget of {:.2f} (by {:.2f}{})', b.final, b.budget, b.final - b.budget,
              CASE WHEN b.budget > 0 THEN format(', {:.2f}% of it', 100 * (b.final / b.budget)) ELSE '' END) AS message_en,
       CASE WHEN b.budget IS NULL OR b.final IS NULL THEN '三公经费预算或决算空 / three-public budget or final blank' END AS reason
FROM budget_line b
JOIN report r ON r.report_id = b.report_id
JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code
WHERE b.line = 'three_public';
