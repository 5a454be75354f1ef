//! What points to a row, read from the schema's foreign keys: an act about a whole person can forget no table that
//! came later.

use domain::Fault;

use crate::door::{Reading, Writing};
use crate::journal::EXEMPT;
use crate::rows::column;
use crate::trouble::fault;

/// A column of a journaled table that points to the rows of another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The table it stands in.
    pub table: String,
    /// Its name.
    pub column: String,
}

/// Rows of one table that say the same where these columns say the same. The column that points is left out of the
/// comparison.
const SAME: &[(&str, &[&str])] = &[
    ("person_fact", &["kind", "code", "text", "building", "from_on", "to_on"]),
    ("kinship", &["person", "relative", "code"]),
    ("certificate", &["name", "level", "number", "issued_on"]),
    ("declared_relative", &["name", "code"]),
    ("consent", &["purpose", "given_on", "withdrawn_on"]),
    ("appointment", &["post", "term", "from_on", "to_on"]),
];

/// `a` and `b` say the same but for the column that points.
fn alike(table: &str, link: &str) -> Option<String> {
    let (_, columns) = SAME.iter().find(|(named, _)| *named == table)?;
    let parts: Vec<String> =
        columns.iter().filter(|column| **column != link).map(|column| format!("a.{column} IS b.{column}")).collect();
    Some(parts.join(" AND "))
}

impl Reading<'_> {
    /// Every column of a journaled table that points to a table, by name.
    pub fn links_to(&self, table: &str) -> Result<Vec<Link>, Fault> {
        let mut statement = self
            .connection()
            .prepare_cached(
                "SELECT t.name AS child, f.\"from\" AS key FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
                 WHERE t.type = 'table' AND f.\"table\" = ?1 AND f.\"to\" = 'id' ORDER BY child, key",
            )
            .map_err(fault)?;
        let rows = statement
            .query_map([table], |row| Ok(Link { table: row.get("child")?, column: row.get("key")? }))
            .map_err(fault)?;
        let mut links = Vec::new();
        for link in rows {
            let link = link.map_err(fault)?;
            if !EXEMPT.iter().any(|(exempt, _)| *exempt == link.table) {
                links.push(link);
            }
        }
        Ok(links)
    }

    /// The table a column points to.
    pub fn pointed_to(&self, table: &str, named: &str) -> Result<Option<String>, Fault> {
        let mut statement = self
            .connection()
            .prepare_cached(
                "SELECT \"table\" AS parent FROM pragma_foreign_key_list(?1) WHERE \"from\" = ?2 AND \"to\" = 'id'",
            )
            .map_err(fault)?;
        let mut rows = statement.query([table, named]).map_err(fault)?;
        rows.next().map_err(fault)?.map(|row| row.get("parent")).transpose().map_err(fault)
    }

    /// Ids of the rows a link points from to a row, those in the recycle bin too.
    pub fn rows_of(&self, link: &Link, row: i64) -> Result<Vec<i64>, Fault> {
        self.ids(&format!("SELECT id FROM {} WHERE {} = ?1 ORDER BY id", link.table, link.column), [row])
    }

    /// How many rows not removed point to a row, by link; those without any are left out.
    pub fn pointing(&self, table: &str, row: i64) -> Result<Vec<(Link, i64)>, Fault> {
        let mut found = Vec::new();
        for link in self.links_to(table)? {
            let sql = format!("SELECT count(*) FROM {} WHERE {} = ?1 AND removed = 0", link.table, link.column);
            let count: i64 = self.connection().query_row(&sql, [row], |found| found.get(0)).map_err(fault)?;
            if count > 0 {
                found.push((link, count));
            }
        }
        Ok(found)
    }

    /// Rows that point to `other` and say what a row that points to `keep` says already, by link.
    pub fn twins(&self, table: &str, keep: i64, other: i64) -> Result<Vec<(Link, i64)>, Fault> {
        let mut found = Vec::new();
        for link in self.links_to(table)? {
            let Some(same) = alike(&link.table, &link.column) else { continue };
            let sql = format!(
                "SELECT count(*) FROM {0} a WHERE a.{1} = ?2 AND a.removed = 0 AND EXISTS (SELECT 1 FROM {0} b
                   WHERE b.{1} = ?1 AND b.removed = 0 AND {same})",
                link.table, link.column
            );
            let count: i64 = self.connection().query_row(&sql, [keep, other], |row| row.get(0)).map_err(fault)?;
            if count > 0 {
                found.push((link, count));
            }
        }
        Ok(found)
    }

    /// Ids a query answers.
    pub(crate) fn ids(&self, sql: &str, parameters: impl rusqlite::Params) -> Result<Vec<i64>, Fault> {
        self.connection()
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_map(parameters, |row| column(row, "id"))?.collect())
            .map_err(fault)
    }
}

impl Writing<'_> {
    /// Points everything that points to the card `other` to the card `keep`. What would then point to itself, and what
    /// would be said twice, goes to the recycle bin.
    pub fn repoint_person(&self, keep: i64, other: i64) -> Result<(), Fault> {
        let run = |sql: &str, parameters: [i64; 2]| {
            self.connection()
                .prepare_cached(sql)
                .and_then(|mut statement| statement.execute(parameters))
                .map(drop)
                .map_err(fault)
        };
        run(
            "UPDATE kinship SET removed = 1 WHERE removed = 0
               AND ((person = ?1 AND relative = ?2) OR (person = ?2 AND relative = ?1))",
            [keep, other],
        )?;
        let links = self.links_to("person")?;
        for Link { table, column } in &links {
            // An edge between the two cannot be pointed to itself; it stays behind with the card that goes.
            let but = if table == "kinship" { " AND ?1 NOT IN (person, relative)" } else { "" };
            run(&format!("UPDATE {table} SET {column} = ?1 WHERE {column} = ?2{but}"), [keep, other])?;
        }
        for Link { table, column } in &links {
            let Some(same) = alike(table, column) else { continue };
            run(
                &format!(
                    "UPDATE {table} AS a SET removed = 1 WHERE a.{column} = ?1 AND a.removed = 0 AND ?2 <> ?1
                       AND EXISTS (SELECT 1 FROM {table} b WHERE b.{column} = ?1 AND b.removed = 0 AND b.id < a.id AND {same})"
                ),
                [keep, other],
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::register::{Contents, Register};

    /// The list every act about a whole person works through. One more line here means: merging, erasing and the
    /// access right have to know it, and the tests of those acts have to say what becomes of it.
    #[test]
    fn these_columns_point_to_a_person() {
        let folder = tempfile::tempdir().unwrap();
        let register = Register::create(&folder.path().join("r"), &folder.path().join("s"), Contents::Sample).unwrap();
        let links = register.read(|reading| reading.links_to("person")).unwrap();
        let named: Vec<String> = links.iter().map(|link| format!("{}.{}", link.table, link.column)).collect();
        assert_eq!(
            named,
            [
                "appointment.person",
                "attendance.person",
                "certificate.person",
                "consent.person",
                "declared_relative.person",
                "kinship.person",
                "kinship.relative",
                "person.merged_into",
                "person_fact.person",
                "resolution.person",
            ]
        );
    }
}
