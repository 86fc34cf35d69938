-- A design is shared by its id. Whoever holds the edit key may add a revision; the key itself is
-- never stored, only its SHA-256 hash as 64 lower-case hex digits.
CREATE TABLE designs (
    id TEXT NOT NULL PRIMARY KEY,
    key_hash TEXT NOT NULL,
    -- Milliseconds since 1970-01-01T00:00:00Z, set by the application.
    created_at_ms BIGINT NOT NULL
);

-- Every save adds one row. Rows are never changed or deleted, and the primary key decides which of
-- two savers that started from the same revision wins.
CREATE TABLE revisions (
    design_id TEXT NOT NULL REFERENCES designs (id),
    -- 1, 2, 3 … without gaps.
    revision BIGINT NOT NULL CHECK (revision >= 1),
    -- JSON text of the design document, with its own schema version inside.
    document TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    PRIMARY KEY (design_id, revision)
);
