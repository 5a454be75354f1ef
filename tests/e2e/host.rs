//! The pages without the window: serves the built pages under the window's own content policy and answers `/call` from
//! the same desk the window stands before. File dialogs are answered from a folder, as the window for tests does.
//!
//! `juwei-host REGISTER CONFIGURATION PAGES ANSWERS` prints the address it listens on, on this machine alone.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use domain::Fault;
use office::desk::Desk;
use office::{Door, Office, Place, fault_json};
use serde_json::{Value, json};

/// The window's policy, with the one address a browser needs in place of the window's own.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; \
    font-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; object-src 'none'; frame-src 'none'; \
    frame-ancestors 'none'";

/// Longest request body read, in bytes.
const LONGEST: usize = 4 * 1024 * 1024;

struct Host {
    desk: Desk,
    pages: PathBuf,
    answers: PathBuf,
}

fn main() -> ExitCode {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [register, configuration, pages, answers] = folders.as_slice() else { return ExitCode::from(2) };
    let place = Place { register: register.clone(), configuration: configuration.clone() };
    let host =
        Host { desk: Desk::new(Office::start(place, Door::Window)), pages: pages.clone(), answers: answers.clone() };
    match listen(Arc::new(host)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(1),
    }
}

fn listen(host: Arc<Host>) -> std::io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let mut out = std::io::stdout();
    writeln!(out, "http://{}", listener.local_addr()?)?;
    out.flush()?;
    for stream in listener.incoming() {
        let (stream, host) = (stream?, Arc::clone(&host));
        // A browser that hangs up early is none of our business.
        std::thread::spawn(move || drop(answer(&host, stream)));
    }
    Ok(())
}

fn answer(host: &Host, stream: TcpStream) -> std::io::Result<()> {
    let mut reader = BufReader::new(&stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split_whitespace();
    let (method, path) = (words.next().unwrap_or_default().to_owned(), words.next().unwrap_or_default().to_owned());
    let mut length = 0;
    loop {
        let mut header = String::new();
        if reader.read_line(&mut header)? == 0 || header.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = header.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    if method == "POST" && path == "/call" {
        let mut body = vec![0_u8; usize::min(length, LONGEST)];
        reader.read_exact(&mut body)?;
        let reply = host.call(&body).to_string();
        return send(&stream, "200 OK", "application/json", reply.as_bytes());
    }
    match host.page(&path) {
        Some((kind, bytes)) => send(&stream, "200 OK", kind, &bytes),
        None => send(&stream, "404 Not Found", "text/plain", b""),
    }
}

fn send(mut stream: &TcpStream, status: &str, kind: &str, bytes: &[u8]) -> std::io::Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nContent-Security-Policy: {POLICY}\r\n\
         Cache-Control: no-store\r\nConnection: close\r\n\r\n",
        bytes.len()
    )?;
    stream.write_all(bytes)
}

impl Host {
    fn call(&self, body: &[u8]) -> Value {
        let asked: Value = serde_json::from_slice(body).unwrap_or_default();
        let name = asked.get("name").and_then(Value::as_str).unwrap_or_default();
        let request = asked.get("request").cloned().unwrap_or_else(|| json!({}));
        let answered = match self.of_the_window(name, &request) {
            Some(answered) => answered.map(|reply| json!({ "reply": reply })),
            None => self
                .desk
                .call(name, request)
                .map(|answer| json!({ "reply": answer.reply.value(), "changed": answer.changed })),
        };
        answered.unwrap_or_else(|fault| json!({ "fault": fault_json(&fault) }))
    }

    /// What the window answers itself.
    fn of_the_window(&self, name: &str, request: &Value) -> Option<Result<Value, Fault>> {
        let path = request.get("path").and_then(Value::as_str).map(PathBuf::from);
        Some(match (name, path) {
            ("window_ready", _) => Ok(json!({})),
            ("work_stop", _) => {
                self.desk.progress().stop();
                Ok(json!({}))
            }
            ("choose_open" | "choose_save" | "choose_folder", _) => {
                let chosen = std::fs::read_to_string(self.answers.join(name)).ok();
                let chosen = chosen.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
                if let Some(path) = &chosen {
                    self.desk.learn(Path::new(path));
                }
                Ok(json!({ "path": chosen }))
            }
            ("open_path" | "print_pdf" | "show_in_folder", Some(path)) if self.desk.knows(&path) => Ok(json!({})),
            ("open_path" | "print_pdf" | "show_in_folder", _) => Err(Fault::Malformed("path".to_owned())),
            _ => return None,
        })
    }

    /// A file of the built pages; nothing outside their folder.
    fn page(&self, path: &str) -> Option<(&'static str, Vec<u8>)> {
        let path = path.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
        let path = Path::new(if path.is_empty() { "index.html" } else { path });
        if path.components().any(|part| !matches!(part, Component::Normal(_))) {
            return None;
        }
        let kind = match path.extension().and_then(|ending| ending.to_str()) {
            Some("html") => "text/html; charset=utf-8",
            Some("js") => "text/javascript",
            Some("css") => "text/css",
            Some("svg") => "image/svg+xml",
            _ => "application/octet-stream",
        };
        std::fs::read(self.pages.join(path)).ok().map(|bytes| (kind, bytes))
    }
}
