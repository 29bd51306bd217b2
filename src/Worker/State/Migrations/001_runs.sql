-- No keys and no indexes: DuckDB has returned no rows through an index after an ungraceful exit; every table here is small enough to scan.

-- One row an attempt. Rows that are queued are the queue, and with not_before the retry plan.
CREATE TABLE run (
    run_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    unique_key VARCHAR NOT NULL,
    args VARCHAR NOT NULL,
    args_version INTEGER NOT NULL,
    origin VARCHAR NOT NULL,
    scheduled_for TIMESTAMP,
    attempt INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    follows VARCHAR,
    status VARCHAR NOT NULL,
    node VARCHAR,
    created_at TIMESTAMP NOT NULL,
    not_before TIMESTAMP,
    started_at TIMESTAMP,
    ended_at TIMESTAMP,
    fraction DOUBLE NOT NULL,
    note VARCHAR,
    message VARCHAR,
    exit_code INTEGER
);

CREATE TABLE run_step (
    run_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    step VARCHAR NOT NULL,
    source VARCHAR,
    status VARCHAR NOT NULL,
    counts JSON,
    started_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP,
    seconds DOUBLE,
    error VARCHAR
);

-- What a run printed.
CREATE TABLE run_line (
    run_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    text VARCHAR NOT NULL
);

-- Who works on what: a lease is worth nothing once its process is gone.
CREATE TABLE lease (
    unique_key VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL,
    node VARCHAR NOT NULL,
    pid INTEGER NOT NULL,
    process_started_at TIMESTAMP NOT NULL,
    taken_at TIMESTAMP NOT NULL
);

-- The outbox: a notice stays until its channel has taken it.
CREATE TABLE notice (
    notice_id VARCHAR NOT NULL,
    night DATE NOT NULL,
    channel VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    body VARCHAR NOT NULL,
    created_at TIMESTAMP NOT NULL,
    attempts INTEGER NOT NULL,
    next_attempt_at TIMESTAMP NOT NULL,
    delivered_at TIMESTAMP,
    last_error VARCHAR
);
