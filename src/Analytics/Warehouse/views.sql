-- The public contract (names and columns stay; more columns may follow).
CREATE OR REPLACE VIEW rule_parameter AS
WITH place AS (SELECT DISTINCT division_code FROM report UNION SELECT NULL)
SELECT d.rule_id, d.name, p.division_code, coalesce(county.value, prefecture.value, province.value, d.value) AS value
FROM analytics.parameter_value d
CROSS JOIN place p
LEFT JOIN analytics.parameter_value county
  ON county.rule_id = d.rule_id AND county.name = d.name AND county.division_code = p.division_code
LEFT JOIN analytics.parameter_value prefecture
  ON prefecture.rule_id = d.rule_id AND prefecture.name = d.name AND prefecture.division_code = left(p.division_code, 4) || '00'
LEFT JOIN analytics.parameter_value province
  ON province.rule_id = d.rule_id AND province.name = d.name AND province.division_code = left(p.division_code, 2) || '0000'
WHERE d.division_code IS NULL;

-- A flag points to the finding that explains it: of the same project where it has one, never to a milder one, because lists show parents.
CREATE OR REPLACE VIEW flag AS
WITH parent AS (
  SELECT c.flag_id, arg_min(p.flag_id, (p.project IS DISTINCT FROM c.project, rp.priority, -coalesce(p.amount, 0), p.flag_id)) AS parent_flag_id
  FROM analytics.flag c
  JOIN analytics.rule_parent rp ON rp.rule_id = c.rule_id
  JOIN analytics.rule pr ON pr.rule_id = rp.parent_rule_id
  JOIN analytics.flag p ON p.rule_id = rp.parent_rule_id AND p.report_id = c.report_id
  WHERE (p.project IS NULL OR p.project = c.project OR (c.project IS NULL AND NOT list_contains(pr.scopes, 'unit')))
    AND list_position(['info', 'warning', 'error'], p.severity) >= list_position(['info', 'warning', 'error'], c.severity)
  GROUP BY c.flag_id),
series AS (SELECT series_id, count(DISTINCT year)::INTEGER AS years FROM analytics.flag GROUP BY series_id)
SELECT f.flag_id, f.rule_id, r.title, f.severity, f.report_id, f.unit, f.division, f.year, f.scope, f.project, f.subject, f.subjects,
       f.expected, f.actual, f.difference, f.amount, f.message, f.explanation, 'new' AS status, parent.parent_flag_id, s.first_seen, s.last_seen,
       series.years AS recurring_years, r.title_en, f.message_en, f.explanation_en, f.proof
FROM analytics.flag f
JOIN analytics.rule r USING (rule_id)
JOIN analytics.flag_seen s USING (flag_id)
JOIN series USING (series_id)
LEFT JOIN parent USING (flag_id);

CREATE OR REPLACE VIEW flag_evidence AS
SELECT flag_id, ordinal, report_id, view, row_key, field FROM analytics.flag_evidence;

CREATE OR REPLACE VIEW rule_check AS
SELECT rule_id, report_id, checked, fired, reason, subjects, undecided FROM analytics.rule_check;

-- The calendar. Due are: every report that was crawled, each year since a unit's first crawled report, and what data/expected.csv names; local files
-- alone make nothing due. The last day is the end of the following year (CP11; the day on which the 部门决算 was published is not known to the
-- warehouse yet), and the parameter grace_days later. core.calendar says what day it is, so that a stored warehouse always tells the same.
CREATE OR REPLACE VIEW publication AS
WITH gone AS (
  SELECT address, arg_max(event, noticed_at) = 'withdrawn' AS withdrawn, max(noticed_at) FILTER (event = 'withdrawn') AS withdrawn_at
  FROM core.address_event WHERE event IN ('withdrawn', 'republished') GROUP BY address),
published AS (
  SELECT r.report_id, r.division_code, r.division, r.unit, r.year,
         min(d.published_on) AS published_on, min(d.fetched_at) FILTER (d.url IS NOT NULL) AS first_seen, bool_or(d.url IS NOT NULL) AS crawled,
         coalesce(any_value(d.url) FILTER (d.document_id = r.document_id), min(d.url)) AS address,
         coalesce(bool_and(coalesce(g.withdrawn, false)) FILTER (v.current AND d.url IS NOT NULL), false) AS withdrawn,
         max(g.withdrawn_at) FILTER (v.current AND g.withdrawn) AS withdrawn_at
  FROM report r JOIN report_version v USING (report_id) JOIN core.document d ON d.document_id = v.document_id LEFT JOIN gone g ON g.address = d.url
  WHERE r.year IS NOT NULL
  GROUP BY ALL),
due AS (
  SELECT place, unit, year, any_value(division_code) AS division_code, any_value(division) AS division, max(expected_on) AS expected_on,
         CASE WHEN bool_or(listed) THEN 'listed' ELSE 'earlier_year' END AS basis
  FROM (
    SELECT coalesce(division_code, division) AS place, unit, unnest(range(min(year), (SELECT year(max(as_of)) FROM core.calendar)))::INTEGER AS year,
           any_value(division_code) AS division_code, any_value(division) AS division, NULL::DATE AS expected_on, false AS listed
    FROM published WHERE crawled GROUP BY ALL
    UNION ALL
    SELECT coalesce(division_code, division), unit, year, division_code, division, expected_on, true FROM core.expected WHERE kind = 'self_evaluation')
  GROUP BY ALL),
calendar AS (
  SELECT coalesce(p.unit, d.unit) AS unit, coalesce(p.year, d.year) AS year, coalesce(p.division_code, d.division_code) AS division_code,
         coalesce(p.division, d.division) AS division, p.report_id, p.published_on, p.first_seen, p.address, p.withdrawn, p.withdrawn_at,
         CASE WHEN d.unit IS NOT NULL THEN d.basis WHEN p.crawled THEN 'published' END AS basis, d.expected_on
  FROM published p
  FULL JOIN due d ON d.place IS NOT DISTINCT FROM coalesce(p.division_code, p.division) AND d.unit = p.unit AND d.year = p.year),
dated AS (
  SELECT c.*, coalesce(local.value, everywhere.value, 0)::INTEGER AS grace_days
  FROM calendar c
  LEFT JOIN rule_parameter local ON local.rule_id = 'CP11' AND local.name = 'grace_days' AND local.division_code = c.division_code
  LEFT JOIN rule_parameter everywhere ON everywhere.rule_id = 'CP11' AND everywhere.name = 'grace_days' AND everywhere.division_code IS NULL),
limited AS (
  SELECT * REPLACE (CASE WHEN basis IS NOT NULL THEN coalesce(expected_on, make_date(year + 1, 12, 31)) + grace_days END AS expected_on) FROM dated)
SELECT l.unit, l.year, 'self_evaluation' AS kind, l.expected_on, l.published_on,
       CASE WHEN l.report_id IS NULL THEN CASE WHEN (SELECT max(as_of) FROM core.calendar) > l.expected_on THEN 'missing' ELSE 'expected' END
            WHEN l.withdrawn THEN 'withdrawn'
            WHEN l.published_on > l.expected_on THEN 'late'
            ELSE 'published' END AS status,
       l.division, l.division_code, l.report_id, l.address, l.first_seen, l.withdrawn_at, l.basis,
       CASE WHEN l.report_id IS NULL THEN (
         SELECT arg_max(e.report_id, e.year) FROM published e
         WHERE coalesce(e.division_code, e.division) IS NOT DISTINCT FROM coalesce(l.division_code, l.division) AND e.unit = l.unit AND e.year < l.year) END AS earlier_report_id
FROM limited l;
