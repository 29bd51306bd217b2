/*
id: AR10
title: {zh: 一级指标标注分值与下级分值之和不符, en: Level-1 label weight differs from the sum of its children}
severity: {warning: {zh: 标签内标注的分值与下级分值之和不符, en: the figure in the label differs from the sum below it}}
scope: [unit, project]
basis:
  - {document: 财预〔2020〕10号 附表, clause: 一级指标标题后括号内为该级分值, certainty: {zh: 高, en: high}}
innocent:
  - {zh: 效益指标标注的分值包含满意度, en: the label of the benefit indicators includes satisfaction}
  - {zh: 跨页使一级标签落到第二行, en: a page break moved the label to the second row}
needs: {}
uses:
  indicator: [report_id, scope, project, level1, level1_weight, weight, row_key]
  score_item: [report_id, level1, level1_weight, weight, row_key]
  funding: [report_id, line, weight, row_key]
parameters:
  - {name: tolerance, default: 0.01, unit: 分, meaning: {zh: 尾差, en: rounding}}
examples:
  - {fires: true, given: {zh: 标签“效益指标（40分）”，下级分值合计 30, en: label 效益指标（40分） above children that sum to 30}, then: {zh: 需说明, en: warning}}
  - {fires: false, given: {zh: 标签“产出指标（50分）”，下级分值合计 50, en: label 产出指标（50分） above children that sum to 50}, then: {zh: 相符, en: they agree}}
*/
WITH limits AS (
  SELECT division_code, max(value) FILTER (name = 'tolerance') AS tolerance
  FROM rule_parameter WHERE rule_id = 'AR10' GROUP BY division_code),
child AS (
  SELECT report_id, scope, project, regexp_replace(row_key, '/[^/]*$', '') AS form, level1, level1_weight, weight, 'indicator' AS view, row_key
  FROM indicator WHERE level1 IS NOT NULL
  UNION ALL
  SELECT report_id, 'unit', NULL, regexp_replace(row_key, '/[^/]*$', ''), level1, level1_weight, weight, 'score_item', row_key
  FROM score_item WHERE level1 IS NOT NULL),
label AS (
  SELECT report_id, form, level1, any_value(scope) AS scope, any_value(project) AS project,
         max(level1_weight) AS stated, sum(weight) AS parts, count(*) FILTER (weight IS NULL) AS blanks,
         min(row_key) FILTER (level1_weight IS NOT NULL) AS label_key, any_value(view) AS view,
         list_sort(list({view: view, row_key: row_key, field: 'weight'}) FILTER (weight IS NOT NULL)) AS cited
  FROM child GROUP BY report_id, form, level1),
form AS (
  SELECT l.report_id, l.form, sum(l.stated) AS labels,
         max(l.parts) FILTER (l.level1 LIKE '%满意度%') AS satisfaction
  FROM label l GROUP BY ALL),
subject AS (
  SELECT l.*, f.labels, f.satisfaction, e.weight AS execution_weight, m.tolerance, l.parts - l.stated AS difference
  FROM label l
  JOIN form f USING (report_id, form)
  LEFT JOIN (SELECT report_id, regexp_replace(row_key, '/[^/]*$', '') AS form, max(weight) AS weight
             FROM funding WHERE line = 'total' GROUP BY ALL) e USING (report_id, form)
  JOIN report r USING (report_id)
  JOIN limits m ON m.division_code IS NOT DISTINCT FROM r.division_code
  WHERE l.stated IS NOT NULL)
SELECT report_id, scope, project, level1 AS subject,
       stated AS expected, parts AS actual, s.difference, NULL::DECIMAL(18,6) AS amount,
       'warning' AS severity,
       CASE WHEN blanks > 0 AND s.difference < -tolerance THEN NULL ELSE abs(s.difference) > tolerance END AS fires,
       list_concat([{view: view, row_key: label_key, field: 'level1_weight'}], cited) AS evidence,
       format('{}「{}」标注 {:g} 分，下级分值合计 {:g}（差 {:+g}）{}', CASE scope WHEN 'project' THEN format('项目「{}」', project) ELSE '单位表' END,
              level1, stated, parts, s.difference,
              CASE WHEN abs(s.difference + satisfaction) <= tolerance AND level1 NOT LIKE '%满意度%'
                   THEN format('；若含满意度 {:g} 分，则各级标注合计 {:g}{}', satisfaction, labels,
                               coalesce(format('，加执行率 {:g} 为 {:g}', execution_weight, labels + execution_weight), '')) ELSE '' END) AS message_zh,
       format('{}, "{}": the label states {:g}, the weights below it sum to {:g} (difference {:+g}){}', CASE scope WHEN 'project' THEN format('Project "{}"', project) ELSE 'Unit form' END,
              level1, stated, parts, s.difference,
              CASE WHEN abs(s.difference + satisfaction) <= tolerance AND level1 NOT LIKE '%满意度%'
                   THEN format('; if it includes the {:g} of satisfaction, the labels sum to {:g}{}', satisfaction, labels,
                               coalesce(format(' and with execution ({:g}) to {:g}', execution_weight, labels + execution_weight), '')) ELSE '' END) AS message_en,
       CASE WHEN parts IS NULL THEN '下级分值全空 / no weights below the label'
            WHEN blanks > 0 AND s.difference < -tolerance THEN '下级分值有空格 / a weight below the label is blank' END AS reason
FROM subject s;
