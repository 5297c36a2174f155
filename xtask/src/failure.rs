//! A failed step: its name, the problem, and what to do.

use std::fmt;

/// The result of a step.
pub(crate) type Outcome<T> = Result<T, Failure>;

/// A step that failed.
#[derive(Debug)]
pub(crate) struct Failure {
    step: String,
    problem: String,
    advice: String,
}

impl Failure {
    /// `step` as it was announced, the problem, and advice on what to do.
    pub(crate) fn new(step: impl Into<String>, problem: impl fmt::Display, advice: impl Into<String>) -> Self {
        Self { step: step.into(), problem: problem.to_string(), advice: advice.into() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "failed: {}\n  {}", self.step, self.problem.trim_end().replace('\n', "\n  "))?;
        if !self.advice.is_empty() {
            write!(f, "\n  what to do: {}", self.advice)?;
        }
        Ok(())
    }
}

/// Adds the step to an error of another kind.
pub(crate) trait WithStep<T> {
    /// The error as a failure of `step`, with advice on what to do.
    fn step(self, step: &str, advice: &str) -> Outcome<T>;
}

impl<T, E: fmt::Display> WithStep<T> for Result<T, E> {
    fn step(self, step: &str, advice: &str) -> Outcome<T> {
        self.map_err(|error| Failure::new(step, error, advice))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_step_problem_and_advice() {
        let failure = Failure::new("rustfmt", "2 files differ\nsrc/a.rs", "cargo fmt");
        assert_eq!(failure.to_string(), "failed: rustfmt\n  2 files differ\n  src/a.rs\n  what to do: cargo fmt");
    }
}
