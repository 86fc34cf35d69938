//! What the store promises, on every database it supports.
//!
//! Each case is written once, as `async fn case(database: TestDatabase)`, and runs on a new SQLite file and on a new Postgres
//! database. A case that is not listed below is an unused function, which the lints report.

#![expect(
    clippy::unwrap_used,
    reason = "in a test a panic is the way to fail; the lint exempts only functions marked as tests"
)]

mod backups;
mod capacity;
mod deletion;
mod designs;
mod documents;
mod heads;
mod idempotency;
mod opening;
mod saving;
mod test_database;

use test_database::TestDatabase;

macro_rules! contract {
    ($($module:ident: $($case:ident),+;)+) => {
        mod on_sqlite {
            $($(
                #[tokio::test(flavor = "multi_thread")]
                async fn $case() {
                    crate::test_database::on_sqlite(crate::$module::$case).await;
                }
            )+)+
        }

        mod on_postgres {
            $($(
                #[tokio::test(flavor = "multi_thread")]
                async fn $case() {
                    crate::test_database::on_postgres(crate::$module::$case).await;
                }
            )+)+
        }
    };
}

contract! {
    designs:
        a_new_design_is_at_revision_one,
        every_design_has_its_own_id_and_key,
        an_unknown_id_is_not_found,
        an_unknown_revision_is_told_from_an_unknown_design,
        only_the_hash_of_the_key_is_stored;
    saving:
        a_save_makes_the_next_revision_and_keeps_the_old_one,
        a_wrong_key_saves_nothing,
        an_unexpected_revision_is_a_conflict,
        of_eight_savers_exactly_one_wins,
        savers_that_retry_lose_nothing,
        many_designs_are_saved_at_once,
        an_equal_save_makes_no_new_revision,
        equal_savers_agree;
    idempotency:
        a_repeated_request_gets_the_same_answer,
        requests_at_the_same_time_make_one_design,
        another_document_under_the_same_key_is_refused,
        the_key_is_not_in_the_database,
        keys_are_kept_for_a_day;
    deletion:
        a_deleted_design_is_gone_until_it_is_restored,
        deleting_and_restoring_need_the_key,
        deleting_and_restoring_again_change_nothing,
        after_thirty_days_a_design_is_not_there,
        what_can_be_restored_no_longer_is_removed,
        a_save_and_a_deletion_at_once_leave_a_whole_design;
    capacity:
        a_full_store_refuses_what_is_new_and_still_answers,
        without_a_limit_nothing_is_refused;
    backups:
        a_backup_holds_everything_and_is_restored_whole,
        a_backup_of_sqlite_is_restored,
        a_backup_of_an_older_version_is_restored,
        a_backup_is_consistent_while_servers_save,
        only_an_empty_database_is_restored_into,
        an_existing_file_is_only_replaced_on_demand,
        a_damaged_document_is_not_backed_up;
    documents:
        a_document_of_one_mebibyte_comes_back_whole,
        an_escaped_nul_is_stored,
        a_bare_nul_is_refused,
        text_that_looks_like_sql_is_only_text,
        any_unicode_and_the_empty_document_come_back_whole;
    heads:
        a_head_is_the_latest_revision_and_follows_every_save,
        a_head_is_not_found_without_its_design_or_revision;
    opening:
        two_stores_on_one_database_see_each_others_saves,
        designs_outlive_the_store,
        many_servers_may_start_on_a_new_database_at_once,
        an_unknown_newer_migration_is_accepted,
        an_edited_migration_is_refused,
        a_store_answers_until_it_is_closed,
        a_rolled_back_design_leaves_nothing;
}
