namespace PerfEval.Worker.Tests.Sandbox;

/// <summary>Statements that try to get out of the sandbox, by kind; made by putting each way to name a thing into each place where it can stand.</summary>
public static class Escapes
{
    // Where a table function or a file may stand.
    private static readonly string[] s_places =
    [
        "SELECT * FROM {0}",
        "FROM {0}",
        "SELECT (SELECT count(*) FROM {0})",
        "WITH a AS (SELECT * FROM {0}) FROM a",
        "WITH a AS MATERIALIZED (FROM {0}) SELECT (SELECT count(*) FROM a)",
        "FROM report r, LATERAL (SELECT r.report_id, x.* FROM {0} x)",
        "SELECT 1 WHERE EXISTS (FROM {0})",
        "EXPLAIN ANALYZE SELECT * FROM {0}",
        "-- only looking\nEXPLAIN SELECT * FROM {0}",
        "SUMMARIZE SELECT * FROM {0}",
        "DESCRIBE SELECT * FROM {0}",
        "SELECT 1 UNION ALL SELECT count(*) FROM {0}",
        "PIVOT (SELECT 1 AS a, 2 AS b FROM {0}) ON a USING sum(b)",
        "SELECT/**/*/**/FROM/* /* nested */ */{0}",
        "SELECT *\u00a0FROM\u2003{0}",
        "FROM (VALUES (1)) v(a) JOIN {0} ON true",
        "SELECT [(SELECT count(*) FROM {0}) FOR x IN [1]]",
        "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t, {0} WHERE n < 2) FROM t",
        "SELECT sum(1) OVER (ORDER BY (SELECT count(*) FROM {0}))",
        "VALUES ((SELECT count(*) FROM {0}))",
    ];

    // Where a function may stand that gives one value.
    private static readonly string[] s_values =
    [
        "SELECT {0}", "SELECT 1 WHERE {0} IS NOT NULL", "SELECT 1 ORDER BY {0}", "VALUES ({0})", "SELECT [{0}]", "SELECT {{a: {0}}}", "SELECT CASE WHEN true "
            + "THEN {0} END", "SELECT 1 LIMIT length({0}::VARCHAR)",
    ];

    // What may stand before and around a statement that is no query.
    private static readonly string[] s_statements =
    [
        "{0}",
        "/* a */ {0}",
        "-- a\n{0}",
        "EXPLAIN {0}",
        "EXPLAIN ANALYZE {0}",
        "SELECT 1; {0}",
        "{0}; SELECT 1",
        "({0})",
        "\ufeff{0}",
        "WITH a AS ({0}) SELECT 1"
    ];

    public static IReadOnlyList<(string Kind, string Sql)> All { get; } =
    [
        .. At("files read", s_places,
            "read_text('{secret}.txt')", "read_blob('{secret}.txt')", "read_csv('{secret}.csv')", "read_csv_auto('{secret}.csv')", "read_json('{secret}.json')",
            "read_json_objects('{secret}.json')",
            "read_ndjson('{secret}.ndjson')", "read_parquet('{secret}.parquet')", "parquet_scan('{secret}.parquet')", "parquet_metadata('{secret}.parquet')",
            "parquet_kv_metadata('{secret}.parquet')",
            "sniff_csv('{secret}.csv')", "read_duckdb('{secret}.duckdb', table_name = 'secret')", "read_text(['{secret}.txt'])"),
        .. At("files listed", s_places, "glob('{secret}*')", "glob('/etc/*')"),
        .. At(
            "quoted function names", s_places, "\"read_text\"('{secret}.txt')", "\"READ_TEXT\"('{secret}.txt')", "ReAd_TeXt('{secret}.txt')",
            "\"glob\"('{secret}*')"),
        .. At(
            "functions with a schema", s_places, "system.main.read_text('{secret}.txt')", "main.read_text('{secret}.txt')",
            "\"system\".\"main\".\"read_text\"('{secret}.txt')"),
        .. At("replacement scans", s_places,
            "'{secret}.csv'", "\"{secret}.csv\"", "'{secret}.parquet'", "'{secret}.json'", "'{secret}.txt'", "'/etc/passwd'", "'file://{secret}.csv'",
            "'{secret}*.csv'", "E'{secret}.csv'", "$${secret}.csv$$", "'{secret}.duckdb'",
            "main.'{secret}.csv'", "\"../secret.csv\""),
        .. At("network", s_places,
            "'http://127.0.0.1:{port}/a.csv'", "read_csv('http://127.0.0.1:{port}/a.csv')", "read_text('https://localhost:{port}/a')",
            "read_parquet('s3://127.0.0.1:{port}/a.parquet')", "'hf://datasets/a/b.csv'"),
        .. At("SQL in a text", s_places,
            "query('FROM read_text(''{secret}.txt'')')", "query_table('{secret}.csv')", "query_table(['{secret}.csv'])",
            "json_execute_serialized_sql(json_serialize_sql('FROM read_text(''{secret}.txt'')'))",
            "histogram('{secret}.csv', content)", "histogram_values('{secret}.csv', content)"),
        .. At(
            "logging", s_places, "enable_logging(storage='file', storage_path='{empty}/log')", "disable_logging()", "duckdb_logs()", "truncate_duckdb_logs()",
            "duckdb_logs"),
        .. At("profiling", s_places, "enable_profiling(save_location='{empty}/profile')", "disable_profiling()", "duckdb_profiling_settings()"),
        .. At(
            "settings and secrets shown", s_places, "duckdb_settings()", "duckdb_settings", "duckdb_secrets()", "which_secret('s3://a', 's3')",
            "duckdb_extensions()", "pragma_database_size()", "duckdb_temporary_files()", "duckdb_variables()"),
        .. At(
            "inside of DuckDB", s_places, "force_checkpoint('warehouse')", "checkpoint()", "test_all_types()", "seq_scan('report')", "arrow_scan(1, 2, 3)",
            "enable_peg_parser()", "pragma_storage_info('core.funding')"),
        .. At("values", s_values,
            "getenv('PERFEVAL_TEST_SECRET')", "current_setting('temp_directory')", "getvariable('a')", "write_log('x')", "json_serialize_plan('SELECT 1')",
            "nextval('s')", "json_deserialize_sql('{{}}')", "sleep_ms(1)", "pg_sleep(1)",
            "system.main.getenv('HOME')", "'PERFEVAL_TEST_SECRET'.getenv()"),
        .. At("files written", s_statements,
            "COPY report TO '{empty}/a.csv'", "COPY (SELECT 1) TO '{empty}/a.parquet' (FORMAT parquet)", "COPY report TO '{empty}/a.json'",
            "COPY report FROM '{secret}.csv'", "COPY (SELECT 1) TO '/dev/stdout'"),
        .. At("export", s_statements, "EXPORT DATABASE '{empty}/db'", "IMPORT DATABASE '{empty}'", "COPY FROM DATABASE warehouse TO memory"),
        .. At(
            "attach", s_statements, "ATTACH '{secret}.duckdb' AS other", "ATTACH '{empty}/new.duckdb'", "ATTACH ':memory:' AS m", "DETACH warehouse",
            "ATTACH 'http://127.0.0.1:{port}/a.duckdb' AS h"),
        .. At(
            "extensions", s_statements, "INSTALL httpfs", "LOAD httpfs", "INSTALL a FROM 'http://127.0.0.1:{port}'", "FORCE INSTALL httpfs",
            "LOAD '{empty}/a.duckdb_extension'", "UPDATE EXTENSIONS"),
        .. At("secrets", s_statements, "CREATE SECRET a (TYPE s3)", "CREATE PERSISTENT SECRET a (TYPE s3)", "DROP SECRET a"),
        .. At("settings", s_statements,
            "SET enable_external_access = true", "SET lock_configuration = false", "SET memory_limit = '100GB'", "SET temp_directory = '{empty}'",
            "SET VARIABLE a = 1", "RESET enable_external_access", "SET GLOBAL threads = 99",
            "SET SESSION search_path = 'core'", "SET allowed_directories = ['/']", "SET log_query_path = '{empty}/q'", "SET extension_directory = '{empty}'"),
        .. At(
            "pragmas", s_statements, "PRAGMA enable_profiling", "PRAGMA database_list", "PRAGMA enable_verification", "PRAGMA profile_output = '{empty}/p'",
            "PRAGMA import_database('{empty}')"),
        .. At(
            "calls", s_statements, "CALL enable_logging(storage='file', storage_path='{empty}/log')", "CALL read_text('{secret}.txt')",
            "CALL pragma_version()"),
        .. At("prepared statements", s_statements, "PREPARE p AS SELECT 1", "EXECUTE p", "DEALLOCATE p", "PREPARE p AS COPY report TO '{empty}/a.csv'"),
        .. At("definitions", s_statements,
            "CREATE TABLE a (b INTEGER)", "CREATE TEMP TABLE a AS SELECT 1", "CREATE VIEW a AS SELECT 1", "CREATE TEMP MACRO m() AS 1",
            "CREATE MACRO m() AS TABLE FROM read_text('{secret}.txt')", "CREATE TYPE t AS INTEGER",
            "CREATE SEQUENCE s", "DROP VIEW report", "ALTER VIEW report RENAME TO r", "COMMENT ON VIEW report IS 'a'",
            "CREATE OR REPLACE TEMP VIEW report AS SELECT 1"),
        .. At(
            "changes", s_statements, "INSERT INTO core.funding SELECT * FROM core.funding", "DELETE FROM core.document",
            "UPDATE core.document SET status = 'read'", "TRUNCATE core.document",
            "MERGE INTO core.document USING core.document d ON true WHEN MATCHED THEN DELETE"),
        .. At("upkeep", s_statements, "CHECKPOINT", "FORCE CHECKPOINT", "VACUUM", "ANALYZE", "BEGIN", "COMMIT", "USE memory"),
        .. At(
            "show", ["{0}", "FROM ({0})"], "SHOW DATABASES", "SHOW SCHEMAS", "SHOW VARIABLES", "DESCRIBE '{secret}.csv'", "SUMMARIZE '{secret}.csv'",
            "TABLE \"{secret}.csv\""),
        .. At("text that goes on", ["{0}"],
            "SELECT 1) TO '{empty}/a.csv' --", "SELECT 1) AS a; COPY (SELECT 1) TO '{empty}/a.csv", "SELECT 1 AS \"a\"\"; COPY report TO '{empty}/a.csv'; --",
            "SELECT 1 /* open", "SELECT 'open", "SELECT $$open", "SELECT 1\n)\nUNION ALL SELECT content FROM (FROM read_text('{secret}.txt')",
            "PIVOT report ON unit USING count(*)) AS a, read_text('{secret}.txt'", "PIVOT report ON unit USING count(*) /* */",
            "PIVOT '{secret}.csv' ON content USING count(*)", "PIVOT \"{secret}.csv\" ON content USING count(*)",
            "PIVOT report ON U&\"read\" USING count(*)", "PIVOT report ON unit USING read_text('{secret}.txt')",
            "PIVOT duckdb_settings ON name USING count(*)"),
    ];

    private static IEnumerable<(string Kind, string Sql)> At(string kind, string[] places, params string[] things) =>
        from thing in things
        from place in places
        select (kind, place.Replace("{0}", thing, StringComparison.Ordinal)
            .Replace("{{", "{", StringComparison.Ordinal)
            .Replace("}}", "}", StringComparison.Ordinal));
}
