/*
id: AR05
title: {zh: 三公分项合计与三公合计不符, en: Three-public parts do not sum to the total}
severity: {error: {zh: 某一列相差超过容差, en: a column differs by more than the tolerance}}
scope: [unit]
basis:
  - {document: 党政机关厉行节约反对浪费条例, clause: 三公经费 = 因公出国（境）费 + 公务用车购置及运行费 + 公务接待费, certainty: {zh: 高，条号未引, en: "high, article not cited"}}
innocent:
  - {zh: 某一分项留空而金额已含在合计中, en: a part was left blank while the total includes it}
needs: {budget_line: [report_id, line, prior_final, budget, final, row_key]}
uses: {unread_form: [report_id, view, form]}
parameters:
  - {name: tolerance, default: 0.01, unit: 万元, meaning: {zh: 两位小数合计的尾差, en: rounding of sums printed with two decimals}}
examples:
  - fires: true
    given: {zh: 三公合计 11.00，公务用车运行 4.00，公务接待 6.00, en: "total 11.00, vehicle operation 4.00, reception 6.00"}
    then: {zh: 重点核实，-1.00, en: "error, -1.00"}
  - fires: false
    given: {zh: 三公合计 5.51，公务用车行空，其中运行 3.96，公务接待 1.55, en: "total 5.51, vehicle row blank, operation 3.96, reception 1.55"}
    then: {zh: 空行之下的分项计入, en: the parts below the blank row count}
*/
WITH limits AS (
  SELECT division_code, max(value) FILTER (name = 'tolerance') AS tolerance
  FROM rule_parameter WHERE rule_id = 'AR05' GROUP BY division_code),
entry AS (
  SELECT report_id, line, row_key,
         unnest([{name: '上年决算数', field: 'prior_final', amount: prior_final},
                 {name: '本年预算数', field: 'budget', amount: budget},
                 {name: '本年决算数', field: 'final', amount: final}], recursive := true)
  FROM budget_line
  WHERE line IN ('three_public', 'vehicle', 'vehicle_purchase', 'vehicle_operation', 'overseas', 'reception')),
-- A row among the parts, or right below them, whose label nobody knows may be one of them.
place AS (
  SELECT report_id, line, coalesce(prior_final, budget, final) IS NOT NULL AS has_amount,
         regexp_replace(row_key, '/[^/]*$', '') AS form, TRY_CAST(regexp_extract(row_key, '[^/]*$') AS INTEGER) AS ordinal
  FROM budget_line),
part AS (
  SELECT report_id, form, min(ordinal) AS first_one, max(ordinal) AS last_one
  FROM place WHERE line IN ('three_public', 'vehicle', 'vehicle_purchase', 'vehicle_operation', 'overseas', 'reception') GROUP BY ALL),
gap AS (
  SELECT DISTINCT report_id FROM part JOIN place USING (report_id, form) WHERE line IS NULL AND has_amount AND ordinal BETWEEN first_one AND last_one + 1
  UNION
  SELECT DISTINCT report_id FROM unread_form u WHERE u.view = 'budget_line'),
col AS (
  SELECT report_id, name, field,
         any_value(amount) FILTER (line = 'three_public') AS total,
         any_value(amount) FILTER (line = 'vehicle') AS vehicle,
         sum(amount) FILTER (line IN ('vehicle_purchase', 'vehicle_operation')) AS below_vehicle,
         sum(amount) FILTER (line IN ('overseas', 'reception')) AS others,
         list_concat(list_sort(list({view: 'budget_line', row_key: row_key, field: field}) FILTER (amount IS NOT NULL AND line = 'three_public')),
                     list_sort(list({view: 'budget_line', row_key: row_key, field: field}) FILTER (amount IS NOT NULL AND line <> 'three_public'))) AS evidence
  FROM entry GROUP BY report_id, name, field),
subject AS (
  SELECT c.*, l.tolerance, EXISTS (FROM gap g WHERE g.report_id = c.report_id) AS has_gap,
         CASE WHEN coalesce(vehicle, below_vehicle, others) IS NOT NULL
              THEN coalesce(vehicle, below_vehicle, 0) + coalesce(others, 0) END AS parts
  FROM col c
  JOIN report r USING (report_id)
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code)
SELECT report_id, 'unit' AS scope, NULL::VARCHAR AS project, name AS subject,
       total AS expected, parts AS actual, parts - total AS difference, abs(parts - total) AS amount,
       'error' AS severity,
       CASE WHEN NOT has_gap OR abs(parts - total) <= tolerance THEN abs(parts - total) > tolerance END AS fires,
       evidence,
       format('三公经费{}：分项合计 {:.2f}，合计行 {:.2f}（差 {:+.2f} 万元）', name, parts, total, parts - total) AS message_zh,
       format('Three-public spending, column {}: the parts sum to {:.2f}, the total states {:.2f} (difference {:+.2f})', field, parts, total, parts - total) AS message_en,
       CASE WHEN total IS NULL THEN '三公经费合计空 / total blank' WHEN parts IS NULL THEN '三公分项全空 / all parts blank'
            WHEN has_gap AND abs(parts - total) > tolerance THEN '有未能识别的行或数 / a row or number was not recognised' END AS reason
FROM subject;
