/*
id: AR08
title: {zh: 在职人员控制率计算不符, en: Staff control rate differs from its own figures}
severity:
  info: {zh: 填报控制率为整数，且相差不到半个百分点, en: the stated rate is a whole number within half a point}
  warning: {zh: 相差超过容差, en: off by more than the tolerance}
scope: [unit]
basis:
  - {document: 财预〔2013〕53号, clause: 在职人员控制率 = 在职人员数 / 编制数, certainty: {zh: 高, en: high}}
innocent:
  - {zh: 控制率取整填写, en: the rate was rounded to a whole number}
  - {zh: 在职人数与控制率取自不同时点, en: headcount and rate were taken at different dates}
needs: {staffing: [report_id, authorised, actual, control_rate_pct, row_key]}
parameters:
  - {name: tolerance_pp, default: 0.05, unit: 百分点, meaning: {zh: 填报控制率的尾差, en: rounding of the stated rate}}
  - {name: rounded_pp, default: 0.5, unit: 百分点, meaning: {zh: 相差小于此数的整数视为取整, en: below this a stated whole number is rounding}}
examples:
  - {fires: true, given: {zh: 编制 77，在职 69，控制率填 90%, en: "69 of 77 posts, stated 90%"}, then: {zh: 提示，89.61% 取整填写, en: "info, 89.61% was rounded"}}
  - {fires: false, given: {zh: 编制 65，在职 65，控制率填 100%, en: "65 of 65 posts, stated 100%"}, then: {zh: 相符, en: they agree}}
*/
WITH limits AS (
  SELECT division_code,
         max(value) FILTER (name = 'tolerance_pp') AS tolerance_pp,
         max(value) FILTER (name = 'rounded_pp') AS rounded_pp
  FROM rule_parameter WHERE rule_id = 'AR08' GROUP BY division_code),
subject AS (
  SELECT s.*, l.*, CASE WHEN s.authorised > 0 THEN round(100 * (s.actual / s.authorised), 6) END AS rate
  FROM staffing s
  JOIN report r USING (report_id)
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code),
compared AS (SELECT *, round(control_rate_pct - rate, 6) AS gap FROM subject)
SELECT report_id, 'unit' AS scope, NULL::VARCHAR AS project, NULL::VARCHAR AS subject,
       rate AS expected, control_rate_pct AS actual, gap AS difference, NULL::DECIMAL(18,6) AS amount,
       CASE WHEN control_rate_pct = floor(control_rate_pct) AND abs(gap) < rounded_pp THEN 'info' ELSE 'warning' END AS severity,
       abs(gap) > tolerance_pp AS fires,
       [{view: 'staffing', row_key: row_key, field: 'control_rate_pct'}, {view: 'staffing', row_key: row_key, field: 'actual'},
        {view: 'staffing', row_key: row_key, field: 'authorised'}] AS evidence,
       format('在职人员控制率填 {:g}%，按在职 {} / 编制 {} 为 {:.2f}%（差 {:+.2f} 个百分点）', control_rate_pct, actual, authorised, rate, gap) AS message_zh,
       format('Staff control rate stated as {:g}%; {} in post of {} established gives {:.2f}% (difference {:+.2f} percentage points)',
              control_rate_pct, actual, authorised, rate, gap) AS message_en,
       CASE WHEN control_rate_pct IS NULL THEN '控制率空 / rate blank'
            WHEN actual IS NULL OR coalesce(authorised, 0) <= 0 THEN '在职人数或编制数空 / headcount or establishment blank' END AS reason
FROM compared;
