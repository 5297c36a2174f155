//! The table of the site's files and their sizes.

use crate::build::FileSize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The files, the largest first, and their total.
pub(crate) fn files(files: &BTreeMap<String, FileSize>) -> String {
    let mut sorted: Vec<(&str, FileSize)> = files.iter().map(|(name, size)| (&**name, *size)).collect();
    sorted.sort_by(|(a, a_size), (b, b_size)| b_size.brotli.cmp(&a_size.brotli).then_with(|| a.cmp(b)));
    let total = |bytes: fn(&FileSize) -> u64| files.values().map(bytes).sum();
    sorted.push(("total", FileSize { raw: total(|size| size.raw), brotli: total(|size| size.brotli) }));
    let width = sorted.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let mut text = format!("{:width$}  {:>11}  {:>11}\n", "file", "raw", "brotli");
    for (name, size) in sorted {
        // Writing to a String can't fail.
        let _ = writeln!(text, "{name:width$}  {:>11}  {:>11}", grouped(size.raw), grouped(size.brotli));
    }
    text
}

/// Bytes with a space between thousands.
pub(crate) fn grouped(bytes: u64) -> String {
    let digits = bytes.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_the_largest_first_and_the_total_last() {
        let sizes = [("a.js", 22_227, 4_549), ("b.wasm", 1_045_811, 104_549)];
        let sizes = sizes.map(|(name, raw, brotli)| (name.to_owned(), FileSize { raw, brotli }));
        let expected = "\
file            raw       brotli
b.wasm    1 045 811      104 549
a.js         22 227        4 549
total     1 068 038      109 098
";
        assert_eq!(files(&sizes.into()), expected);
    }

    #[test]
    fn groups_thousands() {
        for (bytes, text) in [(0, "0"), (999, "999"), (1000, "1 000"), (1_234_567, "1 234 567")] {
            assert_eq!(grouped(bytes), text);
        }
    }
}
