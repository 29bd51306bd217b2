-- What changed since the generation before. Only reports whose documents or whose reading changed are compared cell by cell; of a new report the
-- cells are not repeated, they are all new. A cell is known by what it says (view, row, field), not by its place on the paper.
INSERT INTO published.delta
WITH new_content AS (
  SELECT f.report_id, md5(string_agg(concat_ws('|', f.form_key, d.sha256, d.recognition_key), ';' ORDER BY f.form_key, d.sha256)) AS content
  FROM core.form f JOIN core.document d USING (document_id) WHERE f.current GROUP BY f.report_id),
old_content AS (
  SELECT f.report_id, md5(string_agg(concat_ws('|', f.form_key, d.sha256, d.recognition_key), ';' ORDER BY f.form_key, d.sha256)) AS content
  FROM previous.core.form f JOIN previous.core.document d USING (document_id) WHERE f.current GROUP BY f.report_id),
candidate AS (
  SELECT n.report_id FROM new_content n JOIN old_content o USING (report_id) WHERE n.content <> o.content),
new_cell AS (
  SELECT report_id, view, row_key, field, min(raw) AS raw, min(value_state) AS state, min(certainty) AS certainty
  FROM provenance SEMI JOIN candidate USING (report_id) GROUP BY ALL),
old_cell AS (
  SELECT report_id, view, row_key, field, min(raw) AS raw, min(value_state) AS state, min(certainty) AS certainty
  FROM previous.provenance SEMI JOIN candidate USING (report_id) GROUP BY ALL),
cell_change AS (
  SELECT report_id, view, row_key, field, o.raw AS before, n.raw AS after,
         CASE WHEN o.state IS NULL THEN 'added' WHEN n.state IS NULL THEN 'removed' ELSE 'changed' END AS change
  FROM new_cell n FULL JOIN old_cell o USING (report_id, view, row_key, field)
  WHERE (n.raw, n.state, n.certainty) IS DISTINCT FROM (o.raw, o.state, o.certainty)),
new_report AS (SELECT r.*, d.sha256 FROM report r JOIN document d USING (document_id)),
old_report AS (SELECT r.*, d.sha256 FROM previous.report r JOIN previous.document d USING (document_id)),
report_change AS (
  SELECT report_id, coalesce(n.unit, o.unit) AS unit, coalesce(n.year, o.year) AS year, o.sha256 AS before, n.sha256 AS after,
         CASE WHEN o.report_id IS NULL THEN 'added' WHEN n.report_id IS NULL THEN 'removed' ELSE 'changed' END AS change
  FROM new_report n FULL JOIN old_report o USING (report_id)
  WHERE o.report_id IS NULL OR n.report_id IS NULL OR n.sha256 <> o.sha256 OR report_id IN (SELECT report_id FROM cell_change)),
flag_change AS (
  SELECT flag_id, coalesce(n.rule_id, o.rule_id) AS rule_id, coalesce(n.severity, o.severity) AS severity, coalesce(n.report_id, o.report_id) AS report_id,
         coalesce(n.unit, o.unit) AS unit, coalesce(n.year, o.year) AS year, o.message AS before, n.message AS after,
         CASE WHEN o.flag_id IS NULL THEN 'added' WHEN n.flag_id IS NULL THEN 'removed' ELSE 'changed' END AS change
  FROM flag n FULL JOIN previous.flag o USING (flag_id)
  WHERE o.flag_id IS NULL OR n.flag_id IS NULL OR (n.severity, n.message) IS DISTINCT FROM (o.severity, o.message))
SELECT 'report', change, report_id, unit, year, NULL, NULL, NULL, NULL, NULL, NULL, before, after FROM report_change
UNION ALL
SELECT 'cell', c.change, c.report_id, r.unit, r.year, c.view, c.row_key, c.field, NULL, NULL, NULL, c.before, c.after
FROM cell_change c JOIN report r USING (report_id)
UNION ALL
SELECT 'flag', change, report_id, unit, year, NULL, NULL, NULL, flag_id, rule_id, severity, before, after FROM flag_change
ORDER BY ALL;
