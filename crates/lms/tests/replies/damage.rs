//! Bodies damaged as an API of another shape, a proxy or a broken connection would.

use crate::source::Source;
use serde_json::{Map, Value, json};

/// Values in the place of another, as JSON text: of other types, too large, too deep, doubled keys.
const REPLACEMENTS: [&str; 24] = [
    "null",
    "true",
    "0",
    "-1",
    "5000.5",
    "0.1e-400",
    "1e400",
    "99999999999999999999999999",
    "-0.0000000000000000000001",
    "36673.740000000005",
    "9223372036854775808",
    "\"\"",
    "\"5000.00\"",
    "\"1,50,000.00\"",
    "\"2026-11-28\"",
    "\"2026-11-28T18:35:00.123456+05:30\"",
    "\"NaN\"",
    "\"\\u0000\\ud83d\\ude4f\\u202e\"",
    "[]",
    "{}",
    "[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]",
    "{\"id\":null,\"id\":1}",
    "{\"id\":\"00000000-0000-0000-0000-000000000001\"}",
    "[null,{\"status\":7}]",
];

/// The body with up to three places of it changed; often cut or no JSON at all.
pub fn damage(source: &mut Source, body: &str) -> String {
    let mut text = body.to_owned();
    if let Ok(mut value) = serde_json::from_str::<Value>(body) {
        for _ in 0..source.below(4) {
            change(source, &mut value);
        }
        text = value.to_string();
        // Some texts in REPLACEMENTS are no `Value`: they are put in as they are.
        let raw = REPLACEMENTS[source.below(24) as usize];
        text = text.replace("\"\u{1}raw\"", raw).replace("\"\\u0001raw\"", raw);
    }
    match source.below(8) {
        0 => cut(source, &text),
        1 => with_a_character(source, &text),
        2 => [text.as_str(), text.as_str()].concat(),
        _ => text,
    }
}

/// Changes one value at random, at any depth.
fn change(source: &mut Source, value: &mut Value) {
    let goes_deeper = source.below(3) > 0;
    match value {
        Value::Object(keys) if goes_deeper && !keys.is_empty() => {
            let at = source.below(u32::try_from(keys.len()).unwrap()) as usize;
            let Some(key) = keys.keys().nth(at).cloned() else { return };
            if source.below(4) == 0 {
                change_key(source, keys, &key);
            } else if let Some(value) = keys.get_mut(&key) {
                change(source, value);
            }
        }
        Value::Array(items) if goes_deeper && !items.is_empty() => {
            let at = source.below(u32::try_from(items.len()).unwrap()) as usize;
            if let Some(item) = items.get_mut(at) {
                change(source, item);
            }
        }
        Value::Number(number) if source.any() => *value = json!(number.to_string()),
        Value::String(text) if source.any() && text.len() < 1_000 => *text = text.repeat(source.below(100) as usize),
        other => *other = json!("\u{1}raw"),
    }
}

fn change_key(source: &mut Source, keys: &mut Map<String, Value>, key: &str) {
    if let Some(value) = keys.remove(key).filter(|_| source.any()) {
        keys.insert(source.any(), value);
    }
}

fn cut(source: &mut Source, text: &str) -> String {
    let count = u32::try_from(text.chars().count() + 1).unwrap();
    text.chars().take(source.below(count) as usize).collect()
}

fn with_a_character(source: &mut Source, text: &str) -> String {
    let count = u32::try_from(text.chars().count() + 1).unwrap();
    let at = source.below(count) as usize;
    let odd = char::from_u32(source.below(0x11_0000)).unwrap_or('\u{fffd}');
    text.chars().take(at).chain([odd]).chain(text.chars().skip(at)).collect()
}
