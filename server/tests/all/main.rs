//! The tests of the server, in one program: linking one for each file would take longer than running them.

mod support;

mod backups;
mod breakdown;
mod busy;
mod clients;
mod command_line;
mod compare_pages;
mod conditional;
mod connections;
mod content_policy;
mod edge;
mod imported_prices;
mod kept_pages;
mod lifecycle;
mod limits;
mod network_pages;
mod observatory;
mod pages;
mod paths;
mod price_list;
mod refresh;
mod rest;
mod routes;
mod two_servers;
mod workload_pages;
