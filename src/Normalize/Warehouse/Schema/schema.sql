-- Internal tables. Nobody outside src/Normalize reads them: the contract is views.sql.
-- No primary keys and no indexes: bulk load would be 2.6 times slower, replacing a document 26 times (measured on DuckDB 1.5).
CREATE SCHEMA IF NOT EXISTS core;

CREATE TABLE core.warehouse (schema_version INTEGER, created_at TIMESTAMP);

CREATE TABLE core.document (
  document_id VARCHAR, sha256 VARCHAR, origin VARCHAR, source_name VARCHAR, portal VARCHAR, url VARCHAR, title VARCHAR,
  media_type VARCHAR, bytes BIGINT, fetched_at TIMESTAMP, published_on DATE, status VARCHAR, reason VARCHAR,
  recognition_key VARCHAR, loaded_at TIMESTAMP, load_order BIGINT);

-- One row per report that a document speaks about.
CREATE TABLE core.report_part (
  report_id VARCHAR, document_id VARCHAR, unit VARCHAR, unit_function VARCHAR,
  division_code VARCHAR, division VARCHAR, prefecture VARCHAR, province VARCHAR, level VARCHAR, year INTEGER,
  template VARCHAR, self_score DECIMAL(18,6), score_source VARCHAR, grade VARCHAR,
  cells INTEGER, claimed INTEGER, ignored INTEGER, leftover INTEGER);

-- Which document a form of a report is taken from: that which VersionRule puts first of those that hold it.
CREATE TABLE core.form (report_id VARCHAR, document_id VARCHAR, form_key VARCHAR, title VARCHAR, current BOOLEAN, form_no INTEGER,
  -- Numbers of its facts, by proof.
  proved INTEGER, unproved INTEGER, contradicted INTEGER);

-- The forms of versions that are not taken, beside those that are: what told them apart, and in how many numbers they differ.
CREATE TABLE core.form_version (form_no INTEGER, taken_form_no INTEGER, reason VARCHAR, differences INTEGER);

-- A row_key is NULL where the version has no such row.
CREATE TABLE core.version_difference (form_no INTEGER, taken_form_no INTEGER, view VARCHAR, taken_row_key VARCHAR, row_key VARCHAR, field VARCHAR);

-- From data/versions.
CREATE TABLE core.version_choice (unit VARCHAR, year INTEGER, sha256 VARCHAR);

-- Append-only history; survives the replacement of a document.
CREATE TABLE core.report_version (report_id VARCHAR, document_id VARCHAR, loaded_at TIMESTAMP, load_order BIGINT);

-- The tables of facts are made of the columns that each fact declares.

-- Nine rows of ten are cells and provenance, and what they would repeat stands once in the tables that they number: a third of the
-- processor time of loading 1,000 reports, and a third of the memory. document_no is the document's load_order.
CREATE TABLE core.claim (claim_no INTEGER, claimed_by VARCHAR);

CREATE TABLE core.cell (
  document_no INTEGER, table_no INTEGER, "row" INTEGER, col INTEGER, row_span INTEGER, col_span INTEGER, text VARCHAR,
  page INTEGER, x0 DOUBLE, y0 DOUBLE, x1 DOUBLE, y1 DOUBLE, confidence DOUBLE, claim_no INTEGER);

-- One row per row of a view that has provenance.
CREATE TABLE core.fact (fact_no INTEGER, form_no INTEGER, view VARCHAR, row_key VARCHAR);

CREATE TABLE core.value_kind (kind_no INTEGER, field VARCHAR, value_state VARCHAR, certainty VARCHAR, printed_unit VARCHAR, proof VARCHAR);

CREATE TABLE core.provenance (
  fact_no INTEGER, kind_no INTEGER, table_no INTEGER, "row" INTEGER, col INTEGER, paragraph INTEGER, char_start INTEGER, char_end INTEGER, raw VARCHAR);

CREATE TABLE core.leftover (
  document_id VARCHAR, report_id VARCHAR, table_no INTEGER, "row" INTEGER, col INTEGER, paragraph INTEGER, what VARCHAR, text VARCHAR);

-- Labels that nobody knows, each once for a document and a context, at the first of its places.
CREATE TABLE core.proposal (
  document_id VARCHAR, report_id VARCHAR, label VARCHAR, context VARCHAR, table_no INTEGER, "row" INTEGER, col INTEGER,
  field VARCHAR, probability DECIMAL(18,6), arithmetic VARCHAR, state VARCHAR);

CREATE TABLE core.warning (document_id VARCHAR, kind VARCHAR, place VARCHAR, message VARCHAR);

-- Equations. ordinal counts those of a document; other_form_no is that of a second form, or of last year's report, whose numbers stand in it.
CREATE TABLE core.closure (
  closure_no INTEGER, ordinal INTEGER, form_no INTEGER, other_form_no INTEGER, table_no INTEGER, relation VARCHAR,
  expected DECIMAL(18,6), actual DECIMAL(18,6), tolerance DECIMAL(18,6), holds BOOLEAN, reason VARCHAR);

CREATE TABLE core.closure_term (closure_no INTEGER, fact_no INTEGER, field VARCHAR, role VARCHAR, value DECIMAL(18,6), proves BOOLEAN);

-- Numbers that an equation between two years' reports proves or contradicts, and nothing of their own report does.
CREATE TABLE core.late_proof (closure_no INTEGER, fact_no INTEGER, field VARCHAR, form_no INTEGER, proof VARCHAR);

CREATE TABLE core.correction (
  document_id VARCHAR, table_no INTEGER, "row" INTEGER, col INTEGER, printed VARCHAR, value VARCHAR, who VARCHAR, why VARCHAR, decided_on DATE);

-- Originals of the archive whose rows are here, so that the next night opens none of them again. load_key stands for all besides the bytes that
-- decides the rows; reader is the format it was read as. Of an address, all but the current version are replaced.
CREATE TABLE core.original (address VARCHAR, sha256 VARCHAR, reader VARCHAR, load_key VARCHAR, replaced BOOLEAN);

-- What another version of the same document prints elsewhere: the only trace of replaced values besides the archived original.
CREATE TABLE core.value_change (
  previous_document_id VARCHAR, document_id VARCHAR, report_id VARCHAR, view VARCHAR, row_key VARCHAR, field VARCHAR, before VARCHAR, after VARCHAR);

-- From the archive's journal: what publishers did to documents after publication.
CREATE TABLE core.address_event (
  noticed_at TIMESTAMP, source VARCHAR, address VARCHAR, event VARCHAR, sha256 VARCHAR, previous_sha256 VARCHAR, reason VARCHAR);

-- From data/expected.csv: what must be published although no earlier year says so.
CREATE TABLE core.expected (unit VARCHAR, division_code VARCHAR, division VARCHAR, year INTEGER, kind VARCHAR, expected_on DATE);

-- One row: the day (Asia/Shanghai) on which the calendar of publication stands, and a hash of the two tables above.
CREATE TABLE core.calendar (as_of DATE, fingerprint VARCHAR);
