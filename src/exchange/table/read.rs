//! From the bytes of a table to items, one a row.

use std::borrow::Cow;
use std::collections::HashSet;

use super::column::{Column, Found, Heads};
use super::day;
use super::grid::{Cell, Grid, Row};
use super::mapping::Mapping;
use super::names::{self, norm};
use super::target::Target;
use super::value::Reading;
use super::{contact, delimiter, event, workbook};
use crate::diagnostic::Place;
use crate::exchange::{Desk, Item, Party, Read, Remark, Source, escape, text, uid, whom};
use crate::record::{KindSpec, ValueType, id, kind};
use crate::words::Message;

/// Bytes of a cell that becomes a field.
const CELL_AT_MOST: usize = 16 * 1024;
/// Columns that a remark names.
const SHOWN_AT_MOST: usize = 30;

/// Never fails: what cannot be read is remarked.
pub fn read(source: &Source<'_>, desk: &Desk<'_>, mapping: Option<&Mapping>) -> Read {
    let heads = Heads::new(desk, mapping);
    let mut read = Read::default();
    let grids = match grids(source, &heads, mapping) {
        Ok(grids) => grids,
        Err(message) => {
            read.remarks.push(Remark::lost(source.place(), message));
            return read;
        }
    };
    let found: Vec<(&Grid, Option<Found>)> =
        grids.iter().map(|grid| (grid, heads.find(&grid.rows))).collect();
    let many = found.iter().filter(|(_, found)| found.is_some()).count() > 1;
    for (grid, found) in &found {
        let path = match &grid.name {
            Some(name) if many => format!("{} [{name}]", source.name),
            _ => source.name.to_string(),
        };
        if grid.cut {
            read.remarks.push(Remark::part(place(&path, 1), Message::new("exchange-table-large")));
        }
        match found {
            Some(found) => sheet(&heads, grid, found, &path, &mut read),
            None if !grid.rows.is_empty() && grids.len() > 1 => {
                let name = grid.name.clone().unwrap_or_default();
                let message = Message::new("exchange-table-sheet")
                    .with("sheet", name)
                    .with("columns", seen(grid));
                read.remarks.push(Remark::note(source.place(), message));
            }
            None => {}
        }
    }
    if !found.iter().any(|(_, found)| found.is_some()) {
        read.remarks.clear();
        let columns: Vec<String> = grids.iter().flat_map(seen).take(SHOWN_AT_MOST).collect();
        let message = match columns.is_empty() {
            true => Message::new("exchange-table-empty"),
            false => Message::new("exchange-table-unknown").with("columns", columns),
        };
        read.remarks.push(Remark::lost(source.place(), message));
    }
    read
}

/// The tables of a file.
pub fn grids(
    source: &Source<'_>,
    heads: &Heads<'_>,
    mapping: Option<&Mapping>,
) -> Result<Vec<Grid>, Message> {
    if source.bytes.starts_with(b"PK\x03\x04") || source.bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        let mut grids = workbook::grids(source.bytes)?;
        if let Some(wanted) = mapping.and_then(|mapping| mapping.sheet.as_deref()) {
            let same = |grid: &Grid| grid.name.as_deref().map(norm) == Some(norm(wanted));
            grids.retain(same);
        }
        return Ok(grids);
    }
    let text = match mapping.and_then(|mapping| mapping.encoding) {
        Some(encoding) => encoding.decode(source.bytes).0,
        None => text::decode(source.bytes),
    };
    let asked = mapping.and_then(|mapping| mapping.delimiter);
    Ok(vec![delimiter::grid(&text, asked, |row| heads.known(row))])
}

/// What could be the names of columns: the fullest of the first rows.
pub fn seen(grid: &Grid) -> Vec<String> {
    let rows = grid.rows.iter().take(10);
    let fullest = rows.rev().max_by_key(|row| row.filled().count());
    let cells = fullest.into_iter().flat_map(Row::filled);
    cells.take(SHOWN_AT_MOST).map(|cell| cut(&cell.text())).collect()
}

/// A name of a column is no novel.
fn cut(text: &str) -> String {
    let line = text::one_line(text);
    match line.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()),
        None => line,
    }
}

fn place(path: &str, line: usize) -> Place {
    Place { path: path.to_string(), line, column: 1, range: 0..0 }
}

/// All rows of a sheet whose heads are known.
fn sheet(heads: &Heads<'_>, grid: &Grid, found: &Found, path: &str, read: &mut Read) {
    let Some(head) = grid.rows.get(found.at) else { return };
    let rows = grid.rows.get(found.at + 1..).unwrap_or_default();
    let width = grid.width();
    let all: Vec<(&'static KindSpec, Vec<Column>)> =
        kind::KINDS.iter().map(|kind| (*kind, heads.columns(kind, head, width))).collect();
    let columns = |kind: &KindSpec| {
        all.iter().find(|(known, _)| known.name == kind.name).map(|(_, columns)| columns.as_slice())
    };
    let main = columns(found.kind).unwrap_or_default();
    let (order, doubt) = day::order(days(heads, found.kind, main, rows));
    if doubt {
        let id = match order {
            day::Order::DayFirst => "exchange-table-day-first",
            day::Order::MonthFirst => "exchange-table-month-first",
        };
        read.remarks.push(Remark::note(place(path, head.line), Message::new(id)));
    }
    let mut reading = Reading::new(heads, order);
    reading.whole = whole(heads, found.kind, main, rows);
    let typed = main.iter().position(|column| column.target == Target::Type);
    for row in rows.iter().filter(|row| row.cells != head.cells) {
        let said = typed.and_then(|at| reading.kind(row.get(at)));
        let (kind, is_typed) = (said.unwrap_or(found.kind), said.is_some());
        let Some(columns) = columns(kind) else { continue };
        let mut item = Item::new(kind, place(path, row.line));
        let ids = heads.own_ids(columns).filter(|_| is_typed);
        item.stem = ids.map(|at| row.get(at).text().into_owned()).filter(|id| is_id(id));
        if !read.has_room(&item.place) {
            break;
        }
        let row = &*bounded(row, columns, &item.place, &mut read.remarks);
        let made = match kind.date {
            None => contact::read(row, columns, &reading, item, &mut read.remarks),
            Some(_) => event::read(row, columns, &reading, item, &mut read.remarks),
        };
        match made {
            Some(mut item) => {
                with_ids(row, columns, &mut item);
                uid_of(row, columns, &mut item);
                // Of our own tables it is Markdown; what others write decides nothing here.
                if item.stem.is_none() {
                    item.body = escape::markdown(&item.body);
                }
                read.items.push(item);
            }
            None => {
                let message = Message::new("exchange-table-nobody");
                read.remarks.push(Remark::lost(place(path, row.line), message));
            }
        }
    }
}

/// The row without what no field can hold: a record has 64 KB of them. The text has room.
fn bounded<'r>(
    row: &'r Row,
    columns: &[Column],
    place: &Place,
    remarks: &mut Vec<Remark>,
) -> Cow<'r, Row> {
    let mut row = Cow::Borrowed(row);
    for (at, column) in columns.iter().enumerate() {
        let long = matches!(row.get(at), Cell::Text(text) if text.len() > CELL_AT_MOST);
        if !long || column.target == Target::Body {
            continue;
        }
        if let Some(Cell::Text(text)) = row.to_mut().cells.get_mut(at) {
            text.truncate(text.floor_char_boundary(CELL_AT_MOST));
        }
        let message = Message::new("exchange-table-long").with("column", column.head.as_str());
        remarks.push(Remark::part(place.clone(), message));
    }
    row
}

/// The cells of all columns with days in them.
fn days<'a>(
    heads: &Heads<'_>,
    kind: &'static KindSpec,
    columns: &'a [Column],
    rows: &'a [Row],
) -> impl Iterator<Item = &'a Cell> {
    let is_day = |target: &Target| match target {
        Target::Start | Target::End | Target::StartTime | Target::EndTime | Target::Dated(_) => {
            true
        }
        Target::Field(key) => heads
            .desk()
            .schema
            .field(kind, key)
            .is_some_and(|field| matches!(field.value, ValueType::Day | ValueType::PartialDate)),
        _ => false,
    };
    let places: Vec<usize> = (0..columns.len())
        .filter(|at| columns.get(*at).is_some_and(|c| is_day(&c.target)))
        .collect();
    rows.iter().flat_map(move |row| {
        let places = places.clone();
        places.into_iter().map(move |at| row.get(at))
    })
}

/// The heads of columns of people in which a comma parts nobody: all, where one of them parts people
/// by semicolons, as Outlook does; else those that are written so.
fn whole(
    heads: &Heads<'_>,
    kind: &'static KindSpec,
    columns: &[Column],
    rows: &[Row],
) -> HashSet<String> {
    let schema = heads.desk().schema;
    let names_people = |column: &Column| {
        let Target::Field(key) = &column.target else { return false };
        schema
            .field(kind, key)
            .is_some_and(|field| field.many && matches!(field.value, ValueType::Reference(_)))
    };
    let mut people = columns.iter().enumerate().filter(|(_, column)| names_people(column));
    let cells = |at: usize| rows.iter().map(move |row| row.get(at).text());
    let parts = people.any(|(at, column)| {
        names::is_outlook(&column.head) || cells(at).any(|cell| super::list::split(&cell).len() > 1)
    });
    let is_whole = |at: usize| {
        let cells: Vec<Cow<'_, str>> = cells(at).collect();
        whom::is_one_a_comma(cells.iter().map(|cell| &**cell))
    };
    let whole = columns.iter().enumerate().filter(|(at, column)| match &column.target {
        Target::Shown => is_whole(*at),
        Target::Field(key) if key == "name" => is_whole(*at),
        _ => names_people(column) && (parts || is_whole(*at)),
    });
    whole.map(|(_, column)| column.head.clone()).collect()
}

/// Whom a column of names means, where a column of ids beside it says so.
fn with_ids(row: &Row, columns: &[Column], item: &mut Item) {
    for (at, column) in columns.iter().enumerate() {
        let Target::Ids(key) = &column.target else { continue };
        let ids = super::list::split(&row.get(at).text());
        let ids = ids.into_iter().filter(|id| id::is_valid(id));
        let own = item.kind.name == kind::CONTACT.name && key == "organisation";
        if own
            || item.kind.fields.iter().all(|field| field.key != key.as_str())
                && !is_declared(item, key)
        {
            continue;
        }
        let known: Vec<usize> = (0..item.links.len())
            .filter(|at| item.links.get(*at).is_some_and(|l| l.key == *key))
            .collect();
        for (number, id) in ids.enumerate() {
            match known.get(number).and_then(|at| item.links.get_mut(*at)) {
                Some(link) => link.to.uid = Some(id),
                None => item.link(key, Party { uid: Some(id), ..Party::default() }),
            }
        }
    }
}

/// A key that only the log's own settings know is a link already, or has no names beside it.
fn is_declared(item: &Item, key: &str) -> bool {
    item.links.iter().any(|link| link.key == key)
}

/// Numbers alone are those of other programs, and so are UUIDs.
fn is_id(text: &str) -> bool {
    id::is_valid(text) && text.bytes().any(|byte| byte.is_ascii_lowercase()) && !uid::is_uuid(text)
}

/// The UID that the row has, else the one that its id has always had.
fn uid_of(row: &Row, columns: &[Column], item: &mut Item) {
    if let Some(uid) = item.text(uid::UID).map(|uid| uid::bare(uid).to_string()) {
        item.uid = Some(uid);
    }
    item.fields.retain(|(key, _)| key != uid::UID);
    let of = |wanted: &Target| {
        let at = columns.iter().position(|column| column.target == *wanted)?;
        Some(row.get(at).text().into_owned()).filter(|text| !text.is_empty())
    };
    let Some(text) = of(&Target::Id) else { return };
    match item.uid {
        None if is_id(&text) => item.uid = Some(uid::of_id(&text)),
        None if uid::is_uuid(&text) => item.uid = Some(text),
        Some(_) if is_id(&text) => {}
        _ => item.set("x-id", text),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::exchange::{Weight, Zone};
    use crate::record::{FieldSpec, Schema};
    use crate::words::{Lang, Words};

    fn schema() -> Schema {
        let mut schema = Schema::default();
        let mut region = FieldSpec::new("region", ValueType::Text);
        region.label = Some("Regierungsbezirk".into());
        schema.declare(&kind::CONTACT, region);
        schema
    }

    fn with(bytes: &[u8], mapping: Option<&str>) -> Read {
        let (schema, words) = (schema(), Words::new(Lang::De));
        let today = chrono::NaiveDate::from_ymd_opt(2024, 10, 22).expect("a day");
        let desk = Desk { schema: &schema, words: &words, today, zone: Zone::default() };
        let mapping =
            mapping.map(|text| Mapping::parse("m.toml", text, &schema).expect("a mapping"));
        read(&Source { name: "liste.csv", bytes }, &desk, mapping.as_ref())
    }

    /// The fields, with the links by their keys and `text`.
    fn shown(item: &Item) -> Json {
        let mut object = serde_json::Map::new();
        for (key, value) in &item.fields {
            object.insert(key.clone(), serde_json::to_value(value).expect("JSON"));
        }
        for link in &item.links {
            let many = object.entry(link.key.clone()).or_insert_with(|| json!([]));
            many.as_array_mut().expect("a list").push(json!(link.to.shown()));
        }
        if !item.body.is_empty() {
            object.insert("text".into(), json!(item.body));
        }
        Json::Object(object)
    }

    fn items(text: &str) -> Vec<Json> {
        let read = with(text.as_bytes(), None);
        assert_eq!(read.remarks, [], "{text}");
        read.items.iter().map(shown).collect()
    }

    #[test]
    fn outlook_in_german() {
        let text = "\"Anrede\",\"Vorname\",\"Weitere Vornamen\",\"Nachname\",\"Suffix\",\"Firma\",\
            \"Abteilung\",\"Position\",\"Straße geschäftlich\",\"Straße geschäftlich 2\",\
            \"Ort geschäftlich\",\"Region geschäftlich\",\"Postleitzahl geschäftlich\",\
            \"Land/Region geschäftlich\",\"Straße privat\",\"Ort privat\",\"Postleitzahl privat\",\
            \"Fax geschäftlich\",\"Telefon geschäftlich\",\"Telefon (privat)\",\"Mobiltelefon\",\
            \"E-Mail-Adresse\",\"E-Mail-Typ\",\"E-Mail: Angezeigter Name\",\"E-Mail 2: Adresse\",\
            \"Geburtstag\",\"Kategorien\",\"Notizen\",\"Webseite\",\"Privat\",\"Priorität\",\"Initialen\"\r\n\
            \"Frau Dr.\",\"Anna\",\"\",\"Muster\",\"\",\"Stadt Musterhausen\",\"Soziales\",\"Leiterin\",\
            \"Am Markt 1\",\"Hinterhaus\",\"Musterhausen\",\"\",\"80331\",\"Deutschland\",\"Weg 2\",\"Au\",\
            \"01067\",\"089 3\",\"089 1\",\"089 2\",\"0171 1\",\"a@example.org\",\"SMTP\",\
            \"Anna Muster (a@example.org)\",\"b@example.org\",\"0.0.00\",\"Partner;Presse\",\
            \"Zeile 1\r\nZeile 2\",\"https://example.org\",\"Aus\",\"Normal\",\"A.M.\"\r\n";
        assert_eq!(
            items(text),
            [json!({
                "salutation": "ms", "title": "Dr.", "name": "Anna Muster", "role": "Leiterin",
                "organisation": ["Stadt Musterhausen"], "x-org-unit": "Soziales",
                "address": ["Am Markt 1, Hinterhaus, 80331 Musterhausen", "Weg 2, 01067 Au (privat)"],
                "phones": ["089 3 (Fax)", "089 1", "089 2 (privat)", "0171 1 (mobil)"],
                "emails": ["a@example.org", "b@example.org"], "groups": ["Partner", "Presse"],
                "web": ["https://example.org"], "text": "Zeile 1\nZeile 2",
            })]
        );
    }

    #[test]
    fn whoever_stands_before_his_company_is_somebody() {
        let text = "\"Name, Vorname\";Firma\n\"Winter, Susanne\";Amt\nAmt;Amt\n";
        let expected = [
            json!({ "name": "Susanne Winter", "organisation": ["Amt"] }),
            json!({ "name": "Amt", "kind": "organisation" }),
        ];
        assert_eq!(items(text), expected);
    }

    #[test]
    fn a_name_in_one_cell_is_taken_apart() {
        let rows = "Name;E-Mail\nFrau Dr. Berta Groß;\n\"Groß, Dora\";d.gross@example.org\n\
                    \"Lebenshilfe, Ulm\";info@example.org\n\"Herr Klein, Gustav\";\n";
        let expected = [
            json!({ "name": "Berta Groß", "salutation": "ms", "title": "Dr." }),
            json!({ "name": "Dora Groß", "emails": ["d.gross@example.org"] }),
            json!({ "name": "Lebenshilfe, Ulm", "emails": ["info@example.org"] }),
            json!({ "name": "Gustav Klein", "salutation": "mr" }),
        ];
        assert_eq!(items(rows), expected);
        let at_work = "Name;Firma\n\"Groß, Dora\";Stadt Ulm\n\"Caritas, Ulm\";\n";
        let names: Vec<_> = items(at_work).iter().map(|item| item["name"].clone()).collect();
        assert_eq!(names, ["Dora Groß", "Caritas, Ulm"]);
        let many = "Name;Ort\n\"Groß, Dora\";\n\"Klein, Anna\";\n\"Ohm, Ben\";\n";
        assert_eq!(items(many)[0]["name"], json!("Dora Groß"));
    }

    #[test]
    fn a_comma_parts_no_family_name_from_its_given_name() {
        let rows = |text: &str| -> Vec<Vec<(String, usize)>> {
            let read = with(text.as_bytes(), None);
            let links = |item: &Item| {
                let shown =
                    item.links.iter().map(|link| (link.to.shown().into(), link.to.or.len()));
                shown.collect()
            };
            read.items.iter().map(links).collect()
        };
        let one = |name: &str| vec![(name.to_string(), 0)];
        let outlook = "Betreff,Beginnt am,Erforderliche Teilnehmer,Optionale Teilnehmer\n\
                       A,1.10.2024,\"Güller-Frey, Anne\",\"von der Heide, Eva\"\n";
        let both = vec![("Anne Güller-Frey".to_string(), 0), ("Eva von der Heide".to_string(), 0)];
        assert_eq!(rows(outlook), [both]);
        let talks = |cells: &[&str]| {
            let rows = cells.iter().map(|cell| format!("1.10.2024;Treffen;\"{cell}\"\n"));
            format!("Datum;Thema;Mit\n{}", rows.collect::<String>())
        };
        // By itself nobody can say; many say how they are written.
        assert_eq!(rows(&talks(&["Öztürk, Kemal"])), [vec![("Öztürk, Kemal".to_string(), 2)]]);
        let many = rows(&talks(&["Öztürk, Kemal", "Klein, A.", "Ohm, Ben", "Ohm, Ben"]));
        assert_eq!(many[..2], [one("Kemal Öztürk"), one("A. Klein")]);
        let semicolon = rows(&talks(&["Öztürk, Kemal; Klein, Anna", "von der Heide, Eva"]));
        assert_eq!(semicolon[1], one("Eva von der Heide"));
    }

    #[test]
    fn outlook_in_english() {
        let text = "First Name,Last Name,Company,Job Title,Business Street,Business City,\
            Business Postal Code,Business Country/Region,Business Phone,Home Phone,Mobile Phone,\
            Business Fax,E-mail Address,E-mail Type,Birthday,Title,Sensitivity,Private\r\n\
            Anna,Muster,Example Ltd,Director,1 High St,Ely,CB7 4AA,United Kingdom,1,2,3,4,\
            a@example.org,SMTP,5/25/1970,Ms.,Normal,False\r\n\
            ,,Only Ltd,,,,,,,,,,,,0/0/00,,Normal,False\r\n";
        assert_eq!(
            items(text),
            [
                json!({
                    "name": "Anna Muster", "organisation": ["Example Ltd"], "role": "Director",
                    "address": ["1 High St, CB7 4AA Ely, United Kingdom"],
                    "phones": ["1", "2 (privat)", "3 (mobil)", "4 (Fax)"],
                    "emails": ["a@example.org"], "x-bday": "1970-05-25", "salutation": "ms",
                }),
                json!({"name": "Only Ltd", "kind": "organisation"}),
            ]
        );
    }

    #[test]
    fn google_old_and_new() {
        let old = "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,\
            Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Organization 1 - Name,\
            Organization 1 - Title,Group Membership,Address 1 - Street,Address 1 - City,\
            Address 1 - Postal Code,Address 2 - Street,Address 2 - City\n\
            Anna Muster,Anna,Muster,* Work,a@example.org ::: b@example.org,Mobile,1,Home Fax,2,Amt,Chefin,\
            Freunde ::: * myContacts,Weg 1,Au,80331,Steg 2,Inn\n";
        let expected = |groups: Json| {
            json!({
                "name": "Anna Muster", "emails": ["a@example.org", "b@example.org"],
                "phones": ["1 (mobil)", "2 (Fax, privat)"], "organisation": ["Amt"], "role": "Chefin",
                "groups": groups, "address": ["Weg 1, 80331 Au", "Steg 2, Inn"],
            })
        };
        assert_eq!(items(old), [expected(json!(["Freunde"]))]);
        let new = "First Name,Middle Name,Last Name,Phonetic First Name,Organization Name,\
            Organization Title,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,\
            Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Street,Address 1 - City,\
            Address 1 - Postal Code,Address 2 - Street,Address 2 - City\n\
            Anna,,Muster,,Amt,Chefin,Freunde ::: * myContacts,Work,a@example.org ::: b@example.org,\
            Mobile,1,Home Fax,2,Weg 1,Au,80331,Steg 2,Inn\n";
        assert_eq!(items(new), [expected(json!(["Freunde"]))]);
    }

    #[test]
    fn thunderbird() {
        let text = "Vorname,Nachname,Anzeigename,Spitzname,Primäre E-Mail-Adresse,\
            Sekundäre E-Mail-Adresse,Tel. dienstlich,Tel. privat,Fax-Nummer,Mobil-Tel.-Nr.,\
            Privat: Adresse,Privat: Adresse 2,Privat: Ort,Privat: PLZ,Dienstlich: Adresse,\
            Dienstlich: Ort,Dienstlich: PLZ,Arbeitstitel,Organisation,Webseite 1,Benutzerdef. 1\n\
            Anna,Muster,Anna Muster,Anni,a@example.org,b@example.org,1,2,3,4,Weg 1,Tür 5,Au,80331,\
            Markt 1,Inn,80333,Chefin,Amt,http://example.org,Mag Tee\n";
        assert_eq!(
            items(text),
            [json!({
                "name": "Anna Muster", "aliases": ["Anni"], "emails": ["a@example.org", "b@example.org"],
                "phones": ["1", "2 (privat)", "3 (Fax)", "4 (mobil)"],
                "address": ["Markt 1, 80333 Inn", "Weg 1, Tür 5, 80331 Au (privat)"],
                "role": "Chefin", "organisation": ["Amt"], "web": ["http://example.org"],
                "x-benutzerdef-1": "Mag Tee",
            })]
        );
    }

    #[test]
    fn lists_of_ones_own() {
        let text = "Kontakte des Netzwerks;;\nStand: Oktober 2024;;\n\n\
            Name;Vorname;Institution;Funktion;Mail;Tel.;Handy;PLZ;Ort;Regierungsbezirk;Lieblingstier\n\
            Muster;Anna;Amt;Chefin;a@example.org, b@example.org;089 1;0171;80331;Au;Schwaben;Igel\n\
            ;;Verein e.V.;;;;;;;;\n;;;;;;;;;;\n";
        let read = with(text.as_bytes(), None);
        assert_eq!(read.remarks, []);
        assert_eq!(
            read.items.iter().map(shown).collect::<Vec<_>>(),
            [
                json!({
                    "name": "Anna Muster", "organisation": ["Amt"], "role": "Chefin",
                    "emails": ["a@example.org", "b@example.org"], "phones": ["089 1", "0171 (mobil)"],
                    "address": ["80331 Au"], "region": "Schwaben", "x-lieblingstier": "Igel",
                }),
                json!({"name": "Verein e.V.", "kind": "organisation"}),
            ]
        );
        assert_eq!(read.items[0].place.line, 5);
        let latin = "Name;E-Mail\nJörg Größe;j@example.org\n";
        let latin: Vec<u8> =
            latin.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin")).collect();
        assert_eq!(with(&latin, None).items[0].text("name"), Some("Jörg Größe"));
    }

    #[test]
    fn salutations_and_titles_in_one_or_two_columns() {
        let read = |head: &str, cell: &str| {
            let text = format!("Nachname;{head};E-Mail\nMuster;{cell};a@example.org\n");
            let item = items(&text).remove(0);
            let part = |key: &str| item[key].as_str().unwrap_or_default().to_string();
            (part("salutation"), part("title"), part("role"))
        };
        let expect = |a: &str, b: &str, c: &str| (a.to_string(), b.to_string(), c.to_string());
        assert_eq!(read("Anrede", "Herrn Prof. Dr."), expect("mr", "Prof. Dr.", ""));
        assert_eq!(read("Titel", "Dr. med."), expect("", "Dr. med.", ""));
        assert_eq!(read("Anrede;Titel", "Frau Dr.;Dr."), expect("ms", "Dr.", ""));
        assert_eq!(read("Title", "Mrs."), expect("ms", "", ""));
        assert_eq!(read("Title", "Head of Office"), expect("", "", "Head of Office"));
        assert_eq!(read("Geschlecht", "w"), expect("ms", "", ""));
        assert_eq!(read("Anrede", "keine Angabe"), expect("", "", ""));
    }

    #[test]
    fn calendars_are_meetings() {
        let text = "\"Betreff\",\"Beginnt am\",\"Beginnt um\",\"Endet am\",\"Endet um\",\
            \"Ganztägiges Ereignis\",\"Erinnerung Ein/Aus\",\"Erinnerung am\",\"Besprechungsplanung\",\
            \"Erforderliche Teilnehmer\",\"Optionale Teilnehmer\",\"Beschreibung\",\"Kategorien\",\"Ort\",\
            \"Priorität\",\"Privat\",\"Vertraulichkeit\",\"Zeitspanne zeigen als\"\r\n\
            \"Jour fixe\",\"14.10.2024\",\"09:30:00\",\"14.10.2024\",\"10:45:00\",\"Aus\",\"Ein\",\
            \"14.10.2024\",\"Anna Muster\",\"Bert Beispiel;c@example.org\",\"Dora D\",\"Agenda\",\
            \"Amt;Bau\",\"Raum 1\",\"Normal\",\"Aus\",\"Normal\",\"2\"\r\n\
            \"Klausur\",\"14.10.2024\",\"00:00:00\",\"16.10.2024\",\"00:00:00\",\"Ein\",\"Aus\",,,,,,,,\
            \"Normal\",\"Ein\",\"Privat\",\"2\"\r\n";
        let read = with(text.as_bytes(), None);
        assert!(read.items.iter().all(|item| item.kind.name == "meeting"));
        assert_eq!(
            read.items.iter().map(shown).collect::<Vec<_>>(),
            [
                json!({
                    "title": "Jour fixe", "date": "2024-10-14", "time": "09:30-10:45",
                    "chair": ["Anna Muster"],
                    "participants": ["Bert Beispiel", "c@example.org", "Dora D"],
                    "text": "Agenda", "topics": ["Amt", "Bau"], "location": "Raum 1",
                }),
                json!({"title": "Klausur", "date": "2024-10-14", "until": "2024-10-15", "confidential": true}),
            ]
        );
        let text = "Subject,Start Date,Start Time,End Date,End Time,All day event,Location\r\n\
            Review,10/04/2024,2:30 PM,10/04/2024,4:00 PM,False,Room\r\n";
        let read = with(text.as_bytes(), None);
        let expected = json!({
            "title": "Review", "date": "2024-10-04", "time": "14:30-16:00", "location": "Room"
        });
        assert_eq!(shown(&read.items[0]), expected);
        assert_eq!(read.remarks[0].message.id(), "exchange-table-month-first");
        assert_eq!(read.remarks[0].weight, Weight::Note);
    }

    #[test]
    fn talks_say_with_whom() {
        let text = "Datum;Gesprächspartner;Kanal;Thema;Ergebnis\n\
            14.10.2024;Anna Muster, Bert Beispiel;telefonisch;Integration;Wir treffen uns.\n\
            Oktober;Carl;Brieftaube;Post;\n";
        let read = with(text.as_bytes(), None);
        assert!(read.items.iter().all(|item| item.kind.name == "conversation"));
        let expected = json!({
            "date": "2024-10-14", "with": ["Anna Muster", "Bert Beispiel"], "channel": "phone",
            "title": "Integration", "summary": "Wir treffen uns.",
        });
        assert_eq!(shown(&read.items[0]), expected);
        let expected = json!({
            "with": ["Carl"], "title": "Post", "x-datum": "Oktober", "x-kanal": "Brieftaube"
        });
        assert_eq!(shown(&read.items[1]), expected);
        let ids: Vec<&str> = read.remarks.iter().map(|remark| remark.message.id()).collect();
        let odd = "exchange-table-value";
        assert_eq!(ids, [odd, odd, "exchange-table-no-day"]);
        assert!(read.remarks.iter().all(|remark| remark.place.line == 3));
    }

    #[test]
    fn slashes_are_read_as_the_column_shows() {
        let dates = |a: &str, b: &str| {
            let text = format!("Datum;Betreff\n{a};x\n{b};y\n");
            let read = with(text.as_bytes(), None);
            let dates: Vec<String> =
                read.items.iter().map(|item| item.text("date").unwrap_or("-").into()).collect();
            (dates.join(" "), read.remarks.len())
        };
        assert_eq!(dates("03/04/2024", "03/25/2024"), ("2024-03-04 2024-03-25".into(), 0));
        assert_eq!(dates("03/04/2024", "25/03/2024"), ("2024-04-03 2024-03-25".into(), 0));
        assert_eq!(dates("03/04/2024", "04/04/2024"), ("2024-04-03 2024-04-04".into(), 1));
    }

    #[test]
    fn a_table_that_nobody_understands_is_told_with_its_columns() {
        let text = "Spalte A;Tel dienstl.;Egal\nAnna Muster;089 1;x\nBert;089 2;y\n";
        let read = with(text.as_bytes(), None);
        assert!(read.items.is_empty());
        assert_eq!(read.remarks[0].message.id(), "exchange-table-unknown");
        assert_eq!(read.remarks[0].weight, Weight::Lost);
        let mapping = "kind = \"contact\"\n[columns]\n\"Spalte A\" = \"name\"\n\
            \"Tel dienstl.\" = \"phones\"\n\"Egal\" = \"-\"\n";
        let read = with(text.as_bytes(), Some(mapping));
        assert_eq!(read.remarks, []);
        assert_eq!(shown(&read.items[0]), json!({"name": "Anna Muster", "phones": ["089 1"]}));
        for nothing in [&b""[..], b"\n\n", b";;;\n", b"\xff\xfe"] {
            assert_eq!(with(nothing, None).remarks[0].message.id(), "exchange-table-empty");
        }
    }

    #[test]
    fn what_is_proposed_is_a_mapping() {
        let (schema, words) = (schema(), Words::new(Lang::De));
        let today = chrono::NaiveDate::from_ymd_opt(2024, 10, 22).expect("a day");
        let desk = Desk { schema: &schema, words: &words, today, zone: Zone::default() };
        let text = "Liste\nWer;Nachname (neu);Emaill;Kontakt 1;\"Egal \"\"x\"\"\"\n\
            Anna;Muster;a@example.org;089 123456;x\n";
        let source = Source { name: "liste.csv", bytes: text.as_bytes() };
        let proposed = super::super::propose(&source, &desk);
        let mapping = Mapping::parse("m.toml", &proposed, &schema).expect(&proposed);
        assert_eq!(
            (mapping.kind.map(|kind| kind.name), mapping.header),
            (Some("contact"), Some(2))
        );
        assert_eq!(mapping.column("Nachname (neu)"), Some("family"), "{proposed}");
        assert_eq!(mapping.column("Emaill"), Some("emails"), "{proposed}");
        assert_eq!(mapping.column("Egal \"x\""), Some("x-egal-x"), "{proposed}");
        let read = with(text.as_bytes(), Some(&proposed));
        assert_eq!(read.items.len(), 1, "{proposed}");
        for nothing in [&b""[..], b"PK\x03\x04", b"a"] {
            super::super::propose(&Source { name: "x", bytes: nothing }, &desk);
        }
    }

    #[test]
    fn the_text_of_others_decides_nothing_and_ours_comes_back() {
        let text = "# Titel\n\nBeschluss: ja\n- [ ] zahlen @anne";
        let body = |head: &str, id: &str| {
            let table = format!("{head};Name;Notizen\n{id};Anna Muster;\"{text}\"\n");
            with(table.as_bytes(), None).items[0].body.clone()
        };
        let ours = |heads: &str, id: &str| {
            let table = format!("{heads}\n{id};Kontakt;Anna Muster;\"{text}\"\n");
            with(table.as_bytes(), None).items[0].clone()
        };
        for heads in
            ["id;type;name;text", "Kennung;Art (type);Name;Notizen", "Id;Type (type);Name;Text"]
        {
            let item = ours(heads, "anna");
            assert_eq!((item.body.as_str(), item.stem.as_deref()), (text, Some("anna")), "{heads}");
        }
        let escaped = "\\# Titel\n\nBeschluss\u{2060}: ja\n- \\[ ] zahlen @anne";
        for (head, id) in [
            ("Nr", "anna"),
            ("ID", "anna"),
            ("id", "17"),
            ("id", ""),
            ("Firma", "A"),
            // Nobody but netlog says the kind beside the id.
            ("id", "anna"),
            ("Kennung", "anna-2"),
            ("id", "550e8400-e29b-41d4-a716-446655440000"),
        ] {
            assert_eq!(body(head, id), escaped, "{head} {id}");
        }
        let uuid = "550e8400-e29b-41d4-a716-446655440000";
        for (heads, id) in [("id;type;name;text", uuid), ("id;type;Name;Notizen", "anna")] {
            let item = ours(heads, id);
            assert_eq!((item.body.as_str(), item.stem), (escaped, None), "{heads}");
        }
        let other = format!("id;Name, Vorname\n{uuid};\"Winter, Susanne\"\n");
        let item = with(other.as_bytes(), None).items[0].clone();
        assert_eq!((item.text("name"), item.uid.as_deref()), (Some("Susanne Winter"), Some(uuid)));
        let meeting = "Datum;Betreff;Beschreibung\n14.10.2024;Runde;Beschluss: ja\n";
        assert_eq!(with(meeting.as_bytes(), None).items[0].body, "Beschluss\u{2060}: ja");
    }

    #[test]
    fn a_cell_of_the_length_of_a_book_is_read_at_once() {
        let many: Vec<String> =
            (0..150_000).map(|number| format!("{number}@example.org")).collect();
        let long = "x".repeat(100_000);
        let table = format!("Nachname,E-Mail,Notizen\nMuster,{},{long}\n", many.join(";"));
        let read = with(table.as_bytes(), None);
        let item = &read.items[0];
        let emails = item.get("emails").and_then(serde_yaml::Value::as_sequence);
        assert!(emails.is_some_and(|emails| (800..2000).contains(&emails.len())));
        assert_eq!(item.body.len(), long.len());
        assert_eq!(read.remarks[0].message.id(), "exchange-table-long");
    }

    #[test]
    fn a_birthday_in_three_columns_and_regions() {
        let born = |table: &str| items(table)[0].get("x-bday").cloned();
        for (heads, cells, day) in [
            ("Birth Year,Birth Month,Birth Day", "1970,2,3", Some("1970-02-03")),
            ("Geburtsjahr,Geburtsmonat,Geburtstag", "1970,02,03", Some("1970-02-03")),
            ("Geburtsjahr,Geburtsmonat,Geburtstag", ",2,29", Some("--02-29")),
            ("Geburtsjahr,Geburtsmonat,Geburtstag", "1970,,", Some("1970")),
            ("Geburtsjahr,Geburtsmonat,Geburtstag", ",,", None),
            ("Geburtsjahr,Geburtsmonat,Geburtstag", "1970,2,30", None),
            ("Geburtsjahr,Geburtsmonat,Geburtstag", "1970,2,3.2.1970", Some("1970-02-03")),
        ] {
            let table = format!("Vorname,Nachname,{heads}\nAnna,Muster,{cells}\n");
            assert_eq!(born(&table), day.map(|day| json!(day)), "{cells}");
        }
        let odd = items("Vorname,Nachname,Geburtsmonat,Geburtstag\nAnna,Muster,2,30\n");
        assert_eq!(
            (&odd[0]["x-geburtsmonat"], &odd[0]["x-geburtstag"]),
            (&json!("2"), &json!("30"))
        );
        for (street, code, town, region) in [
            ("Business Street", "Business Postal Code", "Business City", "Business State"),
            (
                "Straße geschäftlich",
                "Postleitzahl geschäftlich",
                "Ort geschäftlich",
                "Bundesland/Kanton geschäftlich",
            ),
            (
                "Straße geschäftlich",
                "Postleitzahl geschäftlich",
                "Ort geschäftlich",
                "Region geschäftlich",
            ),
        ] {
            let heads = format!("Vorname,Nachname,{street},{code},{town},{region}");
            for (state, expected) in
                [("Bayern", "Weg 1, 80331 Au"), ("Tirol", "Weg 1, 80331 Au, Tirol")]
            {
                let table = format!("{heads}\nAnna,Muster,Weg 1,80331,Au,{state}\n");
                let expected = json!({"name": "Anna Muster", "address": [expected]});
                assert_eq!(items(&table), [expected], "{region}");
            }
        }
    }

    #[test]
    fn names_are_said_without_degrees() {
        for table in [
            "Vorname;Nachname\nAyşe;Yıldırım, M.A.\n",
            "Vorname;Nachname;Anzeigename\nAyşe;Yıldırım;Ayşe Yıldırım, M.A.\n",
            "Name;E-Mail\nAyşe Yıldırım M.A.;\n",
            "Speichern unter;E-Mail\nYıldırım, Ayşe, M.A.;\n",
        ] {
            let expected = json!({"name": "Ayşe Yıldırım", "x-suffix": "M.A."});
            assert_eq!(items(table), [expected], "{table}");
        }
        let own = "id;type;name;emails\nayse;contact;Ayşe Yıldırım, M.A.;a@example.org\n";
        assert_eq!(items(own)[0]["name"], json!("Ayşe Yıldırım, M.A."));
        let meeting = "Datum;Betreff;Teilnehmer\n\
            14.10.2024;Runde;\"Winter, Susanne; Referat 5, Bildung\"\n";
        let expected = json!(["Susanne Winter", "Referat 5, Bildung"]);
        assert_eq!(items(meeting)[0]["participants"], expected);
    }

    #[test]
    fn ten_thousand_rows_keep_their_lines() {
        let mut text = "Vorname;Nachname;Firma;E-Mail;Telefon;Ort;Notiz\n".to_string();
        for row in 0..10_000 {
            text.push_str(&format!(
                "Anna;Muster {row};Amt {row};a{row}@example.org;089 {row};Au;\"x\ny\"\n"
            ));
        }
        let read = with(text.as_bytes(), None);
        assert_eq!((read.items.len(), read.items[9_999].place.line), (10_000, 20_000));
    }
}
