-- What the rule runner keeps. Nobody outside src/Analytics reads these tables: the contract is views.sql.
CREATE SCHEMA IF NOT EXISTS analytics;

CREATE TABLE IF NOT EXISTS analytics.rule (
  rule_id VARCHAR, title VARCHAR, title_en VARCHAR, scopes VARCHAR[], grouped BOOLEAN, file_hash VARCHAR);

CREATE TABLE IF NOT EXISTS analytics.rule_parent (rule_id VARCHAR, parent_rule_id VARCHAR, priority INTEGER);

-- Defaults have division_code NULL; overrides carry a county, prefecture or province code.
CREATE TABLE IF NOT EXISTS analytics.parameter_value (rule_id VARCHAR, name VARCHAR, division_code VARCHAR, value DOUBLE);

-- A hash of what the three tables above hold.
CREATE TABLE IF NOT EXISTS analytics.catalogue (hash VARCHAR);

-- series_id is flag_id without the year: the same finding of the same unit over the years.
CREATE TABLE IF NOT EXISTS analytics.flag (
  flag_id VARCHAR, series_id VARCHAR, rule_id VARCHAR, severity VARCHAR, report_id VARCHAR,
  unit VARCHAR, division VARCHAR, year INTEGER, scope VARCHAR, project VARCHAR, subject VARCHAR, subjects VARCHAR[],
  expected DECIMAL(18,6), actual DECIMAL(18,6), difference DECIMAL(18,6), amount DECIMAL(18,6),
  message VARCHAR, explanation VARCHAR, message_en VARCHAR, explanation_en VARCHAR, proof VARCHAR);

-- Outlives the flag: one that disappears and returns keeps the night it was first seen.
CREATE TABLE IF NOT EXISTS analytics.flag_seen (flag_id VARCHAR, first_seen TIMESTAMP, last_seen TIMESTAMP);

CREATE TABLE IF NOT EXISTS analytics.flag_evidence (
  flag_id VARCHAR, ordinal INTEGER, report_id VARCHAR, view VARCHAR, row_key VARCHAR, field VARCHAR);

-- check_key is the hash of rule file, parameters and report content; NULL asks for another try.
CREATE TABLE IF NOT EXISTS analytics.rule_check (
  rule_id VARCHAR, report_id VARCHAR, checked BOOLEAN, fired BOOLEAN, subjects INTEGER, undecided INTEGER, reason VARCHAR,
  check_key UBIGINT);
