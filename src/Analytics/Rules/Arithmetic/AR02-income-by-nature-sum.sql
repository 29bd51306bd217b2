/*
id: AR02
title: {zh: 收入性质合计与全年预算数不符, en: Income by nature does not sum to the full-year budget}
severity:
  warning: {zh: 差额不到全年预算数的 0.5%, en: difference below 0.5% of the full-year budget}
  error: {zh: 0.5% 及以上, en: 0.5% and above}
scope: [unit]
basis:
  - {document: 财预〔2020〕10号 附表（地方整体支出自评表）, clause: 按收入性质分各项合计 = 年度资金总额, certainty: {zh: 高, en: high}}
innocent:
  - {zh: 按收入性质分误填年初口径, en: the split by nature uses the initial budget}
  - {zh: 结转资金未计入任何一类收入, en: carry-over is in none of the kinds}
needs:
  funding: [report_id, scope, line, initial, full_year, row_key]
  funding_by_nature: [report_id, side, line, amount, row_key]
uses: {unread_form: [report_id, view, form]}
parameters:
  - {name: tolerance, default: 0.02, unit: 万元, meaning: {zh: 跨表尾差, en: rounding across forms}}
  - {name: error_pct, default: 0.5, unit: "%", meaning: {zh: 差额达到全年预算数的这一比例即为重点核实, en: from this share of the full-year budget on it is an error}}
examples:
  - fires: true
    given: {zh: 1439.96 + 3.40，全年预算数 1444.37, en: 1439.96 + 3.40 against a full-year budget of 1444.37}
    then: {zh: 需说明，-1.01, en: "warning, -1.01"}
  - {fires: false, given: {zh: 1077.77 + 5.22，全年预算数 1082.99, en: 1077.77 + 5.22 against 1082.99}, then: {zh: 相符, en: they agree}}
*/
WITH limits AS (
  SELECT division_code,
         max(value) FILTER (name = 'tolerance') AS tolerance,
         max(value) FILTER (name = 'error_pct') AS error_pct
  FROM rule_parameter WHERE rule_id = 'AR02' GROUP BY division_code),
nature AS (
  SELECT report_id,
         sum(amount) FILTER (line <> 'total') AS kinds,
         any_value(amount) FILTER (line = 'total') AS stated,
         bool_or(line IS NULL AND amount IS NOT NULL) AS unknown_line,
         -- Where only the heading carries a figure, that figure is what can be compared.
         list_sort(list({view: 'funding_by_nature', row_key: row_key, field: 'amount'}) FILTER (amount IS NOT NULL)) AS cited
  FROM funding_by_nature WHERE side = 'income' GROUP BY report_id),
subject AS (
  SELECT f.report_id, f.row_key, f.initial, f.full_year, coalesce(n.kinds, n.stated) AS parts, n.unknown_line, n.cited, l.*,
         coalesce(n.kinds, n.stated) - f.full_year AS difference,
         abs(coalesce(n.kinds, n.stated) - f.initial) <= l.tolerance AS is_initial,
         EXISTS (FROM unread_form u WHERE u.report_id = f.report_id AND u.view IN ('funding', 'funding_by_nature') AND u.form = regexp_replace(f.row_key, '/[^/]*$', '')) AS has_unread
  FROM funding f
  JOIN nature n USING (report_id)
  JOIN report r USING (report_id)
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code
  WHERE f.scope = 'unit' AND f.line = 'total')
SELECT report_id, 'unit' AS scope, NULL::VARCHAR AS project, NULL::VARCHAR AS subject,
       full_year AS expected, parts AS actual, s.difference, abs(s.difference) AS amount,
       CASE WHEN full_year > 0 AND round(100 * (abs(s.difference) / full_year), 6) < error_pct THEN 'warning' ELSE 'error' END AS severity,
       CASE WHEN abs(s.difference) <= tolerance THEN false WHEN NOT unknown_line AND NOT has_unread THEN abs(s.difference) > tolerance END AS fires,
       list_concat([{view: 'funding', row_key: row_key, field: 'full_year'}], cited) AS evidence,
       format('按收入性质分合计 {:.2f}，全年预算 {:.2f}（差 {:+.2f} 万元）{}', parts, full_year, s.difference,
              CASE WHEN is_initial THEN format('；合计等于年初预算 {:.2f}，疑误填年初口径', initial) ELSE '' END) AS message_zh,
       format('Income by nature sums to {:.2f}, the full-year budget is {:.2f} (difference {:+.2f}){}', parts, full_year, s.difference,
              CASE WHEN is_initial THEN format('; the sum equals the initial budget of {:.2f}, so the split seems to use initial figures', initial) ELSE '' END) AS message_en,
       CASE WHEN full_year IS NULL THEN '全年预算数空 / full-year budget blank' WHEN parts IS NULL THEN '收入性质各行空 / income by nature blank'
            WHEN has_unread AND abs(s.difference) > tolerance THEN '表内有未能识别的数 / numbers of the table were not read'
            WHEN unknown_line AND abs(s.difference) > tolerance THEN '有未识别的收入行 / an income line is not recognised' END AS reason
FROM subject s;
