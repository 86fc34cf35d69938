//! The browser entry: hydrates the app.
