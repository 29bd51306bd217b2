/*
id: BP10
title: {zh: 分值得分向量雷同, en: Identical weight-and-score vectors}
severity:
  warning: {zh: 一个单位三个及以上项目雷同，或同一年度多个单位的表雷同且指标名称相同, en: "three or more projects of a unit, or forms of several units in one year with the same indicator names"}
  error: {zh: 五个及以上项目雷同，且全满分, en: five or more projects and full marks throughout}
scope: [unit, peer]
group: report
basis:
  - {document: 财预〔2020〕10号, clause: 绩效自评应客观真实, certainty: {zh: 内容中，条号凭记忆, en: "content medium, article from memory"}}
innocent:
  - {zh: 同一专项下的同类项目按统一办法设置指标, en: projects of one programme follow a common set of indicators}
  - {zh: 官方模板固定分值结构（仅分值相同不在此列）, en: official templates fix the weights; equal weights alone do not count}
needs: {indicator: [report_id, scope, project, ordinal, name, weight, score, row_key]}
parameters:
  - {name: warning_projects, default: 3, unit: 个, meaning: {zh: 雷同项目数达到此数即为疑点, en: from this number of identical projects on}}
  - {name: error_projects, default: 5, unit: 个, meaning: {zh: 雷同项目数达到此数且全满分的，即为重点核实, en: from this number on an error where all have full marks}}
  - {name: peer_rows, default: 5, unit: 行, meaning: {zh: 行数少于此数的表不作跨单位比较, en: shorter forms are not compared across units}}
examples:
  - {fires: true, given: {zh: 三个项目的九个分值、得分完全相同, en: three projects with the same nine weights and scores}, then: {zh: 需说明, en: warning}}
  - {fires: false, given: {zh: 两个项目的九个分值、得分完全相同, en: two projects with the same nine weights and scores}, then: {zh: 不足三个, en: below three}}
*/
WITH limits AS (
  SELECT division_code,
         max(value) FILTER (name = 'warning_projects') AS warning_projects,
         max(value) FILTER (name = 'error_projects') AS error_projects,
         max(value) FILTER (name = 'peer_rows') AS peer_rows
  FROM rule_parameter WHERE rule_id = 'BP10' GROUP BY division_code),
listed_form AS (
  SELECT report_id, regexp_replace(row_key, '/[^/]*$', '') AS form, any_value(scope) AS scope, any_value(project) AS project,
         list_sort(list({ordinal: ordinal, weight: weight, score: score, name: regexp_replace(coalesce(name, ''), '\s', '', 'g')})) AS lines,
         bool_and(score = weight) AS full_marks, count(*) AS row_count, min(row_key) AS first_row,
         {view: 'indicator', row_key: arg_min(row_key, ordinal), field: 'score'} AS cited
  FROM indicator WHERE weight IS NOT NULL AND score IS NOT NULL GROUP BY report_id, form),
form AS (
  SELECT * EXCLUDE (lines),
         array_to_string(list_transform(lines, lambda line: concat_ws(':', line.weight, line.score)), '|') AS vector,
         array_to_string(list_transform(lines, lambda line: line.name), '|') AS names
  FROM listed_form),
within_unit AS (
  SELECT report_id, vector, count(*) AS projects, bool_and(full_marks) AS full_marks, any_value(row_count) AS row_count,
         list_sort(list({first_row: first_row, project: project, cited: cited})) AS forms
  FROM form WHERE scope = 'project' GROUP BY report_id, vector),
shared AS (
  SELECT * EXCLUDE (forms), array_to_string(list_transform(forms, lambda form: form.project), '、') AS listed, list_transform(forms, lambda form: form.cited) AS evidence
  FROM within_unit),
dated AS (
  SELECT f.*, r.year, r.division_code, (coalesce(r.division_code, r.division), r.unit) AS unit
  FROM form f JOIN report r USING (report_id) WHERE r.year IS NOT NULL),
sharing AS (SELECT year, scope, names, vector, count(DISTINCT unit) AS units FROM dated GROUP BY ALL),
across AS (
  SELECT d.report_id, d.scope, d.project, d.row_count, d.division_code, d.cited, s.units
  FROM dated d JOIN sharing s USING (year, scope, names, vector))
SELECT w.report_id, 'unit' AS scope, NULL::VARCHAR AS project, w.listed AS subject,
       NULL::DECIMAL(18,6) AS expected, w.projects AS actual, NULL::DECIMAL(18,6) AS difference, NULL::DECIMAL(18,6) AS amount,
       CASE WHEN w.projects >= l.error_projects AND w.full_marks THEN 'error' ELSE 'warning' END AS severity,
       w.projects >= l.warning_projects AS fires,
       w.evidence,
       format('{} 个项目的 {} 行分值与得分完全相同{}：{}', w.projects, w.row_count, CASE WHEN w.full_marks THEN '且全部满分' ELSE '' END, w.listed) AS message_zh,
       format('{} projects have the same {} weights and scores{}: {}', w.projects, w.row_count, CASE WHEN w.full_marks THEN ', all of them full marks' ELSE '' END, w.listed) AS message_en,
       NULL::VARCHAR AS reason
FROM shared w
JOIN report r USING (report_id)
JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code
UNION ALL
SELECT a.report_id, a.scope, a.project, concat('跨单位：', CASE a.scope WHEN 'project' THEN a.project ELSE '单位表' END),
       NULL, a.units, NULL, NULL, 'warning', a.units > 1, [a.cited],
       format('{}的指标名称、分值和得分与同年另外 {} 个单位完全相同', CASE a.scope WHEN 'project' THEN format('项目「{}」', a.project) ELSE '单位表' END, a.units - 1),
       format('{}: names, weights and scores equal those of {} other unit(s) in the same year', CASE a.scope WHEN 'project' THEN format('Project "{}"', a.project) ELSE 'Unit form' END, a.units - 1),
       NULL
FROM across a
JOIN limits l ON l.division_code IS NOT DISTINCT FROM a.division_code
WHERE a.row_count >= l.peer_rows;
