//! Shows the window once its first page can be used, so that nobody looks at an empty frame.

use std::sync::Once;
use std::time::Duration;

use office::record::{self, Startup};
use tauri::{AppHandle, Manager};

use crate::MAIN;

/// A page that never says it is ready is shown after this: something to see is better than nothing.
const PATIENCE: Duration = Duration::from_secs(5);

/// How far the window is.
pub(crate) struct Showing {
    pub(crate) startup: Startup,
    pub(crate) shown: Once,
}

/// The first page has painted and takes input.
pub(crate) fn page_is_usable(app: &AppHandle) {
    show(app, |showing| showing.startup.mark("first page usable"));
}

/// The page has loaded; it should say soon that it can be used.
pub(crate) fn show_at_last(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        std::thread::sleep(PATIENCE);
        show(&app, |_| {});
    });
}

/// On the main thread, so that it is on the screen when `then` runs.
fn show(app: &AppHandle, then: impl FnOnce(&Showing) + Send + 'static) {
    let handle = app.clone();
    let asked = app.run_on_main_thread(move || {
        let showing = handle.state::<Showing>();
        showing.shown.call_once(|| {
            if let Some(window) = handle.get_webview_window(MAIN) {
                record::trouble("show", window.show().and_then(|()| window.set_focus()));
                showing.startup.mark("window shown");
            }
        });
        then(&showing);
    });
    record::trouble("show", asked);
}
