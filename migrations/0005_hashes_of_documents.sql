-- SHA-256 of the document as 64 lower-case hex digits, to notice damage that the database does not
-- see. NULL in rows of servers from before this migration.
ALTER TABLE revisions ADD COLUMN document_hash TEXT;
