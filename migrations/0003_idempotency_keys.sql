-- The requests that created a design under an idempotency key, kept for 24 hours. The edit key of
-- such a design is derived from the salt and the idempotency key, of which only the hash is stored:
-- a repeated request gets the same edit key, and a reader of the database does not.
CREATE TABLE idempotency_keys (
    -- SHA-256 as 64 lower-case hex digits.
    key_hash TEXT NOT NULL PRIMARY KEY,
    salt TEXT NOT NULL,
    -- SHA-256 of the document, to notice a key that is used for another one.
    document_hash TEXT NOT NULL,
    design_id TEXT NOT NULL REFERENCES designs (id),
    created_at_ms BIGINT NOT NULL
);

CREATE INDEX idempotency_keys_design_id ON idempotency_keys (design_id);

CREATE INDEX idempotency_keys_created_at_ms ON idempotency_keys (created_at_ms);
