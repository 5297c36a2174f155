//! Icons, 16 units square, in the colour of the text around them.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Glyph {
    /// Done.
    Check,
    /// Close, dismiss.
    Close,
    Copy,
    /// Show.
    Eye,
    /// Hide.
    EyeOff,
    Filter,
    Info,
    /// Nothing here yet.
    Inbox,
    /// Not available.
    Lock,
    Search,
    Refresh,
    Warning,
    /// In progress.
    Clock,
}

impl Glyph {
    const fn path(self) -> &'static str {
        match self {
            Self::Check => "M3 8.5 6.5 12 13 4.5",
            Self::Close => "m4 4 8 8M12 4l-8 8",
            Self::Copy => "M5.5 5.5V3h7.5v7.5h-2.5M3 5.5h7.5V13H3z",
            Self::Eye => {
                "M1.5 8S4 3.75 8 3.75 14.5 8 14.5 8 12 12.25 8 12.25 1.5 8 1.5 8ZM8 6.25a1.75 1.75 0 1 0 0 3.5 1.75 1.75 0 0 0 0-3.5"
            }
            Self::EyeOff => {
                "M6.3 4C6.85 3.85 7.4 3.75 8 3.75 12 3.75 14.5 8 14.5 8a12 12 0 0 1-1.8 2.25M10 11.9a5.6 5.6 0 0 1-2 .35C4 12.25 1.5 8 1.5 8a11.6 11.6 0 0 1 2.7-2.95M2.5 2.5l11 11"
            }
            Self::Filter => "M2.5 3.5h11L9.5 8.5v4.25L6.5 11V8.5z",
            Self::Info => "M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M8 7.25v4M8 4.75v.25",
            Self::Inbox => "M1.75 9 4 3.25h8L14.25 9v3.75H1.75zM1.75 9h3.5l1 1.75h3.5l1-1.75h3.5",
            Self::Lock => "M3.5 7.25h9v6.25h-9zM5.25 7V5a2.75 2.75 0 0 1 5.5 0v2",
            Self::Search => "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.25 10.25 13.5 13.5",
            Self::Refresh => "M13.25 8a5.25 5.25 0 1 1-1.5-3.7M12.25 1.75v2.75H9.5",
            Self::Warning => "M8 2 14.5 13.5H1.5ZM8 6.5v3M8 11.5v.25",
            Self::Clock => "M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M8 4.5V8l2.5 1.5",
        }
    }
}

/// Hidden from screen readers: the text beside it or a label says the same.
pub(crate) fn icon(glyph: Glyph) -> impl IntoView {
    view! {
        <svg
            class="icon"
            viewBox="0 0 16 16"
            fill="none"
            stroke="currentColor"
            stroke-width="1.5"
            stroke-linecap="round"
            stroke-linejoin="round"
            aria-hidden="true"
        >
            <path d=glyph.path() />
        </svg>
    }
}

/// The logo: a planet in orbit.
pub(crate) fn mark() -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 22 22" fill="none" stroke="currentColor" aria-hidden="true">
            <circle cx="11" cy="11" r="3" fill="currentColor" stroke="none" />
            <ellipse cx="11" cy="11" rx="10" ry="4.5" transform="rotate(-25 11 11)" stroke-width="1.4" />
            <circle cx="19.4" cy="6.6" r="1.7" fill="currentColor" stroke="none" />
        </svg>
    }
}
