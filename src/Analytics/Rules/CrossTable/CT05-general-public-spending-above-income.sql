/*
id: CT05
title: {zh: 一般公共预算叙述支出大于表列收入, en: General public budget spending of the text exceeds the income of the form}
severity:
  info: {zh: 超出数不大于其他资金，或表列为年初口径（AR02）, en: "within the other funds, or the form uses initial-budget figures (AR02)"}
  warning: {zh: 差额不到表列金额的 0.5%, en: difference below 0.5% of the form's amount}
  error: {zh: 0.5% 及以上, en: 0.5% and above}
scope: [unit]
parents: [AR02]
basis:
  - {document: 财预〔2020〕10号 附表（地方整体支出自评表）, clause: 按收入性质分：一般公共预算, certainty: {zh: 高, en: high}}
innocent:
  - {zh: 叙述把其他资金的支出一并写入一般公共预算, en: the text counts spending from other funds in the general public budget}
  - {zh: 上年结转未列入当年收入, en: carry-over of last year is not in this year's income}
needs:
  narrative_figure: [report_id, ordinal, section, label, line, basis, value, measure_unit, row_key]
  funding_by_nature: [report_id, side, line, amount, row_key]
uses:
  passage: [report_id, section, text]
  funding: [report_id, scope, line, initial, full_year]
parameters:
  - {name: tolerance, default: 0.02, unit: 万元, meaning: {zh: 叙述与表格之间的尾差, en: rounding across text and form}}
  - {name: error_pct, default: 0.5, unit: "%", meaning: {zh: 差额达到表列金额的这一比例即为重点核实, en: from this share of the form's amount on it is an error}}
examples:
  - fires: true
    given: {zh: 叙述 893.35 + 189.64 = 1082.99，自评表 1077.77，其他资金 5.22, en: "text 893.35 + 189.64 = 1082.99, form 1077.77 and other funds 5.22"}
    then: {zh: 提示，多 5.22，不大于其他资金, en: "info, 5.22 more and within the other funds"}
  - {fires: false, given: {zh: 叙述 893.35 + 189.64 = 1082.99，自评表 1082.99, en: "text 893.35 + 189.64 = 1082.99, form 1082.99"}, then: {zh: 未大于, en: not above it}}
*/
WITH limits AS (
  SELECT division_code,
         max(value) FILTER (name = 'tolerance') AS tolerance,
         max(value) FILTER (name = 'error_pct') AS error_pct
  FROM rule_parameter WHERE rule_id = 'CT05' GROUP BY division_code),
-- Chapters whose heading or text names the general public budget.
chapter AS (
  SELECT DISTINCT report_id, regexp_extract(section, '^[^(（]+') AS chapter FROM passage WHERE contains(text, '一般公共预算')),
-- In 万元; a number too large for the column (misread) becomes NULL instead of failing the query.
figure AS (
  SELECT n.report_id, n.line, n.ordinal, n.row_key, contains(coalesce(n.label, ''), '一般公共预算') OR c.chapter IS NOT NULL AS is_general,
         try_cast(value::DECIMAL(28,6) * CASE measure_unit WHEN '元' THEN 0.0001 WHEN '千元' THEN 0.1 WHEN '万元' THEN 1 WHEN '百万元' THEN 100
                                                       WHEN '千万元' THEN 1000 WHEN '亿元' THEN 10000 END AS DECIMAL(18,6)) AS amount
  FROM narrative_figure n
  LEFT JOIN chapter c ON c.report_id = n.report_id AND c.chapter = regexp_extract(n.section, '^[^(（]+')
  WHERE n.line IN ('basic', 'project') AND n.basis = 'final'),
-- A figure that the text repeats counts once; two amounts of one kind cannot be told apart.
stated AS (
  SELECT report_id, line, arg_min(amount, ordinal) AS amount, arg_min(row_key, ordinal) AS row_key, bool_and(is_general) AS is_general,
         count(DISTINCT round(amount, 2)) AS readings
  FROM figure WHERE amount IS NOT NULL GROUP BY report_id, line),
nature AS (
  SELECT report_id,
         any_value(amount) FILTER (line = 'general_public_budget') AS general,
         coalesce(sum(amount) FILTER (line = 'other'), 0) AS other_funds,
         coalesce(sum(amount) FILTER (line <> 'total'), any_value(amount) FILTER (line = 'total')) AS income,
         any_value(row_key) FILTER (line = 'general_public_budget') AS row_key
  FROM funding_by_nature WHERE side = 'income' GROUP BY report_id),
subject AS (
  SELECT n.report_id, n.row_key, n.general, n.other_funds, l.*, b.amount AS basic, p.amount AS project_amount, b.amount + p.amount AS spent,
         b.amount + p.amount - n.general AS excess, b.row_key AS basic_row, p.row_key AS project_row,
         greatest(coalesce(b.readings, 1), coalesce(p.readings, 1)) > 1 AS ambiguous, b.is_general AND p.is_general AS is_general,
         coalesce(abs(n.income - f.initial) <= l.tolerance AND abs(n.income - f.full_year) > l.tolerance, false) AS is_initial
  FROM nature n
  JOIN report r ON r.report_id = n.report_id
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code
  LEFT JOIN stated b ON b.report_id = n.report_id AND b.line = 'basic'
  LEFT JOIN stated p ON p.report_id = n.report_id AND p.line = 'project'
  LEFT JOIN funding f ON f.report_id = n.report_id AND f.scope = 'unit' AND f.line = 'total')
SELECT report_id, 'unit' AS scope, NULL::VARCHAR AS project, '一般公共预算' AS subject,
       general AS expected, spent AS actual, excess AS difference, abs(excess) AS amount,
       CASE WHEN is_initial OR excess <= other_funds THEN 'info'
            WHEN general > 0 AND round(100 * (excess / general), 6) < error_pct THEN 'warning' ELSE 'error' END AS severity,
       CASE WHEN NOT ambiguous AND is_general THEN excess > tolerance END AS fires,
       [{view: 'narrative_figure', row_key: basic_row, field: 'value'}, {view: 'narrative_figure', row_key: project_row, field: 'value'},
        {view: 'funding_by_nature', row_key: row_key, field: 'amount'}] AS evidence,
       format('叙述一般公共预算支出 {:.2f} + {:.2f} = {:.2f}，大于自评表一般公共预算 {:.2f}（多 {:.2f} 万元）{}', basic, project_amount, spent, general, excess,
              CASE WHEN is_initial THEN '；表列收入为年初口径' WHEN excess <= other_funds THEN format('；不超过其他资金 {:.2f}，或已含在内', other_funds) ELSE '' END) AS message_zh,
       format('General public budget: the text spends {:.2f} + {:.2f} = {:.2f}, the form has {:.2f} ({:.2f} more){}', basic, project_amount, spent, general, excess,
              CASE WHEN is_initial THEN '; the form uses initial-budget figures'
                   WHEN excess <= other_funds THEN format('; within the other funds of {:.2f}, which may be included', other_funds) ELSE '' END) AS message_en,
       CASE WHEN general IS NULL THEN '自评表一般公共预算空 / general public budget blank in the form'
            WHEN ambiguous THEN '叙述同一口径有多个数，口径不明 / several amounts of one kind in the text'
            WHEN spent IS NULL THEN '叙述未见基本支出或项目支出决算数 / the text lacks final basic or project expenditure'
            WHEN NOT is_general THEN '叙述未说明是一般公共预算支出 / the text does not say that this is the general public budget' END AS reason
FROM subject;
