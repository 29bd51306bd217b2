/*
id: BP02
title: {zh: 跨项目指标雷同, en: The same indicator across projects}
severity: {warning: {zh: 项目有三个及以上，其中半数及以上含有同一指标, en: an indicator stands in at least half of three or more projects}}
scope: [unit]
group: report
parents: [BP10]
basis:
  - {document: 财预〔2020〕10号, clause: 绩效指标应与项目内容相关、具体细化, certainty: {zh: 内容中，条号凭记忆, en: "content medium, article from memory"}}
innocent:
  - {zh: 满意度等通用指标按模板设置, en: common indicators such as satisfaction follow the template}
  - {zh: 同一专项下的同类项目, en: projects of one programme}
needs: {indicator: [report_id, scope, project, name, row_key]}
parameters:
  - {name: share_pct, default: 50, unit: "%", meaning: {zh: 含有同一指标的项目所占比例达到此数即为疑点, en: from this share of the projects on}}
  - {name: least_projects, default: 3, unit: 个, meaning: {zh: 项目数少于此数的不作比较, en: with fewer projects nothing is compared}}
examples:
  - {fires: true, given: {zh: 四个项目中有三个含有同名指标, en: three of four projects share an indicator name}, then: {zh: 需说明, en: warning}}
  - {fires: false, given: {zh: 两个项目含有同名指标, en: two projects share an indicator name}, then: {zh: 项目数不足, en: too few projects}}
*/
WITH limits AS (
  SELECT division_code,
         max(value) FILTER (name = 'share_pct') AS share_pct,
         max(value) FILTER (name = 'least_projects') AS least_projects
  FROM rule_parameter WHERE rule_id = 'BP02' GROUP BY division_code),
named AS (
  SELECT report_id, regexp_replace(row_key, '/[^/]*$', '') AS form, trim(name) AS name, regexp_replace(name, '\s', '', 'g') AS key, row_key
  FROM indicator WHERE scope = 'project'),
form_count AS (SELECT report_id, count(DISTINCT form) AS projects FROM named GROUP BY report_id),
subject AS (
  SELECT report_id, key, min(name) AS name, count(DISTINCT form) AS sharing,
         list_sort(list({view: 'indicator', row_key: row_key, field: 'name'})) AS evidence
  FROM named WHERE key NOT IN ('', '无', '/', '／', '空') GROUP BY report_id, key)
SELECT s.report_id, 'unit' AS scope, NULL::VARCHAR AS project, s.name AS subject,
       f.projects AS expected, s.sharing AS actual, NULL::DECIMAL(18,6) AS difference, NULL::DECIMAL(18,6) AS amount,
       'warning' AS severity,
       -- Two forms at least: in one form a name cannot repeat across projects.
       f.projects >= l.least_projects AND s.sharing >= 2 AND 100 * s.sharing >= l.share_pct * f.projects AS fires,
       s.evidence,
       format('三级指标「{}」出现于 {}/{} 个项目', s.name, s.sharing, f.projects) AS message_zh,
       format('Indicator "{}" stands in {} of {} projects', s.name, s.sharing, f.projects) AS message_en,
       NULL::VARCHAR AS reason
FROM subject s
JOIN form_count f USING (report_id)
JOIN report r USING (report_id)
JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code;
