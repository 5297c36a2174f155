//! The browser that tests run in, its driver, and a font that has the rupee sign and Indian scripts.

use super::{apt, found};
use crate::failure::{Failure, Outcome};
use crate::workspace;
use std::env;
use std::path::{Path, PathBuf};

/// The browser's two programs.
#[derive(Clone)]
pub(super) struct Browser {
    pub(super) chromium: PathBuf,
    pub(super) driver: PathBuf,
}

/// Both programs and the font.
pub(super) fn ensure() -> Outcome<Browser> {
    if look().is_none() {
        apt::install("a browser and its driver", &["chromium", "chromium-driver"])?;
    }
    let advice = "install chromium and its driver by hand; ORRERY_CHROMIUM and CHROMEDRIVER may name them";
    let browser = look().ok_or_else(|| Failure::new("setup", "there is no chromium with its driver", advice))?;
    found(&format!("{} and {}", browser.chromium.display(), browser.driver.display()));
    let font = Path::new("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf");
    // Other systems have fonts in other folders: use what is there.
    if !font.exists() && workspace::which("apt-get").is_some() {
        apt::install("the Noto fonts", &["fonts-noto-core"])?;
    }
    Ok(browser)
}

fn look() -> Option<Browser> {
    let named = |variable: &str| env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file());
    let chromium = named("ORRERY_CHROMIUM")
        .or_else(|| ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(workspace::which))?;
    let driver = named("CHROMEDRIVER").or_else(|| workspace::which("chromedriver"))?;
    Some(Browser { chromium, driver })
}
