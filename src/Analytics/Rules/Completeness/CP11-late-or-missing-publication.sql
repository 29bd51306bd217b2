/*
id: CP11
title: {zh: 公开超期或未公开, en: Late or missing publication}
severity: {warning: {zh: 报告超过期限才公开，或到期仍未公开, en: the report was published after the last day or is missing although it is due}}
scope: [cross-year]
group: report
basis:
  - {document: 财预〔2020〕10号, clause: 自评结果应随部门决算一并公开, certainty: {zh: 内容中，条号凭记忆, en: "content medium, article from memory"}}
innocent:
  - {zh: 公布在其他网站或随决算文本一并公开, en: it was published on another site or inside the final accounts}
  - {zh: 单位更名、合并或撤销, en: the unit was renamed or merged or closed}
  - {zh: 网页日期为后来重新发布的日期, en: the date on the page is that of a later republication}
needs: {}
uses: {publication: [report_id, unit, year, expected_on, published_on, status, first_seen, basis, earlier_report_id]}
parameters:
  - name: grace_days
    default: 0
    unit: 天
    meaning: {zh: 期限（次年年末）之后不计为超期的天数, en: days after the last day (the end of the following year) that are not held against anybody}
examples:
  - fires: true
    given: {zh: 2024 年时，某单位采集到 2021 年度报告，未采集到 2022 年度报告, en: "a unit with a crawled report of 2021 and none of 2022, in 2024"}
    then: {zh: 需说明，记在 2021 年度报告上, en: warning on the report of 2021}
  - fires: false
    given: {zh: 2022 年度报告公开于 2023-12-31, en: the report of 2022 was published on 2023-12-31}
    then: {zh: 期限当日不算超期, en: the last day itself is in time}
*/
WITH grace AS (
  SELECT division_code, max(value) FILTER (name = 'grace_days') AS days FROM rule_parameter WHERE rule_id = 'CP11' GROUP BY division_code),
-- A missing report has no row that a flag could hang on: it hangs on the unit's latest report before it. Where there is none (a unit known from
-- data/expected.csv only), view publication alone shows it.
subject AS (
  SELECT coalesce(p.report_id, p.earlier_report_id) AS report_id, p.year, p.status, p.expected_on, p.published_on,
         (p.first_seen + INTERVAL 8 HOUR)::DATE AS seen_on, coalesce(g.days, 0)::INTEGER AS days
  FROM publication p LEFT JOIN grace g ON g.division_code IS NULL
  WHERE p.basis IS NOT NULL AND p.status <> 'expected' AND coalesce(p.report_id, p.earlier_report_id) IS NOT NULL),
judged AS (
  SELECT *, CASE WHEN status IN ('missing', 'late') THEN true
                 WHEN published_on > expected_on THEN true
                 WHEN published_on IS NOT NULL OR seen_on <= expected_on THEN false END AS fires
  FROM subject)
SELECT report_id, 'unit' AS scope, NULL::VARCHAR AS project, format('{}年度绩效自评报告', year) AS subject,
       NULL::DECIMAL(18,6) AS expected, NULL::DECIMAL(18,6) AS actual, NULL::DECIMAL(18,6) AS difference, NULL::DECIMAL(18,6) AS amount,
       'warning' AS severity,
       fires,
       [{view: 'report', row_key: report_id, field: 'year'}] AS evidence,
       CASE WHEN status = 'missing' THEN format('{}年度绩效自评报告应于{}前公开，至今未采集到', year, expected_on)
            ELSE format('{}年度绩效自评报告应于{}前公开，实际公开于{}，超期{}天', year, expected_on, published_on, published_on - expected_on) END AS message_zh,
       CASE WHEN status = 'missing' THEN format('The self-evaluation report of {} was due by {} and has not been found', year, expected_on)
            ELSE format('The self-evaluation report of {} was due by {} and published on {}, {} days late', year, expected_on, published_on, published_on - expected_on) END AS message_en,
       CASE WHEN fires IS NULL THEN '公开日期不明 / the date of publication is not known' END AS reason
FROM judged;
