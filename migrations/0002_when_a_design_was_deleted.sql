-- When the owner deleted the design, in milliseconds since 1970; NULL while it is not deleted. A
-- deleted design can be restored for 30 days, and is then removed with its revisions.
ALTER TABLE designs ADD COLUMN deleted_at_ms BIGINT;

CREATE INDEX designs_deleted_at_ms ON designs (deleted_at_ms) WHERE deleted_at_ms IS NOT NULL;
