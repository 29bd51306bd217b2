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
       f.expected, f.actual, f.difference, f.amount, f.message, 'new' AS status, parent.parent_flag_id, s.first_seen, s.last_seen,
       series.years AS recurring_years, r.title_en, f.message_en
FROM analytics.flag f
JOIN analytics.rule r USING (rule_id)
JOIN analytics.flag_seen s USING (flag_id)
JOIN series USING (series_id)
LEFT JOIN parent USING (flag_id);

CREATE OR REPLACE VIEW flag_evidence AS
SELECT flag_id, ordinal, report_id, view, row_key, field FROM analytics.flag_evidence;

CREATE OR REPLACE VIEW rule_check AS
SELECT rule_id, report_id, checked, fired, reason, subjects, undecided FROM analytics.rule_check;
