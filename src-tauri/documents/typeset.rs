//! A paper set in type: what people typed goes to the template as data, and out come pages.

use domain::document::Document;
use domain::{Fault, Refusal};
use serde_json::Value;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, NativeElement, Selector, Value as TypstValue};
use typst::introspection::{Introspector, MetadataElem};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;

use std::sync::OnceLock;

use crate::fonts::{self, Fonts};
use crate::template::{self, Place};

/// Shapes of pages, the same for every paper.
const TEMPLATE: &str = include_str!("paper.typ");
/// What to do about characters no font draws.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Missing {
    /// 〓 stands for each, and a note under the paper says so.
    #[default]
    Mark,
    /// They stay in the text as they are, and the paper is no archival PDF.
    Plain,
}

/// A paper set in type.
pub(crate) struct Set {
    /// Its pages.
    pub(crate) pages: PagedDocument,
    /// Where characters stand that no font draws, in reading order.
    pub(crate) missing: Vec<MissingGlyph>,
    /// Whether there is any character no font draws, marked or not.
    pub(crate) lacking: bool,
    /// What it was set with.
    pub(crate) fonts: &'static Fonts,
}

/// A character no font of this computer draws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingGlyph {
    /// Itself.
    pub character: char,
    /// The words around it; in a table whose row it is.
    pub text: String,
    /// The page it stands on, from 1; none for what stands in a picture that is not drawn.
    pub page: Option<usize>,
}

/// The pages of a clean paper.
pub(crate) fn set(document: &Document, missing: Missing) -> Result<Set, Fault> {
    let (fonts, characters) = fonts::drawing(document)?;
    let lacking = !characters.is_empty();
    let marked = if missing == Missing::Mark { characters } else { Vec::new() };
    let (data, places) = template::data(document, fonts, marked);
    let press = Press::load(fonts, &data)?;
    let result = typst::compile::<PagedDocument>(&press).output;
    // What was kept for the next paper is dropped after two papers without use.
    typst::comemo::evict(2);
    let pages = result.map_err(|trouble| refused(&trouble))?;
    let missing = found(&pages, places);
    Ok(Set { pages, missing, lacking, fonts })
}

/// The places with their pages, which only the pages themselves know.
fn found(pages: &PagedDocument, places: Vec<Place>) -> Vec<MissingGlyph> {
    if places.is_empty() {
        return Vec::new();
    }
    let mut stands: Vec<Option<usize>> = vec![None; places.len()];
    let introspector = pages.introspector();
    for mark in introspector.query(&Selector::Elem(MetadataElem::ELEM, None)) {
        let number = mark.to_packed::<MetadataElem>().and_then(|mark| match mark.value {
            TypstValue::Int(number) => usize::try_from(number).ok(),
            _ => None,
        });
        let page = mark.location().and_then(|location| introspector.page(location));
        if let Some(stands) = number.and_then(|number| stands.get_mut(number))
            && stands.is_none()
        {
            *stands = page.map(usize::from);
        }
    }
    places
        .into_iter()
        .zip(stands)
        .map(|(place, page)| MissingGlyph { character: place.character, text: place.text, page })
        .collect()
}

/// What the renderer said, for the log.
pub(crate) fn refused(trouble: &[SourceDiagnostic]) -> Fault {
    let said: Vec<&str> = trouble.iter().map(|one| one.message.as_str()).collect();
    Refusal::Render(said.join("; ")).into()
}

/// All the template asks for: itself, the data, the fonts; no clock and no file.
struct Press {
    fonts: &'static Fonts,
    template: Source,
    data_id: FileId,
    data: Bytes,
}

impl Press {
    fn load(fonts: &'static Fonts, data: &Value) -> Result<Self, Fault> {
        let id = |path: &str| -> Result<FileId, Fault> {
            let path = VirtualPath::new(path).map_err(|_| Fault::Bug(format!("no such virtual path: {path}")))?;
            Ok(RootedPath::new(VirtualRoot::Project, path).intern())
        };
        let data = Bytes::from_string(data.to_string());
        let template = Source::new(id("/paper.typ")?, TEMPLATE.to_owned());
        Ok(Self { fonts, template, data_id: id("/paper.json")?, data })
    }
}

static LIBRARY: OnceLock<LazyHash<Library>> = OnceLock::new();

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        LIBRARY.get_or_init(|| LazyHash::new(Library::default()))
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.store.book()
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data_id { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.store.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
