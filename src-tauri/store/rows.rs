//! How a row becomes a struct and back, once for all tables: columns are named once, read by name, and bound in
//! the order they are named.

use rusqlite::types::{Value, ValueRef};

use domain::dates::{Day, Partial};
use domain::kinds;

/// A value of a column.
pub(crate) trait Stored: Sized {
    /// From the database; none where it holds something else than was written.
    fn from_stored(value: ValueRef<'_>) -> Option<Self>;
    /// Into the database.
    fn to_stored(&self) -> Value;
}

impl Stored for i64 {
    fn from_stored(value: ValueRef<'_>) -> Option<Self> {
        value.as_i64().ok()
    }

    fn to_stored(&self) -> Value {
        Value::Integer(*self)
    }
}

impl Stored for bool {
    fn from_stored(value: ValueRef<'_>) -> Option<Self> {
        value.as_i64().ok().map(|number| number != 0)
    }

    fn to_stored(&self) -> Value {
        Value::Integer(i64::from(*self))
    }
}

impl Stored for String {
    fn from_stored(value: ValueRef<'_>) -> Option<Self> {
        value.as_str().ok().map(str::to_owned)
    }

    fn to_stored(&self) -> Value {
        Value::Text(self.clone())
    }
}

impl Stored for Partial {
    fn from_stored(value: ValueRef<'_>) -> Option<Self> {
        value.as_str().ok()?.parse().ok()
    }

    fn to_stored(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl Stored for Day {
    fn from_stored(value: ValueRef<'_>) -> Option<Self> {
        value.as_str().ok()?.parse::<Partial>().ok()?.exact()
    }

    fn to_stored(&self) -> Value {
        Value::Text(Partial::from(*self).to_string())
    }
}

impl<T: Stored> Stored for Option<T> {
    fn from_stored(value: ValueRef<'_>) -> Option<Self> {
        match value {
            ValueRef::Null => Some(None),
            other => T::from_stored(other).map(Some),
        }
    }

    fn to_stored(&self) -> Value {
        self.as_ref().map_or(Value::Null, Stored::to_stored)
    }
}

macro_rules! stored_codes {
    ($($name:ident),+) => {
        $(impl Stored for kinds::$name {
            fn from_stored(value: ValueRef<'_>) -> Option<Self> {
                Self::from_code(value.as_str().ok()?)
            }

            fn to_stored(&self) -> Value {
                Value::Text(self.code().to_owned())
            }
        })+
    };
}

stored_codes!(
    BodyKind,
    FactKind,
    BasisKind,
    Capacity,
    Presence,
    VoteMethod,
    EntitledKind,
    BuildingKind,
    RepresentsKind,
    UnitKind,
    BeginReason,
    EndReason,
    FigureKind,
    SeriesSpan,
    ListSource,
    ItemOrigin,
    MatterStage,
    ContentKind,
    ReportReader
);

/// Reads a column by name.
pub(crate) fn column<T: Stored>(row: &rusqlite::Row<'_>, name: &str) -> rusqlite::Result<T> {
    let value = row.get_ref(name)?;
    T::from_stored(value)
        .ok_or_else(|| rusqlite::Error::FromSqlConversionFailure(0, value.data_type(), format!("column {name}").into()))
}

/// Reads a column by its place, where a name would be looked up too often.
pub(crate) fn at<T: Stored>(row: &rusqlite::Row<'_>, place: usize) -> rusqlite::Result<T> {
    let value = row.get_ref(place)?;
    T::from_stored(value).ok_or_else(|| {
        rusqlite::Error::FromSqlConversionFailure(place, value.data_type(), format!("column {place}").into())
    })
}

/// Defines the struct of a journaled table with its reading and writing.
macro_rules! rows {
    ($(#[$meta:meta])* pub struct $name:ident in $table:literal, $notion:ident {
        $($(#[$doc:meta])* $field:ident: $type:ty,)+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            /// Never reused; 0 until it is added.
            pub id: i64,
            /// In the recycle bin.
            pub removed: bool,
            $($(#[$doc])* pub $field: $type,)+
        }

        #[allow(dead_code, reason = "every table offers the same few acts")]
        impl $name {
            /// Its table.
            pub const TABLE: &'static str = $table;
            /// `SELECT` with every column, to be followed by `WHERE …`.
            pub(crate) const SELECT: &'static str = concat!(
                "SELECT id, removed" $(, ", ", stringify!($field))+, " FROM ", $table, " "
            );

            pub(crate) fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
                Ok(Self {
                    id: crate::rows::column(row, "id")?,
                    removed: crate::rows::column(row, "removed")?,
                    $($field: crate::rows::column(row, stringify!($field))?,)+
                })
            }

            fn values(&self) -> Vec<rusqlite::types::Value> {
                use crate::rows::Stored;
                vec![self.removed.to_stored() $(, self.$field.to_stored())+]
            }

            /// The row, in the recycle bin or not.
            pub fn get(reading: &crate::door::Reading<'_>, id: i64) -> Result<Option<Self>, domain::Fault> {
                use rusqlite::OptionalExtension;
                reading
                    .connection()
                    .prepare_cached(concat!(
                        "SELECT id, removed" $(, ", ", stringify!($field))+, " FROM ", $table, " WHERE id = ?1"
                    ))
                    .and_then(|mut statement| statement.query_row([id], Self::from_row).optional())
                    .map_err(crate::trouble::fault)
            }

            /// The row, where it is not in the recycle bin.
            pub fn find(reading: &crate::door::Reading<'_>, id: i64) -> Result<Self, domain::Fault> {
                Self::get(reading, id)?
                    .filter(|row| !row.removed)
                    .ok_or(domain::Fault::Gone(domain::Notion::$notion))
            }

            /// Adds it; its id comes back.
            pub fn add(&self, writing: &crate::door::Writing<'_>) -> Result<i64, domain::Fault> {
                writing
                    .connection()
                    .prepare_cached(concat!(
                        "INSERT INTO ", $table, " (removed" $(, ", ", stringify!($field))+,
                        ") VALUES (?" $(, rows!(@mark $field))+, ")"
                    ))
                    .and_then(|mut statement| statement.insert(rusqlite::params_from_iter(self.values())))
                    .map_err(crate::trouble::fault)
            }

            /// Writes every column of the row with its id.
            pub fn rewrite(&self, writing: &crate::door::Writing<'_>) -> Result<(), domain::Fault> {
                let mut values = self.values();
                values.push(rusqlite::types::Value::Integer(self.id));
                let changed = writing
                    .connection()
                    .prepare_cached(concat!(
                        "UPDATE ", $table, " SET removed = ?" $(, ", ", stringify!($field), " = ?")+, " WHERE id = ?"
                    ))
                    .and_then(|mut statement| statement.execute(rusqlite::params_from_iter(values)))
                    .map_err(crate::trouble::fault)?;
                if changed == 1 { Ok(()) } else { Err(domain::Fault::Gone(domain::Notion::$notion)) }
            }

            /// Those in the recycle bin, newest first.
            pub fn removed(reading: &crate::door::Reading<'_>) -> Result<Vec<Self>, domain::Fault> {
                let sql = crate::rows::with_tail(Self::SELECT, "WHERE removed = 1 ORDER BY id DESC LIMIT 1000");
                Self::query(reading, &sql, [])
            }

            /// What the row was read at, for a patch.
            pub fn version(reading: &crate::door::Reading<'_>, id: i64) -> Result<i64, domain::Fault> {
                reading.version($table, id)
            }

            /// The row for a patch: there, not removed, and unchanged since it was read.
            pub fn patched(
                writing: &crate::door::Writing<'_>,
                id: i64,
                read_at: i64,
            ) -> Result<Self, domain::Fault> {
                let row = Self::find(writing, id)?;
                writing.unchanged_since(domain::Notion::$notion, $table, id, read_at)?;
                Ok(row)
            }

            /// Rows of a query made of [`Self::SELECT`] and a tail.
            pub(crate) fn query(
                reading: &crate::door::Reading<'_>,
                sql: &str,
                parameters: impl rusqlite::Params,
            ) -> Result<Vec<Self>, domain::Fault> {
                reading
                    .connection()
                    .prepare_cached(sql)
                    .and_then(|mut statement| statement.query_map(parameters, Self::from_row)?.collect())
                    .map_err(crate::trouble::fault)
            }
        }
    };
    (@mark $field:ident) => { ", ?" };
}

pub(crate) use rows;

/// A `SELECT` and its tail.
pub(crate) fn with_tail(select: &str, tail: &str) -> String {
    [select, tail].concat()
}
