//! What Abacus can do, once: the functions that the pages, the REST API and the command line share.
