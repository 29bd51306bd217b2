/*
id: CT01
title: {zh: 叙述基本支出加项目支出与自评表全年执行数不符, en: Basic plus project expenditure of the text differs from the executed amount of the form}
severity: {error: {zh: 合计相差超过容差, en: the sum differs by more than the tolerance}}
scope: [unit]
basis:
  - {document: 财预〔2020〕10号 附表（地方整体支出自评表）, clause: 基本支出 + 项目支出 = 全年执行数, certainty: {zh: 高, en: high}}
innocent:
  - {zh: 叙述只写一般公共预算，自评表含其他资金, en: "the text covers the general public budget only, the form all funds"}
  - {zh: 叙述的项目支出沿用年初数, en: the text repeats the initial amount of the projects}
needs:
  narrative_figure: [report_id, ordinal, line, basis, value, measure_unit, row_key]
  funding: [report_id, scope, line, executed, row_key]
parameters:
  - {name: tolerance, default: 0.02, unit: 万元, meaning: {zh: 叙述与表格之间的尾差, en: rounding across text and form}}
examples:
  - {fires: true, given: {zh: 叙述 1936.97 + 251.70 = 2188.67，自评表 1960.84, en: "text 1936.97 + 251.70 = 2188.67, form 1960.84"}, then: {zh: 重点核实, en: error}}
  - {fires: false, given: {zh: 叙述 893.35 + 189.64 = 1082.99，自评表 1082.99, en: "text 893.35 + 189.64 = 1082.99, form 1082.99"}, then: {zh: 相符, en: they agree}}
*/
WITH limits AS (
  SELECT division_code, max(value) FILTER (name = 'tolerance') AS tolerance
  FROM rule_parameter WHERE rule_id = 'CT01' GROUP BY division_code),
-- In 万元; a number too large for the column (misread) becomes NULL instead of failing the query.
figure AS (
  SELECT report_id, line, ordinal, row_key,
         try_cast(value::DECIMAL(28,6) * CASE measure_unit WHEN '元' THEN 0.0001 WHEN '千元' THEN 0.1 WHEN '万元' THEN 1 WHEN '百万元' THEN 100
                                                       WHEN '千万元' THEN 1000 WHEN '亿元' THEN 10000 END AS DECIMAL(18,6)) AS amount
  FROM narrative_figure WHERE line IN ('basic', 'project') AND basis = 'final'),
-- A figure that the text repeats counts once; two amounts of one kind cannot be told apart.
stated AS (
  SELECT report_id, line, arg_min(amount, ordinal) AS amount, arg_min(row_key, ordinal) AS row_key, count(DISTINCT round(amount, 2)) AS readings
  FROM figure WHERE amount IS NOT NULL GROUP BY report_id, line),
subject AS (
  SELECT f.report_id, f.row_key, f.executed, l.tolerance, b.amount AS basic, p.amount AS project_amount, b.row_key AS basic_row, p.row_key AS project_row,
         b.amount + p.amount AS parts, greatest(coalesce(b.readings, 1), coalesce(p.readings, 1)) > 1 AS ambiguous
  FROM funding f
  JOIN report r ON r.report_id = f.report_id
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code
  LEFT JOIN stated b ON b.report_id = f.report_id AND b.line = 'basic'
  LEFT JOIN stated p ON p.report_id = f.report_id AND p.line = 'project'
  WHERE f.scope = 'unit' AND f.line = 'total')
SELECT report_id, 'unit' AS scope, NULL::VARCHAR AS project, NULL::VARCHAR AS subject,
       executed AS expected, parts AS actual, parts - executed AS difference, abs(parts - executed) AS amount,
       'error' AS severity,
       CASE WHEN NOT ambiguous THEN abs(parts - executed) > tolerance END AS fires,
       [{view: 'narrative_figure', row_key: basic_row, field: 'value'}, {view: 'narrative_figure', row_key: project_row, field: 'value'},
        {view: 'funding', row_key: row_key, field: 'executed'}] AS evidence,
       format('叙述：基本支出 {:.2f} + 项目支出 {:.2f} = {:.2f}，自评表全年执行 {:.2f}（差 {:+.2f} 万元）', basic, project_amount, parts, executed, parts - executed) AS message_zh,
       format('Text: basic {:.2f} + project {:.2f} = {:.2f}; executed amount of the form {:.2f} (difference {:+.2f})', basic, project_amount, parts, executed, parts - executed) AS message_en,
       CASE WHEN executed IS NULL THEN '全年执行数空 / executed blank'
            WHEN ambiguous THEN '叙述同一口径有多个数，口径不明 / several amounts of one kind in the text'
            WHEN parts IS NULL THEN '叙述未见基本支出或项目支出决算数 / the text lacks final basic or project expenditure' END AS reason
FROM subject;
