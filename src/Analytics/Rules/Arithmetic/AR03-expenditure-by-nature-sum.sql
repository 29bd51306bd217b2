/*
id: AR03
title: {zh: 支出性质合计与全年执行数不符, en: Expenditure by nature does not sum to the executed amount}
severity: {error: {zh: 合计相差超过容差, en: the sum differs by more than the tolerance}}
scope: [unit]
parents: [AR02]
basis:
  - {document: 财预〔2020〕10号 附表（地方整体支出自评表）, clause: 基本支出 + 项目支出 = 全年执行数, certainty: {zh: 高, en: high}}
innocent:
  - {zh: 按支出性质分误填年初口径, en: the split by nature uses the initial budget}
  - {zh: 另有经营支出等未列入, en: business or other spending is left out of the split}
needs:
  funding: [report_id, scope, line, initial, executed, row_key]
  funding_by_nature: [report_id, side, line, amount, row_key]
parameters:
  - {name: tolerance, default: 0.02, unit: 万元, meaning: {zh: 跨表尾差, en: rounding across forms}}
examples:
  - {fires: true, given: {zh: 基本支出 900.00，项目支出 436.58，全年执行数 1440.69, en: basic 900.00 and project 436.58 against 1440.69 executed}, then: {zh: 重点核实, en: error}}
  - fires: false
    given: {zh: 基本支出 1004.11，项目支出 436.58，全年执行数 1440.69, en: basic 1004.11 and project 436.58 against 1440.69 executed}
    then: {zh: 相符, en: they agree}
*/
WITH limits AS (
  SELECT division_code, max(value) FILTER (name = 'tolerance') AS tolerance
  FROM rule_parameter WHERE rule_id = 'AR03' GROUP BY division_code),
nature AS (
  SELECT report_id,
         any_value(amount) FILTER (line = 'basic') AS basic,
         any_value(amount) FILTER (line = 'project') AS project_amount,
         sum(amount) FILTER (line IN ('basic', 'project', 'other')) AS parts,
         bool_or(line IS NULL AND amount IS NOT NULL) AS unknown_line,
         list_sort(list({view: 'funding_by_nature', row_key: row_key, field: 'amount'}) FILTER (amount IS NOT NULL)) AS cited
  FROM funding_by_nature WHERE side = 'expenditure' GROUP BY report_id),
subject AS (
  SELECT f.report_id, f.row_key, f.initial, f.executed, n.*, l.*,
         n.parts - f.executed AS difference,
         abs(n.parts - f.initial) <= l.tolerance AS is_initial,
         n.unknown_line OR n.basic IS NULL OR n.project_amount IS NULL AS incomplete
  FROM funding f
  JOIN nature n USING (report_id)
  JOIN report r USING (report_id)
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code
  WHERE f.scope = 'unit' AND f.line = 'total')
SELECT report_id, 'unit' AS scope, NULL::VARCHAR AS project, NULL::VARCHAR AS subject,
       executed AS expected, parts AS actual, s.difference, abs(s.difference) AS amount,
       'error' AS severity,
       CASE WHEN abs(s.difference) <= tolerance THEN false WHEN NOT incomplete THEN abs(s.difference) > tolerance END AS fires,
       list_concat([{view: 'funding', row_key: row_key, field: 'executed'}], cited) AS evidence,
       format('基本支出与项目支出合计 {:.2f}，全年执行 {:.2f}（差 {:+.2f} 万元）{}', parts, executed, s.difference,
              CASE WHEN is_initial THEN format('；合计等于年初预算 {:.2f}，疑误填年初口径', initial) ELSE '' END) AS message_zh,
       format('Basic and project expenditure sum to {:.2f}, executed is {:.2f} (difference {:+.2f}){}', parts, executed, s.difference,
              CASE WHEN is_initial THEN format('; the sum equals the initial budget of {:.2f}, so the split seems to use initial figures', initial) ELSE '' END) AS message_en,
       CASE WHEN executed IS NULL THEN '全年执行数空 / executed blank' WHEN parts IS NULL THEN '支出性质各行空 / expenditure by nature blank'
            WHEN incomplete AND abs(s.difference) > tolerance THEN '基本或项目支出空，或有未识别的行 / basic or project blank, or a line is not recognised' END AS reason
FROM subject s;
