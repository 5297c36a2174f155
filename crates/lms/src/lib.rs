//! The loan management API in Rust: its objects, calls and rules. No I/O.
