/*
id: AR04
title: {zh: 人员与公用经费合计与基本支出不符, en: Personnel and operating cost do not sum to basic expenditure}
severity:
  warning: {zh: 差额不到基本支出的 0.5%, en: difference below 0.5% of basic expenditure}
  error: {zh: 0.5% 及以上, en: 0.5% and above}
scope: [unit]
basis:
  - {document: 政府收支分类科目, clause: 基本支出 = 人员经费 + 公用经费（人员经费含对个人和家庭的补助）, certainty: {zh: 内容高，条号未引, en: "content high, article not cited"}}
innocent:
  - {zh: 对个人和家庭的补助未单列, en: subsidies to individuals and families are not listed}
  - {zh: 资本性支出未计入公用经费, en: capital spending is left out of operating cost}
needs: {narrative_figure: [report_id, ordinal, line, basis, value, measure_unit, row_key]}
parameters:
  - {name: tolerance, default: 0.02, unit: 万元, meaning: {zh: 叙述数字的尾差, en: rounding of figures of the text}}
  - {name: error_pct, default: 0.5, unit: "%", meaning: {zh: 差额达到基本支出的这一比例即为重点核实, en: from this share of basic expenditure on it is an error}}
examples:
  - fires: true
    given: {zh: 860.94 + 142.45 = 1003.39，基本支出 1004.11, en: 860.94 + 142.45 = 1003.39 against 1004.11}
    then: {zh: 需说明，少 0.07%, en: "warning, 0.07% missing"}
  - fires: false
    given: {zh: 485.78 + 84.32 + 对个人和家庭的补助 15.89 = 585.99, en: 485.78 + 84.32 + 15.89 for individuals and families = 585.99}
    then: {zh: 第三项计入, en: the third part counts}
*/
WITH limits AS (
  SELECT division_code,
         max(value) FILTER (name = 'tolerance') AS tolerance,
         max(value) FILTER (name = 'error_pct') AS error_pct
  FROM rule_parameter WHERE rule_id = 'AR04' GROUP BY division_code),
-- In 万元; a number too large for the column (misread) becomes NULL instead of failing the query.
figure AS (
  SELECT report_id, line, basis, ordinal, row_key,
         try_cast(value::DECIMAL(28,6) * CASE measure_unit WHEN '元' THEN 0.0001 WHEN '千元' THEN 0.1 WHEN '万元' THEN 1 WHEN '百万元' THEN 100
                                                       WHEN '千万元' THEN 1000 WHEN '亿元' THEN 10000 END AS DECIMAL(18,6)) AS amount
  FROM narrative_figure WHERE line IN ('basic', 'personnel', 'operating', 'family_subsidy') AND basis IS NOT NULL),
-- A figure that the text repeats counts once; two amounts of one kind cannot be told apart.
stated AS (
  SELECT report_id, line, basis, arg_min(amount, ordinal) AS amount, arg_min(row_key, ordinal) AS row_key, count(DISTINCT round(amount, 2)) AS readings
  FROM figure WHERE amount IS NOT NULL GROUP BY report_id, line, basis),
split AS (
  SELECT report_id, basis,
         any_value(amount) FILTER (line = 'basic') AS basic,
         any_value(amount) FILTER (line = 'personnel') AS personnel,
         any_value(amount) FILTER (line = 'operating') AS operating,
         any_value(amount) FILTER (line = 'family_subsidy') AS family,
         max(readings) > 1 AS ambiguous,
         list_concat(list({view: 'narrative_figure', row_key: row_key, field: 'value'}) FILTER (line = 'basic'),
                     list_sort(list({view: 'narrative_figure', row_key: row_key, field: 'value'}) FILTER (line <> 'basic'))) AS evidence
  FROM stated GROUP BY report_id, basis),
subject AS (
  SELECT s.*, l.*,
         CASE basis WHEN 'initial' THEN '年初' WHEN 'adjusted' THEN '调整后' WHEN 'final' THEN '决算' ELSE '上年' END AS basis_zh,
         -- Personnel cost may already hold the subsidies: they are added where that brings the sum nearer.
         family IS NOT NULL AND abs(personnel + operating + family - basic) < abs(personnel + operating - basic) AS with_family,
         personnel + operating + CASE WHEN with_family THEN family ELSE 0 END AS parts
  FROM split s
  JOIN report r USING (report_id)
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code
  WHERE basic IS NOT NULL AND coalesce(personnel, operating) IS NOT NULL)
SELECT report_id, 'unit' AS scope, NULL::VARCHAR AS project, concat(basis_zh, '基本支出') AS subject,
       basic AS expected, parts AS actual, parts - basic AS difference, abs(parts - basic) AS amount,
       CASE WHEN basic > 0 AND round(100 * (abs(parts - basic) / basic), 6) < error_pct THEN 'warning' ELSE 'error' END AS severity,
       CASE WHEN NOT ambiguous THEN abs(parts - basic) > tolerance END AS fires,
       evidence,
       format('{}：人员 {:.2f} + 公用 {:.2f}{} = {:.2f}，基本支出 {:.2f}（差 {:+.2f} 万元）', basis_zh, personnel, operating,
              CASE WHEN with_family THEN format(' + 对个人和家庭的补助 {:.2f}', family) ELSE '' END, parts, basic, parts - basic) AS message_zh,
       format('{}: personnel {:.2f} + operating {:.2f}{} = {:.2f}, basic expenditure {:.2f} (difference {:+.2f})', basis, personnel, operating,
              CASE WHEN with_family THEN format(' + individuals and families {:.2f}', family) ELSE '' END, parts, basic, parts - basic) AS message_en,
       CASE WHEN ambiguous THEN '同一口径有多个数，口径不明 / several amounts of one kind in the text'
            WHEN personnel IS NULL OR operating IS NULL THEN '人员或公用经费未披露 / personnel or operating cost not stated' END AS reason
FROM subject;
