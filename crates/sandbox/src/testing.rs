//! What the tests beside the groups share.
