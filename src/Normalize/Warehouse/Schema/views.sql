-- The public contract (names and columns stay; more columns may follow).
CREATE VIEW document AS
SELECT document_id, sha256, origin, source_name, portal, url, title, media_type, bytes, fetched_at, published_on, status, reason
FROM core.document;

CREATE VIEW report_document AS
SELECT f.report_id, f.document_id,
       CASE WHEN bool_or(f.form_key = 'unit' OR f.form_key = 'score') THEN 'main' ELSE 'annex' END AS role
FROM core.form f WHERE f.current GROUP BY ALL;

CREATE VIEW report AS
WITH chosen AS (
  SELECT p.report_id, arg_max(p.document_id, (rd.role = 'main', p.claimed, d.fetched_at, d.load_order)) AS document_id,
         sum(p.cells)::INTEGER AS cells, sum(p.claimed)::INTEGER AS claimed, sum(p.ignored)::INTEGER AS ignored,
         sum(p.leftover)::INTEGER AS leftover, max(p.self_score) AS self_score
  FROM core.report_part p
  JOIN report_document rd USING (report_id, document_id)
  JOIN core.document d USING (document_id)
  GROUP BY p.report_id),
proof AS (
  SELECT f.report_id, sum(f.proved + coalesce(l.proved, 0))::INTEGER AS proved, sum(f.unproved - coalesce(l.proved + l.contradicted, 0))::INTEGER AS unproved,
         sum(f.contradicted + coalesce(l.contradicted, 0))::INTEGER AS contradicted
  FROM core.form f
  LEFT JOIN (SELECT form_no, count(*) FILTER (proof = 'proved') AS proved, count(*) FILTER (proof = 'contradicted') AS contradicted FROM core.late_proof GROUP BY form_no) l USING (form_no)
  WHERE f.current GROUP BY f.report_id)
SELECT p.report_id, p.document_id, d.source_name, p.unit, p.unit_function, p.division_code, p.division, p.prefecture, p.province,
       p.level, p.year, p.template, coalesce(p.self_score, c.self_score)::DECIMAL(18,6) AS self_score, p.score_source, p.grade,
       c.cells, c.claimed, c.ignored, c.leftover,
       CASE WHEN c.cells > 0 THEN round((c.claimed + c.ignored) / c.cells::DOUBLE, 6) END AS coverage,
       f.proved, f.unproved, f.contradicted
FROM core.report_part p JOIN chosen c USING (report_id, document_id) JOIN core.document d USING (document_id) JOIN proof f USING (report_id);

CREATE VIEW report_version AS
WITH lost AS (
  SELECT f.report_id, f.document_id, string_agg(DISTINCT v.reason, '+' ORDER BY v.reason) AS reason, min(w.document_id) AS taken_document_id,
         sum(v.differences)::INTEGER AS differences
  FROM core.form_version v JOIN core.form f USING (form_no) JOIN core.form w ON w.form_no = v.taken_form_no GROUP BY ALL)
SELECT v.report_id, row_number() OVER (PARTITION BY v.report_id ORDER BY v.load_order)::INTEGER AS version, v.document_id, v.loaded_at,
       EXISTS (FROM core.form f WHERE f.report_id = v.report_id AND f.document_id = v.document_id AND f.current) AS current,
       CASE WHEN d.status = 'replaced' THEN 'replaced' ELSE l.reason END AS reason, l.taken_document_id, l.differences
FROM core.report_version v LEFT JOIN core.document d USING (document_id) LEFT JOIN lost l USING (report_id, document_id);

-- Views of facts that need more than what the columns of the fact say.

-- The form counts; what only the narrative states stands in where there is no form.
CREATE VIEW staffing AS
SELECT report_id, first.authorised, first.actual, first.control_rate_pct, first.row_key
FROM (SELECT report_id, arg_min({authorised: authorised, actual: actual, control_rate_pct: control_rate_pct, row_key: row_key}, form_key) AS first
      FROM core.staffing ANTI JOIN (FROM core.form WHERE NOT current) USING (report_id, document_id, form_key)
      GROUP BY report_id);

-- The unit's row is stated by two forms: goals by the self-evaluation, 厉行节约 by the base data table.
CREATE VIEW project AS
SELECT report_id, max(ordinal) AS ordinal, any_value(project) AS project, any_value(project_key) AS project_key,
       any_value(competent_dept) AS competent_dept, any_value(implementing_unit) AS implementing_unit,
       any_value(goal_expected) AS goal_expected, any_value(goal_actual) AS goal_actual, any_value(frugality) AS frugality, row_key
FROM core.project ANTI JOIN (FROM core.form WHERE NOT current) USING (report_id, document_id, form_key)
GROUP BY report_id, row_key;

CREATE VIEW attachment AS
-- An annex published as a file of its own counts as present, too.
SELECT report_id, ordinal, title,
       present OR EXISTS (FROM core.form f WHERE f.report_id = attachment.report_id AND f.current
                                             AND regexp_extract(f.form_key, '^[a-z]+') = attachment.kind) AS present, row_key
FROM core.attachment ANTI JOIN (FROM core.form WHERE NOT current) USING (report_id, document_id, form_key);

-- text is what is printed, except in corrected cells, where view correction keeps it.
CREATE VIEW cell AS
SELECT d.document_id, c.table_no, c."row", c.col, c.row_span, c.col_span, c.text, c.page, c.x0, c.y0, c.x1, c.y1, c.confidence, n.claimed_by
FROM core.cell c JOIN core.document d ON d.load_order = c.document_no LEFT JOIN core.claim n USING (claim_no);

CREATE VIEW correction AS
SELECT document_id, table_no, "row", col, printed, value, who, why, decided_on FROM core.correction;

CREATE VIEW provenance AS
SELECT f.report_id, x.view, x.row_key, k.field, f.document_id, p.table_no, p."row", p.col, p.paragraph, p.char_start, p.char_end, p.raw,
       k.value_state, k.certainty, k.printed_unit, coalesce(l.proof, k.proof) AS proof
FROM core.provenance p JOIN core.value_kind k USING (kind_no) JOIN core.fact x USING (fact_no) JOIN core.form f USING (form_no)
LEFT JOIN core.late_proof l ON l.fact_no = p.fact_no AND l.field = k.field
WHERE f.current;

-- A place as people count, from 1, while tables, rows, columns and paragraphs count from 0 in the views.
CREATE MACRO core.place(source_name, table_no, "row", col, paragraph, page) AS
  concat(source_name, ' 第' || (table_no + 1) || '张表第' || ("row" + 1) || '行第' || (col + 1) || '列',
         CASE WHEN table_no IS NULL THEN ' 第' || (paragraph + 1) || '段' END, ' 第' || page || '页');

-- From a fact, or what a flag stands on, to the printed text: the one join for terminal, workbook, pages and analysts.
CREATE VIEW printed AS
SELECT p.report_id, p.view, p.row_key, p.field, p.raw, p.printed_unit, p.value_state, p.certainty, p.proof, p.document_id, d.source_name,
       p.table_no, p."row", p.col, p.paragraph, c.page, core.place(d.source_name, p.table_no, p."row", p.col, p.paragraph, c.page) AS place
FROM provenance p
LEFT JOIN document d ON d.document_id = p.document_id
LEFT JOIN cell c ON c.document_id = p.document_id AND c.table_no = p.table_no AND c."row" = p."row" AND c.col = p.col;

-- Numbers in which a version that is not taken differs from the one that is. Versions whose numbers are all the same have no rows here.
CREATE VIEW version_difference AS
WITH number AS (
  SELECT x.form_no, x.view, x.row_key, k.field, p.raw, core.place(d.source_name, p.table_no, p."row", p.col, p.paragraph, c.page) AS place
  FROM core.fact x JOIN core.provenance p USING (fact_no) JOIN core.value_kind k USING (kind_no) JOIN core.form f USING (form_no) JOIN core.document d USING (document_id)
  LEFT JOIN core.cell c ON c.document_no = d.load_order AND c.table_no = p.table_no AND c."row" = p."row" AND c.col = p.col
  WHERE x.form_no IN (SELECT form_no FROM core.version_difference UNION SELECT taken_form_no FROM core.version_difference))
SELECT f.report_id, v.view, coalesce(v.taken_row_key, v.row_key) AS row_key, v.field, t.raw AS taken, o.raw AS other, t.place AS taken_place, o.place AS other_place,
       w.document_id AS taken_document_id, f.document_id
FROM core.version_difference v JOIN core.form f USING (form_no) JOIN core.form w ON w.form_no = v.taken_form_no
LEFT JOIN number t ON t.form_no = v.taken_form_no AND t.view = v.view AND t.row_key = v.taken_row_key AND t.field = v.field
LEFT JOIN number o ON o.form_no = v.form_no AND o.view = v.view AND o.row_key = v.row_key AND o.field = v.field;

CREATE VIEW leftover AS
SELECT document_id, table_no, "row", col, paragraph, what, text, report_id FROM core.leftover;

-- A label is one row for each of its contexts and fields. An equation fails for a unit's fault as well as for a wrong field: where one report refuses the field and
-- another proves it, a person decides.
CREATE VIEW proposal AS
WITH known AS (
  SELECT p.*, core.place(d.source_name, p.table_no, p."row", p.col, NULL, NULL) AS place, d.load_order FROM core.proposal p JOIN core.document d USING (document_id)),
label AS (
  SELECT label, context, field, arg_min(struct_pack(place, document_id, table_no, "row", col), (load_order, table_no, "row", col)) AS first,
         count(DISTINCT coalesce(report_id, document_id))::INTEGER AS reports, max(probability) AS probability,
         bool_or(arithmetic = 'disagrees') AS disagrees, bool_or(arithmetic = 'agrees') AS agrees, bool_or(state = 'accepted') AS accepted, bool_and(state = 'proved') AS proved
  FROM known GROUP BY label, context, field)
SELECT label, first.place AS place, reports, field, probability, CASE WHEN disagrees THEN 'disagrees' WHEN agrees THEN 'agrees' ELSE 'silent' END AS arithmetic,
       CASE WHEN accepted THEN 'accepted' WHEN disagrees AND NOT agrees THEN 'refused' WHEN proved THEN 'proved' ELSE 'waiting' END AS state, context,
       first.document_id AS document_id, first.table_no AS table_no, first."row" AS "row", first.col AS col
FROM label;

-- Rows of a form between, right above or below which a number was left unread: sums over them may lack it.
CREATE VIEW unread_form AS
WITH unread AS (SELECT DISTINCT document_id, table_no, "row" FROM core.leftover WHERE what = 'unread_number'),
block AS (
  SELECT report_id, document_id, table_no, view, regexp_replace(row_key, '/[^/]*$', '') AS form, min("row") AS first_row, max("row") AS last_row
  FROM provenance SEMI JOIN unread USING (document_id, table_no) GROUP BY ALL)
SELECT DISTINCT b.report_id, b.view, b.form
FROM block b JOIN unread u ON u.document_id = b.document_id AND u.table_no = b.table_no AND u."row" BETWEEN b.first_row - 1 AND b.last_row + 2;

CREATE VIEW warning AS SELECT document_id, kind, place, message FROM core.warning;

CREATE VIEW closure AS
SELECT concat(f.document_id, '.', c.ordinal) AS closure_id, f.report_id, c.table_no, c.relation, c.expected, c.actual, c.holds, f.document_id,
       (c.actual - c.expected)::DECIMAL(18,6) AS difference, c.tolerance, c.reason
FROM core.closure c JOIN core.form f USING (form_no)
WHERE f.current AND (c.other_form_no IS NULL OR c.other_form_no IN (SELECT form_no FROM core.form WHERE current));

CREATE VIEW closure_term AS
SELECT concat(f.document_id, '.', c.ordinal) AS closure_id, CASE WHEN t.role IN ('whole', 'result') THEN 'expected' ELSE 'actual' END AS side,
       x.view, x.row_key, t.field, t.role, t.value, t.proves, own.report_id
FROM core.closure_term t JOIN core.closure c USING (closure_no) JOIN core.form f USING (form_no)
JOIN core.fact x USING (fact_no) JOIN core.form own ON own.form_no = x.form_no
WHERE f.current AND (c.other_form_no IS NULL OR c.other_form_no IN (SELECT form_no FROM core.form WHERE current));

CREATE VIEW value_change AS
SELECT c.report_id, c.view, c.row_key, c.field, c.before, c.after, c.previous_document_id, c.document_id, d.url
FROM core.value_change c JOIN core.document d USING (document_id);

-- One row per event and report that the document spoke about; an event of a document in which no report was recognised has report_id NULL.
CREATE VIEW address_event AS
SELECT DISTINCT e.noticed_at, e.event, e.address, v.report_id, e.source, e.sha256, e.previous_sha256, e.reason
FROM core.address_event e
LEFT JOIN core.document d ON d.url = e.address AND d.sha256 IN (e.sha256, e.previous_sha256)
LEFT JOIN core.report_version v USING (document_id);
