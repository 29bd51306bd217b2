/*
id: CT10
title: {zh: 叙述金额与表列金额不一致, en: An amount of the text differs from the same amount of a form}
severity: {error: {zh: 两处金额相差超过容差, en: the amounts differ by more than the tolerance}}
scope: [unit]
basis:
  - {document: 财预〔2020〕10号, clause: 自评结果应数据真实、前后一致, certainty: {zh: 内容中，条号凭记忆, en: "content medium, article from memory"}}
innocent:
  - {zh: 叙述与表格的资金范围不同, en: text and form cover different funds}
  - {zh: 叙述为约数或以元、亿元取整, en: the text rounds}
needs: {narrative_figure: [report_id, ordinal, label, line, basis, value, measure_unit, row_key]}
uses:
  budget_line: [report_id, line, prior_final, budget, final, row_key]
  funding: [report_id, scope, line, initial, full_year, executed, row_key]
  funding_by_nature: [report_id, side, line, amount, row_key]
parameters:
  - {name: tolerance, default: 0.02, unit: 万元, meaning: {zh: 叙述与表格之间的尾差, en: rounding across text and form}}
examples:
  - {fires: true, given: {zh: 三公经费决算数叙述为 5.15，表列为 5.51, en: final three-public spending of 5.15 in the text and 5.51 in the form}, then: {zh: 重点核实, en: error}}
  - {fires: false, given: {zh: 公用经费决算数两处均为 142.45, en: final operating cost of 142.45 in both}, then: {zh: 相符, en: they agree}}
*/
WITH limits AS (
  SELECT division_code, max(value) FILTER (name = 'tolerance') AS tolerance
  FROM rule_parameter WHERE rule_id = 'CT10' GROUP BY division_code),
-- The opening amount of operating cost is CT02's. A total of one fund is not the total of all. A number too large for the column (misread) becomes NULL.
figure AS (
  SELECT report_id, line, basis, ordinal, row_key,
         try_cast(value::DECIMAL(28,6) * CASE measure_unit WHEN '元' THEN 0.0001 WHEN '千元' THEN 0.1 WHEN '万元' THEN 1 WHEN '百万元' THEN 100
                                                       WHEN '千万元' THEN 1000 WHEN '亿元' THEN 10000 END AS DECIMAL(18,6)) AS amount
  FROM narrative_figure
  WHERE line IN ('three_public', 'basic', 'project', 'operating', 'procurement', 'reception', 'total')
    AND NOT (line = 'operating' AND basis IS NOT DISTINCT FROM 'initial')
    AND NOT (line = 'total' AND regexp_matches(coalesce(label, ''), '一般公共预算|政府性基金|国有资本|社会保险'))),
-- A figure that the text repeats counts once; two amounts of one kind cannot be told apart.
stated AS (
  SELECT report_id, line, basis, arg_min(amount, ordinal) AS amount, arg_min(row_key, ordinal) AS row_key, count(DISTINCT round(amount, 2)) AS readings
  FROM figure WHERE amount IS NOT NULL GROUP BY report_id, line, basis),
base_entry AS (
  SELECT report_id, line, row_key, unnest([{basis: 'prior', field: 'prior_final', amount: prior_final}, {basis: 'initial', field: 'budget', amount: budget},
                                           {basis: 'final', field: 'final', amount: final}], recursive := true)
  FROM budget_line),
total AS (SELECT * FROM funding WHERE scope = 'unit' AND line = 'total'),
total_entry AS (
  SELECT report_id, row_key, unnest([{basis: 'initial', field: 'initial', amount: initial}, {basis: 'adjusted', field: 'full_year', amount: full_year},
                                     {basis: 'final', field: 'executed', amount: executed}], recursive := true)
  FROM total),
-- AR02 and AR03 find splits by nature that were filled with initial-budget figures: those say nothing about what was spent.
nature AS (
  SELECT n.report_id,
         least(abs(sum(n.amount) FILTER (n.side = 'expenditure' AND n.line <> 'total') - any_value(t.initial)),
               abs(sum(n.amount) FILTER (n.side = 'income' AND n.line <> 'total') - any_value(t.initial))) AS off_initial,
         abs(sum(n.amount) FILTER (n.side = 'expenditure' AND n.line <> 'total') - any_value(t.executed)) AS off_executed
  FROM funding_by_nature n JOIN total t USING (report_id) GROUP BY n.report_id),
printed AS (
  SELECT report_id, line, basis, amount, 'budget_line' AS view, row_key, field, '基础数据表' AS form_zh, 'base data form' AS form_en FROM base_entry
  UNION ALL
  SELECT report_id, 'total', basis, amount, 'funding', row_key, field, '自评表', 'self-evaluation form' FROM total_entry
  UNION ALL
  SELECT report_id, line, 'final', amount, 'funding_by_nature', row_key, 'amount', '自评表', 'self-evaluation form'
  FROM funding_by_nature WHERE side = 'expenditure' AND line IN ('basic', 'project')),
subject AS (
  SELECT s.report_id, s.line, s.basis, s.amount AS told, s.row_key AS told_row, s.readings > 1 AS ambiguous, p.* EXCLUDE (report_id, line, basis), l.tolerance,
         coalesce(p.view = 'funding_by_nature' AND n.off_initial <= l.tolerance AND n.off_executed > l.tolerance, false) AS is_initial,
         s.amount - p.amount AS difference,
         CASE s.line WHEN 'three_public' THEN '三公经费' WHEN 'basic' THEN '基本支出' WHEN 'project' THEN '项目支出' WHEN 'operating' THEN '公用经费'
                     WHEN 'procurement' THEN '政府采购' WHEN 'reception' THEN '公务接待费' ELSE '年度资金总额' END AS line_zh,
         CASE s.basis WHEN 'initial' THEN '年初' WHEN 'adjusted' THEN '调整后' WHEN 'final' THEN '决算' WHEN 'prior' THEN '上年决算' END AS basis_zh
  FROM stated s
  JOIN report r ON r.report_id = s.report_id
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code
  LEFT JOIN printed p ON p.report_id = s.report_id AND p.line = s.line AND p.basis = s.basis AND p.amount IS NOT NULL
  LEFT JOIN nature n ON n.report_id = s.report_id
  WHERE p.amount IS NOT NULL OR s.basis IS NULL)
SELECT report_id, 'unit' AS scope, NULL::VARCHAR AS project, concat(line_zh, '（' || basis_zh || '）') AS subject,
       s.amount AS expected, told AS actual, s.difference, abs(s.difference) AS amount,
       'error' AS severity,
       CASE WHEN NOT ambiguous AND NOT (is_initial AND abs(s.difference) > tolerance) THEN abs(s.difference) > tolerance END AS fires,
       [{view: 'narrative_figure', row_key: told_row, field: 'value'}, {view: view, row_key: s.row_key, field: field}] AS evidence,
       format('{}（{}）：叙述 {:.2f}，{} {:.2f}（差 {:+.2f} 万元）', line_zh, basis_zh, told, form_zh, s.amount, s.difference) AS message_zh,
       format('{} ({}): the text has {:.2f}, the {} {:.2f} (difference {:+.2f})', s.line, s.basis, told, form_en, s.amount, s.difference) AS message_en,
       CASE WHEN s.basis IS NULL THEN '叙述未说明年初、调整后或决算口径 / the text does not say which amount it means'
            WHEN ambiguous THEN '叙述同一口径有多个数，口径不明 / several amounts of one kind in the text'
            WHEN is_initial AND abs(s.difference) > tolerance THEN '自评表支出构成为年初口径，不可比 / the form fills its split with initial-budget figures' END AS reason
FROM subject s
-- One row for each amount of the text, although two forms may hold it: the one that disagrees.
QUALIFY row_number() OVER (PARTITION BY report_id, s.line, s.basis ORDER BY fires DESC NULLS LAST, view, s.row_key) = 1;
