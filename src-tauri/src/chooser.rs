//! What a page asks of the window itself: to be shown, to let her choose a file or folder, to open what was written.

use std::path::PathBuf;

use domain::Fault;
use domain::fault::FileOperation;
use domain::wording::window::{FOLDER_TITLE, FileKind};
use office::desk::Desk;
use serde_json::{Value, json};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

use crate::{MAIN, showing};

/// Names the folder a test answers from.
#[cfg(feature = "e2e")]
const ANSWERS: &str = "JUWEI_E2E_ANSWERS";

type Dialog = FileDialogBuilder<tauri::Wry>;

/// Answers what is the window's own; `None` where the office is meant.
pub(crate) fn answer(app: &AppHandle, desk: &Desk, name: &str, request: &Value) -> Option<Result<Value, Fault>> {
    let path = |chosen: Option<PathBuf>| json!({ "path": chosen });
    Some(match name {
        "window_ready" => {
            showing::page_is_usable(app);
            Ok(json!({}))
        }
        "work_stop" => {
            desk.progress().stop();
            Ok(json!({}))
        }
        "choose_open" => kind(request).map(|kind| {
            path(choose(app, desk, name, kind.open_title(), |dialog| filtered(dialog, kind).blocking_pick_file()))
        }),
        "choose_save" => kind(request).and_then(|kind| {
            let file = text(request, "name")?;
            Ok(path(choose(app, desk, name, kind.save_title(), |dialog| {
                filtered(dialog, kind).set_file_name(file).blocking_save_file()
            })))
        }),
        "choose_folder" => Ok(path(choose(app, desk, name, FOLDER_TITLE, Dialog::blocking_pick_folder))),
        _ => return desk.to_open(name, request).map(|path| path.and_then(open)),
    })
}

/// Lets her choose; what she chose may be opened later. Nothing where she closed the dialog.
fn choose(
    app: &AppHandle,
    desk: &Desk,
    name: &str,
    title: &str,
    ask: impl FnOnce(Dialog) -> Option<FilePath>,
) -> Option<PathBuf> {
    let chosen = if cfg!(feature = "e2e") {
        prepared(name)
    } else {
        let dialog = app.dialog().file().set_title(title);
        let over = app.get_webview_window(MAIN);
        ask(match &over {
            Some(window) => dialog.set_parent(window),
            None => dialog,
        })
        .and_then(|path| path.into_path().ok())
    };
    chosen.inspect(|path| desk.learn(path))
}

fn filtered(dialog: Dialog, kind: FileKind) -> Dialog {
    kind.filter().into_iter().fold(dialog, |dialog, (name, endings)| dialog.add_filter(name, endings))
}

fn kind(request: &Value) -> Result<FileKind, Fault> {
    FileKind::named(text(request, "kind")?).ok_or_else(|| Fault::Malformed("kind".to_owned()))
}

fn text<'a>(request: &'a Value, field: &str) -> Result<&'a str, Fault> {
    request.get(field).and_then(Value::as_str).ok_or_else(|| Fault::Malformed(field.to_owned()))
}

#[cfg(not(feature = "e2e"))]
fn open(path: PathBuf) -> Result<Value, Fault> {
    let opened = open::that_detached(&path);
    opened.map(|()| json!({})).map_err(|error| Fault::file(FileOperation::Open, path, &error))
}

#[cfg(not(feature = "e2e"))]
fn prepared(_: &str) -> Option<PathBuf> {
    None
}

/// The answer a test laid out in a file named like the act.
#[cfg(feature = "e2e")]
fn prepared(name: &str) -> Option<PathBuf> {
    let answer = std::fs::read_to_string(PathBuf::from(std::env::var_os(ANSWERS)?).join(name)).ok()?;
    Some(answer.trim()).filter(|line| !line.is_empty()).map(PathBuf::from)
}

/// Noted for the test instead of opened.
#[cfg(feature = "e2e")]
fn open(path: PathBuf) -> Result<Value, Fault> {
    use std::io::Write;
    let opened = PathBuf::from(std::env::var_os(ANSWERS).unwrap_or_default()).join("opened");
    let noted = std::fs::OpenOptions::new().create(true).append(true).open(opened);
    let noted = noted.and_then(|mut file| writeln!(file, "{}", path.display()));
    noted.map(|()| json!({})).map_err(|error| Fault::file(FileOperation::Open, path, &error))
}
