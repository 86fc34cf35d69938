//! Classification of database errors.

use sqlx::error::DatabaseError;
use sqlx::postgres::PgDatabaseError;
use sqlx::sqlite::SqliteError;

/// The kinds of faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Full,
    ReadOnly,
    Corrupt,
    Unreachable,
    Other,
}

pub(crate) fn fault(error: &sqlx::Error) -> Fault {
    match error {
        sqlx::Error::Database(said) => of_database(said.as_ref()),
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => Fault::Unreachable,
        _ => Fault::Other,
    }
}

/// Whether SQLite could not get a lock (`SQLITE_BUSY`, including its extended codes).
pub(crate) fn is_busy(error: &sqlx::Error) -> bool {
    let sqlx::Error::Database(said) = error else { return false };
    said.try_downcast_ref::<SqliteError>().is_some()
        && said.code().and_then(|code| code.parse::<i32>().ok()).is_some_and(|code| code & 0xff == 5)
}

fn of_database(said: &(dyn DatabaseError + 'static)) -> Fault {
    let code = said.code().unwrap_or_default();
    if said.try_downcast_ref::<SqliteError>().is_some() {
        code.parse().map_or(Fault::Other, of_sqlite)
    } else if said.try_downcast_ref::<PgDatabaseError>().is_some() {
        of_postgres(&code)
    } else {
        Fault::Other
    }
}

/// By an extended result code: <https://www.sqlite.org/rescode.html>.
fn of_sqlite(code: i32) -> Fault {
    /// The shared-memory file next to the database could not be enlarged.
    const IOERR_SHMSIZE: i32 = 4874;
    const IOERR_CORRUPTFS: i32 = 8458;
    match (code, code & 0xff) {
        (IOERR_SHMSIZE, _) | (_, 13) => Fault::Full,
        (IOERR_CORRUPTFS, _) | (_, 11 | 26) => Fault::Corrupt,
        (_, 8) => Fault::ReadOnly,
        // I/O errors and failures to open the file.
        (_, 10 | 14) => Fault::Unreachable,
        _ => Fault::Other,
    }
}

/// By a SQLSTATE: <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
fn of_postgres(code: &str) -> Fault {
    match code {
        "53100" => Fault::Full,
        "25006" => Fault::ReadOnly,
        "XX001" | "XX002" => Fault::Corrupt,
        // Connection errors, insufficient resources such as too many connections, shutdown, I/O errors.
        _ if ["08", "53", "57P", "58"].iter().any(|class| code.starts_with(class)) => Fault::Unreachable,
        _ => Fault::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sqlite_codes_are_told_apart() {
        for (code, expected) in [
            (13, Fault::Full),
            (4874, Fault::Full),
            (11, Fault::Corrupt),
            (267, Fault::Corrupt),
            (26, Fault::Corrupt),
            (8, Fault::ReadOnly),
            (1032, Fault::ReadOnly),
            (778, Fault::Unreachable),
            (14, Fault::Unreachable),
            (5, Fault::Other),
            (1, Fault::Other),
        ] {
            assert_eq!(of_sqlite(code), expected, "{code}");
        }
    }

    #[test]
    fn postgres_codes_are_told_apart() {
        for (code, expected) in [
            ("53100", Fault::Full),
            ("53300", Fault::Unreachable),
            ("25006", Fault::ReadOnly),
            ("XX001", Fault::Corrupt),
            ("57P01", Fault::Unreachable),
            ("08006", Fault::Unreachable),
            ("23505", Fault::Other),
            ("57014", Fault::Other),
        ] {
            assert_eq!(of_postgres(code), expected, "{code}");
        }
    }
}
