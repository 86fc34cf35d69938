//! `abacus serve`

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, anyhow};
use tokio::net::TcpListener;
use use_cases::{Designs, PriceFolder, Store, WriteQuota};

use super::database;
use crate::cli::Serve;
use crate::http::client::TrustedProxies;
use crate::http::rate_limit::RateLimit;
use crate::pages::SavedPages;
use crate::serve::{self, ConnectionLimits, connections_for_descriptors};
use crate::{Edge, router_with};

/// Serves until it is asked to stop.
#[must_use]
pub fn run(options: Serve) -> ExitCode {
    database::log("warn,server=info,use_cases=info");
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
    let prices = options.catalog.map(imported_prices).transpose()?;
    let limits = options.limits;
    let store_limit = Some(limits.store_limit.as_u64()).filter(|bytes| *bytes > 0);
    let store = Store::connect(&database::config(&options.database)?.limit(store_limit)).await?;
    // A name, such as localhost, may have several addresses: the first usable one is taken.
    let listener =
        TcpListener::bind(&options.addr).await.with_context(|| format!("cannot listen on {}", options.addr))?;
    let address = listener.local_addr()?;
    println!("Abacus {}", env!("CARGO_PKG_VERSION"));
    println!("  designs    {}", store.description());
    println!("  catalogue  {}", use_cases::catalogue_summary());
    println!("  open       http://{address}");
    let quota = WriteQuota::new(limits.write_limit_hourly.as_u64(), limits.write_limit_daily.as_u64());
    let designs = Designs::new(store.clone()).limited(quota);
    let pages = SavedPages::new(designs.clone(), u64::from(options.page_cache_mib) << 20);
    let clients = &options.clients;
    let edge = Edge {
        proxies: TrustedProxies::new(&clients.trusted_proxies, clients.proxy_headers),
        requests: RateLimit::per_minute(clients.rate_limit),
        ..Edge::default()
    };
    let app = router_with(designs, pages, edge);
    let connections = ConnectionLimits {
        connections: options.max_connections.unwrap_or_else(connections_for_descriptors),
        drain: Duration::from_secs(options.drain_seconds),
        ..ConnectionLimits::default()
    };
    let upkeep = tokio::spawn({
        let store = store.clone();
        async move { store.upkeep().await }
    });
    let renewal = prices.map(|folder| tokio::spawn(renew(folder)));
    serve::serve(listener, app, connections, stopped()).await;
    upkeep.abort();
    if let Some(renewal) = renewal {
        renewal.abort();
    }
    store.close().await;
    Ok(())
}

/// How often the folder of imported prices is looked at.
const RENEWAL: Duration = Duration::from_secs(2);

/// Starts with the prices of a folder. Prices that cannot be used are no reason to serve others without a word.
fn imported_prices(folder: PathBuf) -> anyhow::Result<PriceFolder> {
    let mut prices = PriceFolder::new(folder);
    prices.take_up().map_err(|refusal| anyhow!("the imported prices cannot be used: {refusal}"))?;
    Ok(prices)
}

/// Uses newer prices as soon as they are there.
async fn renew(mut folder: PriceFolder) {
    loop {
        tokio::time::sleep(RENEWAL).await;
        let looked = tokio::task::spawn_blocking(move || {
            let taken_up = folder.take_up();
            (folder, taken_up)
        });
        let Ok((same, taken_up)) = looked.await else { return };
        folder = same;
        match taken_up {
            Ok(false) => {}
            Ok(true) => tracing::info!("uses other prices: {}", use_cases::catalogue_summary()),
            Err(refusal) => tracing::warn!("goes on with the earlier prices: {refusal}"),
        }
    }
}

/// Resolves on Ctrl+C or, on Unix, when the process is asked to terminate.
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
