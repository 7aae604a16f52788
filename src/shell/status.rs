//! The exit statuses, beside 0 for success.

/// Faults were found, something would change, or nothing fits.
pub const FAULTS: u8 = 1;
/// The program could not run.
pub const FAILED: u8 = 2;
