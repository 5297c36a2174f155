//! The table of what the site weighs.

use std::fmt::Write;

/// One file of the site.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Weight {
    /// Its path in the site.
    pub(crate) file: String,
    /// Its size in bytes as it is.
    pub(crate) raw: u64,
    /// Its size in bytes as brotli sends it.
    pub(crate) brotli: u64,
    /// Whether it is fetched until the first payout stands on the screen.
    pub(crate) first: bool,
}

/// Reads the lines `FILE<tab>RAW<tab>BROTLI<tab>first`, the last word empty where the file can wait.
///
/// # Errors
/// The line that is none.
pub(crate) fn read(lines: &str) -> Result<Vec<Weight>, String> {
    let weight = |line: &str| {
        let mut parts = line.split('\t');
        let (file, raw, brotli) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let first = match parts.next()? {
            "first" => true,
            "" => false,
            _ => return None,
        };
        Some(Weight { file: file.to_owned(), raw, brotli, first })
    };
    lines.lines().map(|line| weight(line).ok_or_else(|| format!("not a weight: {line}"))).collect()
}

/// All of it for a person: the heaviest first, the total last.
pub(crate) fn render(weights: &[Weight]) -> String {
    let mut sorted = weights.to_vec();
    sorted.sort_by(|a, b| b.brotli.cmp(&a.brotli).then_with(|| a.file.cmp(&b.file)));
    let total = Weight {
        file: "in all".to_owned(),
        raw: weights.iter().map(|weight| weight.raw).sum(),
        brotli: weights.iter().map(|weight| weight.brotli).sum(),
        first: false,
    };
    let width = sorted.iter().map(|weight| weight.file.len()).max().unwrap_or(0).max(6);
    let mut text = format!("{:width$}  {:>11}  {:>11}\n", "file", "raw", "brotli");
    for weight in sorted.iter().chain([&total]) {
        // Writing to a String can't fail.
        let mark = if weight.first { " *" } else { "" };
        let (raw, brotli) = (grouped(weight.raw), grouped(weight.brotli));
        let _ = writeln!(text, "{:width$}  {raw:>11}  {brotli:>11}{mark}", weight.file);
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
    fn the_heaviest_stands_first_and_the_total_last() {
        let weights = read("a.js\t22227\t4549\t\nb.wasm\t1045811\t104549\tfirst\n").unwrap();
        let expected = "\
file            raw       brotli
b.wasm    1 045 811      104 549 *
a.js         22 227        4 549
in all    1 068 038      109 098
";
        assert_eq!(render(&weights), expected);
    }

    #[test]
    fn a_strange_line_is_named() {
        for line in ["a.js\tmany\t1\t", "a.js\t1\t1", "a.js\t1\t1\tlater"] {
            assert_eq!(read(line).unwrap_err(), format!("not a weight: {line}"));
        }
        assert_eq!(read(""), Ok(vec![]));
    }

    #[test]
    fn thousands_are_grouped() {
        for (bytes, text) in [(0, "0"), (999, "999"), (1000, "1 000"), (1_234_567, "1 234 567")] {
            assert_eq!(grouped(bytes), text);
        }
    }
}
