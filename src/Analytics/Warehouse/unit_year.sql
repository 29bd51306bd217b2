-- One row per unit and year. For every figure the base table comes first, then the unit's form, then the text; what is left is derived
-- and named in column derived. All money is in 万元.
CREATE OR REPLACE VIEW unit_year AS
WITH funds AS (
  SELECT report_id,
         arg_min(initial, row_key) FILTER (scope = 'unit') AS initial,
         arg_min(full_year, row_key) FILTER (scope = 'unit') AS full_year,
         arg_min(executed, row_key) FILTER (scope = 'unit') AS executed,
         -- A sum with a blank in it says nothing.
         CASE WHEN bool_and(initial IS NOT NULL) FILTER (scope = 'project') THEN (sum(initial) FILTER (scope = 'project'))::DECIMAL(18,6) END AS projects_initial,
         CASE WHEN bool_and(executed IS NOT NULL) FILTER (scope = 'project') THEN (sum(executed) FILTER (scope = 'project'))::DECIMAL(18,6) END AS projects_executed
  FROM funding WHERE line = 'total' GROUP BY report_id),
nature AS (
  SELECT report_id, arg_min(amount, row_key) FILTER (line = 'basic') AS basic, arg_min(amount, row_key) FILTER (line = 'project') AS project
  FROM funding_by_nature WHERE side = 'expenditure' GROUP BY report_id),
base AS (
  SELECT report_id, map_from_entries(list((line, figures))) AS line
  FROM (
    SELECT report_id, line, arg_min({initial: budget, final: final, prior: prior_final}, ordinal) AS figures
    FROM budget_line WHERE line IN ('project', 'operating', 'three_public', 'procurement')
    GROUP BY report_id, line)
  GROUP BY report_id),
-- The first statement counts: later ones repeat it for a part of the funds.
text AS (
  SELECT report_id, map_from_entries(list((what, amount))) AS amount
  FROM (
    SELECT report_id, concat(line, '_', basis) AS what,
           arg_min(TRY_CAST(value::DECIMAL(38,6) * CASE replace(measure_unit, '人民币', '')
             WHEN '万元' THEN 1 WHEN '元' THEN 0.0001 WHEN '千元' THEN 0.1 WHEN '百万元' THEN 100 WHEN '千万元' THEN 1000 WHEN '亿元' THEN 10000
           END::DECIMAL(9,4) AS DECIMAL(18,6)), ordinal) AS amount
    FROM narrative_figure WHERE line IS NOT NULL AND basis IS NOT NULL
    GROUP BY report_id, line, basis)
  GROUP BY report_id),
printed AS (
  SELECT r.*, s.authorised, s.actual,
         coalesce(f.initial, t.amount['total_initial']) AS initial, coalesce(f.full_year, t.amount['total_adjusted']) AS full_year, coalesce(f.executed, t.amount['total_final']) AS executed,
         t.amount['basic_initial'] AS basic_initial, coalesce(n.basic, t.amount['basic_final']) AS basic_final, t.amount['basic_prior'] AS basic_prior,
         coalesce(b.line['project'].initial, t.amount['project_initial']) AS project_initial,
         coalesce(b.line['project'].final, n.project, t.amount['project_final']) AS project_final,
         coalesce(b.line['project'].prior, t.amount['project_prior']) AS project_prior,
         t.amount['personnel_initial'] AS personnel_initial, t.amount['personnel_final'] AS personnel_final, t.amount['personnel_prior'] AS personnel_prior,
         coalesce(b.line['operating'].initial, t.amount['operating_initial']) AS operating_initial,
         coalesce(b.line['operating'].final, t.amount['operating_final']) AS operating_final,
         coalesce(b.line['operating'].prior, t.amount['operating_prior']) AS operating_prior,
         coalesce(b.line['three_public'].initial, t.amount['three_public_initial']) AS three_public_initial,
         coalesce(b.line['three_public'].final, t.amount['three_public_final']) AS three_public_final,
         coalesce(b.line['three_public'].prior, t.amount['three_public_prior']) AS three_public_prior,
         coalesce(b.line['procurement'].initial, t.amount['procurement_initial']) AS procurement_initial,
         coalesce(b.line['procurement'].final, t.amount['procurement_final']) AS procurement_final,
         coalesce(b.line['procurement'].prior, t.amount['procurement_prior']) AS procurement_prior,
         f.projects_initial, f.projects_executed
  FROM report r
  LEFT JOIN funds f USING (report_id)
  LEFT JOIN nature n USING (report_id)
  LEFT JOIN base b USING (report_id)
  LEFT JOIN text t USING (report_id)
  LEFT JOIN staffing s USING (report_id)),
computed AS (
  SELECT *,
         initial - coalesce(projects_initial, project_initial) AS rest_initial,
         executed - coalesce(project_final, projects_executed) AS rest_final
  FROM printed),
flags AS (
  SELECT report_id, count(*) FILTER (severity = 'error') AS errors, count(*) FILTER (severity = 'warning') AS warnings
  FROM analytics.flag GROUP BY report_id),
looked AS (SELECT DISTINCT report_id FROM analytics.rule_check)
SELECT c.division, c.unit, c.unit_function, c.year, c.authorised, c.actual,
       c.initial, c.full_year, c.executed,
       coalesce(c.basic_initial, CASE WHEN c.rest_initial >= 0 THEN c.rest_initial END)::DECIMAL(18,6) AS basic_initial,
       coalesce(c.basic_final, CASE WHEN c.rest_final >= 0 THEN c.rest_final END)::DECIMAL(18,6) AS basic_final,
       c.basic_prior,
       coalesce(c.project_initial, c.projects_initial) AS project_initial, coalesce(c.project_final, c.projects_executed) AS project_final, c.project_prior,
       c.personnel_initial, c.personnel_final, c.personnel_prior,
       c.operating_initial, c.operating_final, c.operating_prior,
       c.three_public_initial, c.three_public_final, c.three_public_prior,
       c.procurement_initial, c.procurement_final, c.procurement_prior,
       c.self_score,
       -- A report that no rule has looked at has no count, not a count of zero.
       CASE WHEN looked.report_id IS NOT NULL THEN coalesce(flags.errors, 0)::INTEGER END AS errors,
       CASE WHEN looked.report_id IS NOT NULL THEN coalesce(flags.warnings, 0)::INTEGER END AS warnings,
       c.coverage,
       list_filter([CASE WHEN c.basic_initial IS NULL AND c.rest_initial >= 0 THEN 'basic_initial' END,
                    CASE WHEN c.basic_final IS NULL AND c.rest_final >= 0 THEN 'basic_final' END,
                    CASE WHEN c.project_initial IS NULL AND c.projects_initial IS NOT NULL THEN 'project_initial' END,
                    CASE WHEN c.project_final IS NULL AND c.projects_executed IS NOT NULL THEN 'project_final' END],
                   lambda name: name IS NOT NULL) AS derived,
       c.division_code, c.prefecture, c.province, c.report_id
FROM computed c
LEFT JOIN flags USING (report_id)
LEFT JOIN looked USING (report_id);
