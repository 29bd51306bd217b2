/*
id: BA06
title: {zh: “基本支出预算调整”填报数与推算不符, en: Stated adjustment of the basic budget differs from the derived one}
severity: {error: {zh: 差额超过容差, en: the difference exceeds the tolerance}}
scope: [unit]
basis:
  - {document: 绩效评价基础数据表（湖南模板）, clause: 部门基本支出预算调整 = 调整后基本支出 − 年初基本支出, certainty: {zh: 内容高，条号未引, en: "content high, article not cited"}}
innocent:
  - {zh: 填报的是年内追加合计，未扣减调减, en: the unit states additions only and leaves out reductions}
  - {zh: 决算数含上年结转，不全是调整, en: the final amount includes carry-over that is no adjustment}
needs:
  budget_line: [report_id, line, budget, final, row_key]
  narrative_figure: [report_id, ordinal, line, basis, value, measure_unit, row_key]
parameters:
  - {name: tolerance, default: 0.05, unit: 万元, meaning: {zh: 叙述数字的尾差, en: rounding of figures of the text}}
examples:
  - fires: true
    given: {zh: 填报 997.88；基本支出年初 717.29，调整后 1936.97, en: "stated 997.88; basic expenditure 717.29 at first, 1936.97 after adjustment"}
    then: {zh: 重点核实，推算为 1219.68, en: "error, 1219.68 derived"}
  - fires: false
    given: {zh: 预算数列填报 58.34；基本支出年初 835.01，调整后 893.35, en: "stated 58.34 in the budget column; basic expenditure 835.01, then 893.35"}
    then: {zh: 相符, en: they agree}
*/
WITH limits AS (
  SELECT division_code, max(value) FILTER (name = 'tolerance') AS tolerance
  FROM rule_parameter WHERE rule_id = 'BA06' GROUP BY division_code),
-- In 万元; a number too large for the column (misread) becomes NULL instead of failing the query.
figure AS (
  SELECT report_id, basis, ordinal, row_key,
         try_cast(value::DECIMAL(28,6) * CASE measure_unit WHEN '元' THEN 0.0001 WHEN '千元' THEN 0.1 WHEN '万元' THEN 1 WHEN '百万元' THEN 100
                                                       WHEN '千万元' THEN 1000 WHEN '亿元' THEN 10000 END AS DECIMAL(18,6)) AS amount
  FROM narrative_figure WHERE line = 'basic' AND basis IN ('initial', 'adjusted', 'final')),
-- A figure that the text repeats counts once; two amounts of one kind cannot be told apart.
stated AS (
  SELECT report_id, basis, arg_min(amount, ordinal) AS amount, arg_min(row_key, ordinal) AS row_key, count(DISTINCT round(amount, 2)) AS readings
  FROM figure WHERE amount IS NOT NULL GROUP BY report_id, basis),
subject AS (
  SELECT b.report_id, b.row_key, coalesce(b.final, b.budget) AS filled, CASE WHEN b.final IS NULL THEN 'budget' ELSE 'final' END AS field, l.tolerance,
         i.amount AS opening, coalesce(a.amount, f.amount) AS revised, coalesce(a.amount, f.amount) - i.amount AS change,
         i.row_key AS opening_row, coalesce(a.row_key, f.row_key) AS revised_row,
         greatest(coalesce(i.readings, 1), CASE WHEN a.amount IS NOT NULL THEN a.readings ELSE coalesce(f.readings, 1) END) > 1 AS ambiguous
  FROM budget_line b
  JOIN report r ON r.report_id = b.report_id
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code
  LEFT JOIN stated i ON i.report_id = b.report_id AND i.basis = 'initial'
  LEFT JOIN stated a ON a.report_id = b.report_id AND a.basis = 'adjusted'
  LEFT JOIN stated f ON f.report_id = b.report_id AND f.basis = 'final'
  WHERE b.line = 'basic_adjustment')
SELECT report_id, 'unit' AS scope, NULL::VARCHAR AS project, '基本支出预算调整' AS subject,
       change AS expected, filled AS actual, filled - change AS difference, abs(change) AS amount,
       'error' AS severity,
       CASE WHEN NOT ambiguous THEN abs(filled - change) > tolerance END AS fires,
       [{view: 'budget_line', row_key: row_key, field: field}, {view: 'narrative_figure', row_key: revised_row, field: 'value'},
        {view: 'narrative_figure', row_key: opening_row, field: 'value'}] AS evidence,
       format('“基本支出预算调整”填 {:.2f} 万元，按叙述推算 {:.2f} − {:.2f} = {:.2f}（差 {:+.2f}）', filled, revised, opening, change, filled - change) AS message_zh,
       format('The adjustment of the basic budget is stated as {:.2f}; the text gives {:.2f} - {:.2f} = {:.2f} (difference {:+.2f})',
              filled, revised, opening, change, filled - change) AS message_en,
       CASE WHEN filled IS NULL THEN '基本支出预算调整未填 / the adjustment is blank'
            WHEN ambiguous THEN '基本支出有多个数，口径不明 / several amounts of basic expenditure in the text'
            WHEN change IS NULL THEN '叙述未见年初或调整后、决算基本支出 / the text lacks the initial or the later basic expenditure' END AS reason
FROM subject;
