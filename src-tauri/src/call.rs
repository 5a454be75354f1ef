//! The one IPC command: `{name, request}` in, `{reply}` or `{fault}` out, never on the main thread.

use domain::Fault;
use domain::wording::window;
use office::desk::Desk;
use office::record;
use serde_json::{Value, json};
use tauri::{AppHandle, Emitter, Manager};

use crate::{MAIN, chooser};

/// The command. What the page asks of the window itself is answered by [`chooser`], all else by the office.
#[tauri::command]
pub(crate) async fn call(app: AppHandle, name: String, request: Value) -> Value {
    let done = tauri::async_runtime::spawn_blocking(move || {
        let desk = app.state::<Desk>();
        chooser::answer(&app, &desk, &name, &request).unwrap_or_else(|| work(&app, &desk, &name, request))
    });
    let fault = match done.await {
        Ok(Ok(reply)) => return json!({ "reply": reply }),
        Ok(Err(fault)) => fault,
        Err(error) => Fault::Bug(error.to_string()),
    };
    record::fault(&fault);
    json!({ "fault": office::fault_json(&fault) })
}

/// Asks the office; after a commit the pages hear what changed, and the title says whether it is a sample now.
fn work(app: &AppHandle, desk: &Desk, name: &str, request: Value) -> Result<Value, Fault> {
    let answer = desk.call(name, request)?;
    if let Some(changed) = answer.changed {
        record::trouble("changed", app.emit("changed", changed));
        if let Some(window) = app.get_webview_window(MAIN) {
            record::trouble("title", window.set_title(window::title(desk.is_sample())));
        }
    }
    Ok(answer.reply)
}
