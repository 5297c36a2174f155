//! Runs the worked examples of the README: each line that begins with `$` is run against a sandbox started as the
//! README says, and the response must be the one printed below it. `…` stands for anything.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may assume")]

use serde_json::Value;
use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

const README: &str = include_str!("../README.md");

/// A child process that is killed with its test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Returns the commands and responses of the blocks that begin with a `$`.
fn examples() -> Vec<(&'static str, Option<&'static str>)> {
    let blocks = README.split("```").skip(1).step_by(2).filter(|block| block.trim_start().starts_with("$ "));
    let lines: Vec<&str> = blocks.flat_map(|block| block.trim().lines()).collect();
    let mut examples = Vec::new();
    for (jq_path, line) in lines.iter().enumerate() {
        if let Some(command) = line.strip_prefix("$ ") {
            let answer = lines.get(jq_path + 1).filter(|next| !next.starts_with("$ ")).copied();
            examples.push((command, answer));
        }
    }
    examples
}

/// Splits a command into words as a shell does: quotes preserve spaces, single quotes also preserve `$`.
fn words(command: &str, variables: &HashMap<String, String>) -> Vec<String> {
    let (mut words, mut word, mut quote, mut letters) = (Vec::new(), String::new(), None, command.chars().peekable());
    let mut has_word = false;
    while let Some(letter) = letters.next() {
        match (letter, quote) {
            ('\'' | '"', None) => (quote, has_word) = (Some(letter), true),
            (letter, Some(open)) if letter == open => quote = None,
            (' ', None) => {
                if has_word {
                    words.push(std::mem::take(&mut word));
                }
                has_word = false;
            }
            ('$', None | Some('"')) => {
                let mut name = String::new();
                while letters.peek().is_some_and(|letter| letter.is_ascii_uppercase() || *letter == '_') {
                    name.extend(letters.next());
                }
                word.push_str(variables.get(&name).unwrap_or_else(|| panic!("{name} has no value: {command}")));
                has_word = true;
            }
            (letter, _) => {
                word.push(letter);
                has_word = true;
            }
        }
    }
    if has_word {
        words.push(word);
    }
    words
}

/// Sends the request of a `curl` command.
fn curl(command: &str, variables: &HashMap<String, String>) -> String {
    let mut words = words(command, variables).into_iter();
    assert_eq!(words.next().as_deref(), Some("curl"), "{command}");
    let (mut method, mut url, mut body) = (None, None, None);
    let mut request = ureq::http::Request::builder();
    while let Some(word) = words.next() {
        match word.as_str() {
            "-s" => {}
            "-X" => method = words.next(),
            "-d" => body = words.next(),
            "-H" => {
                let header = words.next().expect(command);
                let (name, value) = header.split_once(':').expect(command);
                request = request.header(name, value.trim());
            }
            _ => url = Some(word),
        }
    }
    let usual = if body.is_some() { "POST" } else { "GET" };
    let request = request.method(method.as_deref().unwrap_or(usual)).uri(url.expect(command));
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let mut response = match body {
        Some(body) => agent.run(request.body(body).unwrap()),
        None => agent.run(request.body(()).unwrap()),
    }
    .unwrap_or_else(|error| panic!("{command}: {error}"));
    response.body_mut().read_to_string().unwrap()
}

/// Returns what `jq -r` prints for a path such as `.results[0].id`.
fn jq_path<'v>(value: &'v Value, path: &str) -> &'v str {
    let pointer = path.replace(['.', '['], "/").replace(']', "");
    value.pointer(&pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("nothing at {path} of {value}"))
}

/// Returns whether a response matches the printed one, in which `…` stands for anything.
fn matches_printed(answer: &str, printed: &str) -> bool {
    let mut parts = printed.split('…');
    let Some(mut rest) = parts.next().and_then(|first| answer.strip_prefix(first)) else { return false };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else { return rest.is_empty() };
    for part in parts {
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[test]
fn worked_examples_of_the_readme_are_true() {
    let mut running = Running(
        Command::new(env!("CARGO_BIN_EXE_sandbox"))
            .args(["--listen", "127.0.0.1:0", "--seed-loans", "3", "--now", "2026-11-23T18:35:00+05:30", "--controls"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap(),
    );
    let mut line = String::new();
    BufReader::new(running.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let base = line.trim_end().strip_prefix("listening on ").expect(&line).to_owned();
    let mut variables = HashMap::from([("LMS".to_owned(), base)]);
    let (mut run_count, mut failures) = (0, Vec::new());
    for (command, printed) in examples() {
        if let Some((name, call)) = command.split_once("=$(") {
            let (call, path) = call.trim_end_matches(')').split_once(" | jq -r ").expect(command);
            let answer: Value = serde_json::from_str(&curl(call, &variables)).expect(command);
            variables.insert(name.to_owned(), jq_path(&answer, path).to_owned());
            continue;
        }
        let answer = curl(command, &variables);
        let printed = printed.unwrap_or_else(|| panic!("no answer is printed below {command}"));
        run_count += 1;
        if !matches_printed(&answer, printed) {
            failures.push(format!("$ {command}\nprinted: {printed}\nanswered: {answer}\n"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(run_count >= 14, "one example of each group: {run_count}");
}
