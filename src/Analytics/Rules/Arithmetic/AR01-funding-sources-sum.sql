/*
id: AR01
title: {zh: 资金来源合计与年度资金总额不符, en: Funding sources do not sum to the total}
severity: {error: {zh: 某一列相差超过容差, en: a column differs by more than the tolerance}}
scope: [project]
basis:
  - {document: 财预〔2020〕10号 附表, clause: 年度资金总额 = 当年财政拨款 + 上年结转资金 + 其他资金, certainty: {zh: 高, en: high}}
innocent:
  - {zh: 另有一项资金来源未列入表内, en: a further source is not listed in the form}
needs: {funding: [report_id, scope, project, line, label, initial, full_year, executed, row_key]}
uses: {unread_form: [report_id, view, form]}
parameters:
  - {name: tolerance, default: 0.01, unit: 万元, meaning: {zh: 两位小数合计的尾差, en: rounding of sums printed with two decimals}}
examples:
  - fires: true
    given: {zh: 年度资金总额 100.00，当年财政拨款 80.00，上年结转资金 10.00，其他资金空, en: "total 100.00, appropriation 80.00, carry-over 10.00, other blank"}
    then: {zh: 重点核实，少 10.00, en: "error, 10.00 missing"}
  - fires: false
    given: {zh: 年度资金总额 100.00，当年财政拨款 89.99，上年结转资金 10.00, en: "total 100.00, appropriation 89.99, carry-over 10.00"}
    then: {zh: 只差 0.01, en: off by 0.01 only}
*/
WITH limits AS (
  SELECT division_code, max(value) FILTER (name = 'tolerance') AS tolerance
  FROM rule_parameter WHERE rule_id = 'AR01' GROUP BY division_code),
entry AS (
  SELECT report_id, project, line, row_key, regexp_replace(row_key, '/[^/]*$', '') AS form,
         unnest([{name: '年初预算数', field: 'initial', amount: initial},
                 {name: '全年预算数', field: 'full_year', amount: full_year},
                 {name: '全年执行数', field: 'executed', amount: executed}], recursive := true)
  FROM funding WHERE scope = 'project'),
col AS (
  SELECT report_id, form, any_value(project) AS project, name, field,
         any_value(amount) FILTER (line = 'total') AS total,
         sum(amount) FILTER (line <> 'total') AS parts,
         bool_or(line IS NULL AND amount IS NOT NULL) AS unknown_line,
         list_sort(list({source: line <> 'total', row_key: row_key}) FILTER (amount IS NOT NULL)) AS cited
  FROM entry GROUP BY report_id, form, name, field
  HAVING bool_or(line IS DISTINCT FROM 'total')),
subject AS (
  SELECT c.*, list_transform(c.cited, lambda cell: {view: 'funding', row_key: cell.row_key, field: c.field}) AS evidence, l.tolerance, c.parts - c.total AS difference,
         EXISTS (FROM unread_form u WHERE u.report_id = c.report_id AND u.view = 'funding' AND u.form = c.form) AS has_unread
  FROM col c
  JOIN report r USING (report_id)
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code)
SELECT report_id, 'project' AS scope, project, name AS subject,
       total AS expected, parts AS actual, s.difference, abs(s.difference) AS amount,
       'error' AS severity,
       CASE WHEN abs(s.difference) <= tolerance THEN false WHEN NOT unknown_line AND NOT has_unread THEN abs(s.difference) > tolerance END AS fires,
       evidence,
       format('项目「{}」{}：各资金来源合计 {:.2f}，年度资金总额 {:.2f}（差 {:+.2f} 万元）', project, name, parts, total, s.difference) AS message_zh,
       format('Project "{}", column {}: sources sum to {:.2f}, the total states {:.2f} (difference {:+.2f})', project, field, parts, total, s.difference) AS message_en,
       CASE WHEN total IS NULL THEN '年度资金总额空 / total blank' WHEN parts IS NULL THEN '资金来源各行空 / all sources blank'
            WHEN has_unread AND abs(s.difference) > tolerance THEN '表内有未能识别的数 / numbers of the table were not read'
            WHEN unknown_line AND abs(s.difference) > tolerance THEN '有未识别的资金来源行 / a source line is not recognised' END AS reason
FROM subject s;
