//! 口径: what the street office may want counted otherwise: edges of bands, and what a share is taken of. Each has a
//! default; what the committee chose is kept as a setting, and the labels of rows follow it.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::rules::parameters::CrossBase;

/// What a measure is called in the table of settings: `report.age_bands`.
pub const SETTING: &str = "report.";
/// More bands than this are no table any more.
const MOST_EDGES: usize = 9;
/// Nobody is older.
const OLDEST: u32 = 120;

/// The upper edges of bands, ascending; the last band has none. An edge belongs to the band below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edges(Vec<u32>);

/// A band: both ends counted.
pub(crate) type Band = (Option<u32>, Option<u32>);

impl Edges {
    /// As stored: 30,40,50.
    pub fn written(&self) -> String {
        self.0.iter().map(u32::to_string).collect::<Vec<_>>().join(",")
    }

    /// From left to right.
    pub(crate) fn bands(&self) -> Vec<Band> {
        let mut bands = Vec::with_capacity(self.0.len() + 1);
        let mut from = None;
        for edge in &self.0 {
            bands.push((from, Some(*edge)));
            from = Some(edge + 1);
        }
        bands.push((from, None));
        bands
    }

    fn read(text: &str) -> Result<Self, NotAMeasure> {
        let parts = text.split([',', '，', '、', ' ', '/']).map(str::trim).filter(|part| !part.is_empty());
        let edges: Vec<u32> =
            parts.map(|part| part.parse::<u32>().map_err(|_| NotAMeasure::NotANumber)).collect::<Result<_, _>>()?;
        if edges.is_empty() || edges.len() > MOST_EDGES {
            return Err(NotAMeasure::HowMany);
        }
        if edges.windows(2).any(|pair| pair.first() >= pair.last()) {
            return Err(NotAMeasure::NotAscending);
        }
        if edges.iter().any(|edge| *edge == 0 || *edge > OLDEST) {
            return Err(NotAMeasure::OutOfRange);
        }
        Ok(Self(edges))
    }
}

/// Why a text is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAMeasure {
    /// No measure of that name.
    Name,
    /// Something other than whole numbers.
    NotANumber,
    /// None, or too many.
    HowMany,
    /// Each edge must be greater than the one before.
    NotAscending,
    /// Below 1 or above 120.
    OutOfRange,
    /// None of the choices.
    Choice,
}

/// What is counted how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measures {
    /// 年龄段: of R08.
    pub age_bands: Edges,
    /// 年龄段 of those elected: of R11.
    pub result_age_bands: Edges,
    /// 交叉任职比例的分母: the one the rules use too.
    pub cross_base: CrossBase,
}

impl Default for Measures {
    fn default() -> Self {
        Self { age_bands: Edges(vec![30, 40, 50]), result_age_bands: Edges(vec![30, 60]), cross_base: CrossBase::Party }
    }
}

/// A measure as the window shows it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureDescription {
    /// Its name.
    pub name: String,
    /// The question it answers.
    pub title: String,
    /// Why the default is what it is.
    pub why: String,
    /// What it changes: which numbers follow it.
    pub changes: String,
    /// On what the default rests.
    pub source: String,
}

impl Measures {
    /// All measures of the report alone, in the order the window shows them.
    pub fn described() -> &'static [MeasureDescription] {
        static DESCRIBED: OnceLock<Vec<MeasureDescription>> = OnceLock::new();
        DESCRIBED.get_or_init(|| serde_json::from_str(include_str!("measures.json")).unwrap_or_default())
    }

    /// Takes one answer as it is stored or typed.
    ///
    /// # Errors
    /// Where it is none.
    pub fn read(&mut self, name: &str, text: &str) -> Result<(), NotAMeasure> {
        match name {
            "age_bands" => self.age_bands = Edges::read(text)?,
            "result_age_bands" => self.result_age_bands = Edges::read(text)?,
            _ => return Err(NotAMeasure::Name),
        }
        Ok(())
    }

    /// One answer as it is stored.
    pub fn written(&self, name: &str) -> Option<String> {
        match name {
            "age_bands" => Some(self.age_bands.written()),
            "result_age_bands" => Some(self.result_age_bands.written()),
            _ => None,
        }
    }

    /// One answer in words: 30岁及以下、31至40岁、41至50岁、51岁及以上.
    pub fn in_words(&self, name: &str) -> String {
        let bands = self.edges(name).map(Edges::bands).unwrap_or_default();
        bands.into_iter().map(crate::wording::indicators::band).collect::<Vec<_>>().join("、")
    }

    pub(crate) fn edges(&self, name: &str) -> Option<&Edges> {
        match name {
            "age_bands" => Some(&self.age_bands),
            "result_age_bands" => Some(&self.result_age_bands),
            _ => None,
        }
    }
}
