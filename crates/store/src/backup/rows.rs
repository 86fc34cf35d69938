//! The rows of a backup, copied from one database to another.

/// Copies all rows from one connection to another, one at a time, and counts them. Documents are compared with their
/// hashes on the way. This is a macro so that the compiler checks the types of each pair of databases.
macro_rules! copy_rows {
    ($from:expr, $to:expr) => {{
        use futures_util::TryStreamExt;
        let mut contents = $crate::backup::Contents::default();
        let mut designs = sqlx::query_as::<_, (String, String, i64, Option<i64>)>(
            "SELECT id, key_hash, created_at_ms, deleted_at_ms FROM designs",
        )
        .fetch(&mut *$from);
        while let Some((id, key_hash, created_at_ms, deleted_at_ms)) = designs.try_next().await? {
            sqlx::query("INSERT INTO designs (id, key_hash, created_at_ms, deleted_at_ms) VALUES ($1, $2, $3, $4)")
                .bind(id)
                .bind(key_hash)
                .bind(created_at_ms)
                .bind(deleted_at_ms)
                .execute(&mut *$to)
                .await?;
            contents.designs += 1;
        }
        drop(designs);
        let mut revisions = sqlx::query_as::<_, (String, i64, String, Option<String>, i64)>(
            "SELECT design_id, revision, document, document_hash, created_at_ms FROM revisions",
        )
        .fetch(&mut *$from);
        while let Some((id, revision, document, document_hash, created_at_ms)) = revisions.try_next().await? {
            $crate::integrity::check_document(&id, revision, &document, document_hash.as_deref())?;
            contents.revisions += 1;
            contents.document_bytes += u64::try_from(document.len()).unwrap_or(0);
            // A backup has the hash of every document, including those saved by older servers.
            let document_hash = document_hash.unwrap_or_else(|| $crate::token::sha256(document.as_bytes()));
            sqlx::query(
                "INSERT INTO revisions (design_id, revision, document, document_hash, created_at_ms) \
                 VALUES ($1, $2, $3, $4, $5)",
            )
            .bind(id)
            .bind(revision)
            .bind(document)
            .bind(document_hash)
            .bind(created_at_ms)
            .execute(&mut *$to)
            .await?;
        }
        drop(revisions);
        let mut keys = sqlx::query_as::<_, (String, String, String, String, i64)>(
            "SELECT key_hash, salt, document_hash, design_id, created_at_ms FROM idempotency_keys",
        )
        .fetch(&mut *$from);
        while let Some((key_hash, salt, document_hash, id, created_at_ms)) = keys.try_next().await? {
            sqlx::query(
                "INSERT INTO idempotency_keys (key_hash, salt, document_hash, design_id, created_at_ms) \
                 VALUES ($1, $2, $3, $4, $5)",
            )
            .bind(key_hash)
            .bind(salt)
            .bind(document_hash)
            .bind(id)
            .bind(created_at_ms)
            .execute(&mut *$to)
            .await?;
        }
        drop(keys);
        contents
    }};
}
pub(super) use copy_rows;
