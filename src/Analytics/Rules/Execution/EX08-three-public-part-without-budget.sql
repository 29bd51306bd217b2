/*
id: EX08
title: {zh: 三公分项无预算支出或疑似行错位, en: Three-public part spent without a budget or in a shifted row}
severity: {error: {zh: 某一分项有支出而无预算, en: a part has spending and no budget}}
scope: [unit]
basis:
  - {document: 党政机关厉行节约反对浪费条例, clause: 严禁无预算、超预算支出, certainty: {zh: 内容高，条号凭记忆, en: "content high, article from memory"}}
innocent:
  - {zh: 填表时错行，金额属于另一分项, en: the row was shifted and the amount belongs to another part}
  - {zh: 年中经批准新增, en: approved during the year}
needs: {budget_line: [report_id, line, budget, final, row_key]}
parameters:
  - {name: tolerance, default: 0.01, unit: 万元, meaning: {zh: 更小的支出视为尾差, en: smaller spending is rounding}}
examples:
  - fires: true
    given: {zh: 因公出国（境）费：预算数 0，决算数 11.52；公务接待费：预算数 5.00，决算数 0, en: "travel abroad: budget 0, final 11.52; reception: budget 5.00, final 0"}
    then: {zh: 重点核实，疑似行错位, en: "error, probably a shifted row"}
  - {fires: false, given: {zh: 公务接待费预算数 1.00，决算数 0.88, en: reception with a budget of 1.00 and 0.88 spent}, then: {zh: 有预算, en: it had a budget}}
*/
WITH limits AS (
  SELECT division_code, max(value) FILTER (name = 'tolerance') AS tolerance
  FROM rule_parameter WHERE rule_id = 'EX08' GROUP BY division_code),
-- The vehicle row stands for purchase and operation; where it is blank these two count.
part AS (
  SELECT report_id, CASE line WHEN 'overseas' THEN '因公出国（境）费' WHEN 'reception' THEN '公务接待费' ELSE '公务用车购置及运行费' END AS name,
         coalesce(any_value(budget) FILTER (line = 'vehicle'), sum(budget) FILTER (line <> 'vehicle')) AS budget,
         coalesce(any_value(final) FILTER (line = 'vehicle'), sum(final) FILTER (line <> 'vehicle')) AS final,
         list_sort(list({view: 'budget_line', row_key: row_key, field: 'final'}) FILTER (final IS NOT NULL)) AS finals,
         list_sort(list({view: 'budget_line', row_key: row_key, field: 'budget'})) AS budgets
  FROM budget_line WHERE line IN ('vehicle', 'vehicle_purchase', 'vehicle_operation', 'overseas', 'reception')
  GROUP BY report_id, name),
subject AS (
  SELECT p.*, l.tolerance,
         count(p.budget) OVER (PARTITION BY p.report_id) AS budgeted_parts,
         max(p.name) FILTER (p.budget > 0 AND coalesce(p.final, 0) = 0) OVER (PARTITION BY p.report_id) AS unspent
  FROM part p
  JOIN report r USING (report_id)
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code)
SELECT report_id, 'unit' AS scope, NULL::VARCHAR AS project, name AS subject,
       coalesce(budget, 0) AS expected, final AS actual, final - coalesce(budget, 0) AS difference, final AS amount,
       'error' AS severity,
       -- A column without any budget says nothing about one part.
       CASE WHEN final <= tolerance OR budget > 0 THEN false WHEN budgeted_parts > 0 THEN final > tolerance END AS fires,
       list_concat(finals, budgets) AS evidence,
       format('{}决算 {:.2f} 万元而{}{}', name, final, CASE WHEN budget IS NULL THEN '预算为空' ELSE '预算为 0' END,
              coalesce(format('；{}有预算而决算为 0，疑行错位', unspent), '')) AS message_zh,
       format('{}: {:.2f} spent {}{}', name, final, CASE WHEN budget IS NULL THEN 'while its budget is blank' ELSE 'on a budget of 0' END,
              coalesce(format('; {} has a budget and no spending, so a row may be shifted', unspent), '')) AS message_en,
       CASE WHEN final > tolerance AND coalesce(budget, 0) <= 0 AND budgeted_parts = 0 THEN '三公分项预算全空 / all budgets of the parts blank' END AS reason
FROM subject
WHERE final IS NOT NULL;
