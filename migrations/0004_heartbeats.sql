-- Rows that a server writes to find out whether it still can.
CREATE TABLE heartbeats (
    id TEXT NOT NULL PRIMARY KEY,
    beaten_at_ms BIGINT NOT NULL
);
