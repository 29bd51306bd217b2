-- Goes into each generation beside the copied warehouse: which generation it is, and what changed since the one before it.
-- Read with the new generation as the default database, the one before attached as previous where it can be compared.
CREATE SCHEMA published;

CREATE TABLE published.generation (
  generation INTEGER, previous INTEGER, published_at TIMESTAMP, run_id VARCHAR, compared BOOLEAN, documents BIGINT, reports BIGINT, flags BIGINT,
  failed_assertions VARCHAR[]);

CREATE TABLE published.delta (
  kind VARCHAR, change VARCHAR, report_id VARCHAR, unit VARCHAR, year INTEGER, view VARCHAR, row_key VARCHAR, field VARCHAR,
  flag_id VARCHAR, rule_id VARCHAR, severity VARCHAR, before VARCHAR, after VARCHAR);

CREATE VIEW generation AS
SELECT generation, previous, published_at, run_id, compared, documents, reports, flags, failed_assertions FROM published.generation;

CREATE VIEW delta AS
SELECT kind, change, report_id, unit, year, view, row_key, field, flag_id, rule_id, severity, before, after FROM published.delta;
