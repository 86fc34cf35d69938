//! `abacus serve`

use std::process::ExitCode;

use anyhow::Context;
use service::{Designs, Store, StoreConfig};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use crate::cli::Serve;
use crate::pages::SavedPages;
use crate::router_with;

/// The SQLite file in the data directory.
const DATABASE_FILE: &str = "abacus.sqlite3";

/// Serves until it is told to stop.
#[must_use]
pub fn run(options: Serve) -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,server=info,service=info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let served = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("cannot start the runtime")
        .and_then(|runtime| runtime.block_on(serve(options)));
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("abacus: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(options: Serve) -> anyhow::Result<()> {
    let config = match &options.database_url {
        Some(url) => StoreConfig::postgres(url)?,
        None => StoreConfig::sqlite_file(options.data_dir.join(DATABASE_FILE)),
    };
    let store = Store::connect(&config).await?;
    let listener =
        TcpListener::bind(options.addr).await.with_context(|| format!("cannot listen on {}", options.addr))?;
    let address = listener.local_addr()?;
    println!("Abacus {}", env!("CARGO_PKG_VERSION"));
    println!("  designs    {}", store.description());
    println!("  catalogue  {}", service::catalogue_summary());
    println!("  open       http://{address}");
    let designs = Designs::new(store.clone());
    let pages = SavedPages::new(designs.clone(), u64::from(options.page_cache_mib) << 20);
    let app = router_with(designs, pages);
    axum::serve(listener, app).with_graceful_shutdown(stopped()).await?;
    store.close().await;
    Ok(())
}

/// Resolves on Ctrl+C or, on Unix, when the process is asked to end.
async fn stopped() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
