//! The window: one program, one window, one IPC command (`{name, request}` in, `{reply}` or `{fault}` out), dialogs
//! opened from here so that a page never names a path, and an event after each commit. The work is the office's.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

#[cfg(all(feature = "e2e", not(debug_assertions)))]
compile_error!("the feature e2e answers file dialogs without asking and is for debug builds only");

mod chooser;
mod showing;

use std::process::ExitCode;
use std::sync::Once;
use std::time::Duration;

use domain::Fault;
use domain::wording::{faults, window};
use office::desk::Desk;
use office::record::{self, Startup};
use office::{Door, Office, Place, Reply};
use serde_json::{Value, json};
use tauri::ipc::Response;
use tauri::webview::{NewWindowResponse, PageLoadEvent, PermissionResponse};
use tauri::{App, AppHandle, Emitter, Manager, RunEvent, Url, WebviewWindowBuilder};

#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The one window's name in `tauri.conf.json`.
const MAIN: &str = "main";

/// A pause in her work.
const PAUSE: Duration = Duration::from_secs(60);

fn main() -> ExitCode {
    let startup = Startup::begin();
    let Some(register) = register_of(std::env::args_os().skip(1)) else { return refuse(window::USAGE) };
    let screens = ["DISPLAY", "WAYLAND_DISPLAY"].map(|name| std::env::var_os(name).unwrap_or_default());
    if cfg!(target_os = "linux") && screens.iter().all(|screen| screen.is_empty()) {
        return refuse(window::NO_DISPLAY);
    }
    let place = match Place::at(register) {
        Ok(place) => place,
        Err(fault) => return refuse(&faults::sentence(&fault)),
    };
    record::keep_in(&place.configuration);
    let built = tauri::Builder::default()
        // First, so that a second start hands over before it touches the register.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| come_forward(app)))
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![call])
        .setup(move |app| open_window(app, place, startup))
        .build(tauri::generate_context!());
    match built {
        Ok(app) => app.run(|app, event| {
            if let RunEvent::Exit = event {
                record::trouble("close", app.state::<Desk>().close());
            }
        }),
        Err(error) => {
            record::line(&format!("window: {error}"));
            return ExitCode::from(3);
        }
    }
    ExitCode::SUCCESS
}

/// Opens the register, then makes the window, hidden until its page has painted.
fn open_window(app: &mut App, place: Place, startup: Startup) -> Result<(), Box<dyn std::error::Error>> {
    let desk = Desk::new(Office::start(place, Door::Window));
    let told = app.handle().clone();
    desk.progress().tell(move |step| record::trouble("progress", told.emit("progress", step)));
    app.manage(desk);
    rest_in_pauses(app.handle().clone());
    app.manage(showing::Showing { startup, shown: Once::new() });
    let config = app.config().app.windows.iter().find(|window| window.label == MAIN).cloned();
    WebviewWindowBuilder::from_config(app, &config.ok_or("tauri.conf.json names no window main")?)?
        .title(window::title(app.state::<Desk>().is_sample()))
        // Nothing of the pages is kept on disk; only WebDriver needs a context that may be kept.
        .incognito(!cfg!(feature = "e2e"))
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_permission_request(|_, _| PermissionResponse::Deny)
        .on_download(|_, _| false)
        .on_page_load(|window, page| {
            if page.event() == PageLoadEvent::Finished {
                showing::show_at_last(window.app_handle());
            }
        })
        .build()?;
    Ok(())
}

/// While she does something else, what she wrote comes out of the log into the main file.
fn rest_in_pauses(app: AppHandle) {
    let resting = std::thread::Builder::new().name("rest".to_owned()).spawn(move || {
        loop {
            std::thread::sleep(PAUSE / 4);
            app.state::<Desk>().rest_after(PAUSE);
        }
    });
    record::trouble("rest", resting.map(drop));
}

/// The command. What the page asks of the window itself is answered by [`chooser`], all else by the office.
#[tauri::command]
async fn call(app: AppHandle, name: String, request: Value) -> Response {
    let done = tauri::async_runtime::spawn_blocking(move || {
        let desk = app.state::<Desk>();
        match chooser::answer(&app, &desk, &name, &request) {
            Some(chosen) => chosen.and_then(|reply| Reply::of(&reply)),
            None => work(&app, &desk, &name, request),
        }
    });
    let fault = match done.await {
        Ok(Ok(reply)) => return Response::new(format!("{{\"reply\":{}}}", reply.text())),
        Ok(Err(fault)) => fault,
        Err(error) => Fault::Bug(error.to_string()),
    };
    record::fault(&fault);
    Response::new(json!({ "fault": office::fault_json(&fault) }).to_string())
}

/// Asks the office; after a commit the pages hear what changed, and the title says whether it is a sample now.
fn work(app: &AppHandle, desk: &Desk, name: &str, request: Value) -> Result<Reply, Fault> {
    let answer = desk.call(name, request)?;
    if let Some(changed) = answer.changed {
        record::trouble("changed", app.emit("changed", changed));
        if let Some(window) = app.get_webview_window(MAIN) {
            record::trouble("title", window.set_title(window::title(desk.is_sample())));
        }
    }
    Ok(answer.reply)
}

/// Brings the window to the front; one that is still starting shows itself.
fn come_forward(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        record::trouble("focus", window.unminimize().and_then(|()| window.set_focus()));
    }
}

/// Only the pages in this program, never anything else.
fn is_ours(url: &Url) -> bool {
    matches!(
        (url.scheme(), url.host_str(), url.port()),
        ("tauri", Some("localhost"), None) | ("http", Some("tauri.localhost"), None)
    )
}

/// `--register DIR`, or nothing; `None` where the line says anything else.
fn register_of(mut line: impl Iterator<Item = std::ffi::OsString>) -> Option<Option<std::path::PathBuf>> {
    match (line.next(), line.next(), line.next()) {
        (None, None, None) => Some(None),
        (Some(flag), Some(folder), None) if flag == "--register" => Some(Some(folder.into())),
        _ => None,
    }
}

fn refuse(sentence: &str) -> ExitCode {
    record::say(sentence);
    ExitCode::from(1)
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_our_own_pages_are_navigated_to() {
        let ours = |url: &str| super::is_ours(&tauri::Url::parse(url).unwrap());
        assert!(ours("tauri://localhost/index.html#/people") && ours("http://tauri.localhost/"));
        let foreign = ["http://tauri.localhost.a.cn/", "http://tauri.localhost:8080/", "file:///etc/passwd", "data:,x"];
        assert!(!foreign.into_iter().any(ours));
    }
}
