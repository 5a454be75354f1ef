//! Systems the product is not made for: nothing is known about media.

use std::path::Path;

use domain::fault::UnsafePlace;

/// Nothing is known.
pub(crate) fn medium(_: &Path) -> Option<UnsafePlace> {
    None
}
