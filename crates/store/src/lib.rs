//! Designs and their revisions on SQLite or Postgres.
