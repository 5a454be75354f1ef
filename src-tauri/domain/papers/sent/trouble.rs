//! What cannot be done with a report, its packages, and numbers of earlier years.

/// Why not; each with the facts its sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportTrouble {
    /// Only a report that says what it said when it was checked is made final.
    NotChecked,
    /// The newest version is out and says the same.
    SentAlready {
        /// Which version.
        version: i64,
    },
    /// A password other programs may not take.
    PackagePassword,
    /// The folder holds no report package.
    NoPackages,
    /// The folder holds more packages than are read at once.
    TooManyPackages {
        /// The most.
        most: usize,
    },
    /// The sheet is no form of numbers of earlier years.
    NoFillForm,
    /// The report of the year is out, and its numbers with it.
    YearSent {
        /// The year.
        year: i32,
        /// The newest version.
        version: i64,
    },
}

impl ReportTrouble {
    /// Stable, for scripts.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotChecked => "report_not_checked",
            Self::SentAlready { .. } => "report_sent_already",
            Self::PackagePassword => "package_password",
            Self::NoPackages => "no_packages",
            Self::TooManyPackages { .. } => "too_many_packages",
            Self::NoFillForm => "no_fill_form",
            Self::YearSent { .. } => "year_sent",
        }
    }
}
