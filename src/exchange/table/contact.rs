//! A row of an address book or a list of people. Other programs keep a name, an address and what
//! answers at a number in columns of their own; a row with an organisation and nobody in it is the
//! organisation.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_yaml::Value as Yaml;

use super::column::{Column, kept};
use super::grid::{Cell, Row};
use super::list;
use super::names::norm;
use super::target::{Class, Line, Of, Part, Piece, Target};
use super::value::{Reading, party, truth};
use crate::exchange::phone::Phone;
use crate::exchange::{Item, Party, Remark, name};
use crate::record::email;
use crate::words::Message;

/// What is gathered of a row before it is clear who it is.
#[derive(Default)]
struct Gathered {
    given: Vec<String>,
    middle: Vec<String>,
    family: Vec<String>,
    /// By the field, by the program's whole name, by "Muster, Anna".
    name: Option<String>,
    shown: Option<String>,
    turned: Option<String>,
    /// Whether the column of the name has the family name before a comma.
    family_first: bool,
    company: Option<String>,
    company_id: Option<String>,
    phones: Vec<(Line, Class, u8, String)>,
    addresses: BTreeMap<(Class, u8), BTreeMap<Part, Vec<String>>>,
    labels: Vec<(Of, u8, String)>,
    birth: BTreeMap<Piece, (String, Cell)>,
}

/// Where Germany is meant though nobody says so, folded.
const LANDS: &[&str] = &[
    "baden wurttemberg",
    "bayern",
    "berlin",
    "brandenburg",
    "bremen",
    "hamburg",
    "hessen",
    "mecklenburg vorpommern",
    "niedersachsen",
    "nordrhein westfalen",
    "nrw",
    "rheinland pfalz",
    "saarland",
    "sachsen",
    "sachsen anhalt",
    "schleswig holstein",
    "thuringen",
    "bavaria",
];

/// What a cell of a contact's row adds; the row is lost where it names nobody.
pub fn read(
    row: &Row,
    columns: &[Column],
    reading: &Reading<'_>,
    mut item: Item,
    remarks: &mut Vec<Remark>,
) -> Option<Item> {
    let mut found = Gathered::default();
    let has_role = columns.iter().any(|column| column.target == Target::Field("role".into()));
    for (at, column) in columns.iter().enumerate() {
        let cell = row.get(at);
        if cell.is_empty() {
            continue;
        }
        found.family_first |= reading.whole.contains(&column.head);
        if !gather(&mut found, column, cell) {
            put(&mut item, column, cell, has_role, reading, remarks);
        }
    }
    who(&mut item, &found)?;
    born(&mut item, &found.birth, reading);
    reach(&mut item, &found, reading);
    Some(item)
}

/// Takes what is only a part of a value; false for anything else.
fn gather(found: &mut Gathered, column: &Column, cell: &Cell) -> bool {
    let text = cell.text();
    let text = text.trim();
    let first = |slot: &mut Option<String>| {
        if slot.is_none() {
            *slot = Some(text.to_string());
            return true;
        }
        slot.as_deref() == Some(text)
    };
    match &column.target {
        Target::Given => found.given.push(text.to_string()),
        Target::Middle => found.middle.push(text.to_string()),
        Target::Family => found.family.push(text.to_string()),
        Target::Field(key) if key == "name" => return first(&mut found.name),
        Target::Shown => return first(&mut found.shown),
        Target::FamilyGiven => found.turned = Some(text.to_string()),
        Target::Company => return first(&mut found.company),
        Target::Ids(key) if key == "organisation" => found.company_id = Some(text.to_string()),
        Target::Phone(line, class, number) => {
            for phone in list::split(text) {
                found.phones.push((*line, *class, *number, phone));
            }
        }
        Target::Address(part, class, number) => {
            let parts = found.addresses.entry((*class, *number)).or_default();
            parts.entry(*part).or_default().push(text.to_string());
        }
        Target::Birth(piece) => {
            found.birth.entry(*piece).or_insert_with(|| (column.head.clone(), cell.clone()));
        }
        Target::Label(of, number) => found.labels.push((*of, *number, text.to_string())),
        _ => return false,
    }
    true
}

fn put(
    item: &mut Item,
    column: &Column,
    cell: &Cell,
    has_role: bool,
    reading: &Reading<'_>,
    remarks: &mut Vec<Remark>,
) {
    let text = cell.text();
    match &column.target {
        Target::Id | Target::Nothing => {}
        Target::Type => {
            if reading.kind(cell).is_none() {
                item.keep("x-type", cell.text());
            }
        }
        Target::Body => item.paragraph(&text),
        Target::Honorific => honorific(item, column, &text, has_role, reading),
        Target::Email(_) => emails(item, column, &text, remarks),
        Target::Private => {
            if truth(cell) != Some(false) && norm(&text) != "normal" {
                item.put("confidential", Yaml::Bool(true));
            }
        }
        Target::Dated(key) => dated(item, key, cell, reading),
        Target::Usual(key) => {
            let text = norm(&text);
            let initials = key == "x-initials";
            if !initials
                && !["normal", "0", "2", "gebucht", "busy", "beschaftigt"].contains(&text.as_str())
            {
                item.keep(key, cell.text());
            }
        }
        Target::Keep(key) => item.keep(key, cell.text()),
        Target::Ids(_) => {}
        Target::Field(key) if key == "groups" => {
            for group in super::list::split_words(&text) {
                // Google's own groups, in which everybody is.
                let group = group.trim_start_matches("* ").trim();
                if !["myContacts", "starred", "friends", "My Contacts"].contains(&group) {
                    item.add("groups", group);
                }
            }
        }
        Target::Field(key) => reading.put(item, key, &column.head, cell, remarks),
        _ => item.keep(&kept(&column.head, 0), cell.text()),
    }
}

/// Birthdays that nobody entered are `0.0.00` in Outlook.
fn dated(item: &mut Item, key: &str, cell: &Cell, reading: &Reading<'_>) {
    let text = cell.text();
    if !text.chars().any(|c| c.is_alphanumeric() && c != '0') {
        return;
    }
    match reading.moment(cell).and_then(|found| found.day) {
        Some(day) => item.set(key, day.to_string()),
        None => item.keep(key, cell.text()),
    }
}

/// The day in pieces: `1970-02-03`, `--02-03`, `1970`. What is no day of the calendar stays as it was.
fn born(item: &mut Item, pieces: &BTreeMap<Piece, (String, Cell)>, reading: &Reading<'_>) {
    let number = |piece: Piece| pieces.get(&piece)?.1.text().trim().parse::<u32>().ok();
    let [year, month, day] = [Piece::Year, Piece::Month, Piece::Day].map(number);
    // Any leap year: who was born on the 29th of February may keep the year to herself.
    let in_year = i32::try_from(year.unwrap_or(2000)).unwrap_or_default();
    let exists = NaiveDate::from_ymd_opt(in_year, month.unwrap_or(1), day.unwrap_or(1)).is_some();
    let text = match (year.filter(|year| (1000..=9999).contains(year)), month, day) {
        (Some(year), Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
        (Some(year), Some(month), None) => format!("{year}-{month:02}"),
        (Some(year), None, None) => year.to_string(),
        (None, Some(month), Some(day)) if year.is_none() => format!("--{month:02}-{day:02}"),
        _ => String::new(),
    };
    let said = pieces.keys().all(|piece| number(*piece).is_some());
    if exists && said && !text.is_empty() {
        return item.set("x-bday", text);
    }
    for (piece, (head, cell)) in pieces {
        match (piece, number(*piece)) {
            (Piece::Day, None) => dated(item, "x-bday", cell, reading),
            _ => item.keep(&kept(head, 0), cell.text()),
        }
    }
}

/// `Frau Dr.`: how to address somebody, and the title. English lists call a post "Title".
fn honorific(item: &mut Item, column: &Column, text: &str, has_role: bool, reading: &Reading<'_>) {
    let whole = norm(text);
    if let Some(salutation) = name::of_gender(text) {
        return item.set("salutation", salutation);
    }
    if ["unspecified", "keine angabe", "nicht angegeben"].contains(&whole.as_str()) {
        return;
    }
    if let Some(choice) = reading.choice("salutation", text) {
        return item.set("salutation", choice);
    }
    let head = norm(&column.head);
    if whole.starts_with("sehr geehrt") || whole.starts_with("lieb") || whole.starts_with("dear") {
        return item.set(&kept(&column.head, 0), text);
    }
    let (rest, salutation) = name::prefix(text);
    item.set("salutation", salutation.unwrap_or_default());
    let is_title = rest.contains('.')
        || ["dr", "prof", "pd", "professor", "professorin", "doktor"]
            .iter()
            .any(|title| norm(&rest).split(' ').any(|word| word == *title));
    match rest.as_str() {
        "" => {}
        post if !is_title && head == "title" && !has_role => item.set("role", post),
        title if item.text("title").is_some_and(|known| known.contains(title)) => {}
        title
            if item
                .get("title")
                .is_none_or(|known| known.as_str().is_some_and(|known| title.contains(known))) =>
        {
            item.set("title", title)
        }
        title => item.keep(&kept(&column.head, 0), title),
    }
}

fn emails(item: &mut Item, column: &Column, text: &str, remarks: &mut Vec<Remark>) {
    let parts = list::split(text);
    let parts = parts.iter().flat_map(|part| match part.matches('@').count() {
        0 | 1 => vec![part.as_str()],
        _ => part.split([',', ' ']).collect(),
    });
    for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
        let found = party(part).email;
        match found.as_deref().or_else(|| email::address(part)) {
            Some(email) => item.add("emails", email),
            // Exchange's own form, and whatever else people write there.
            None => {
                item.keep(&kept(&column.head, 0), part);
                let message = Message::new("exchange-table-value")
                    .with("column", column.head.as_str())
                    .with("value", part);
                remarks.push(Remark::note(item.place.clone(), message));
            }
        }
    }
}

/// The name, and whether it is a person.
fn who(item: &mut Item, found: &Gathered) -> Option<()> {
    let parts = [&found.given, &found.middle, &found.family].into_iter().flatten();
    let composed = parts.map(String::as_str).collect::<Vec<_>>().join(" ");
    let composed = Some(composed).filter(|name| !name.is_empty());
    let name = found.name.clone().or(composed).or_else(|| found.shown.clone());
    // Outlook has the company there as well.
    let turned = || found.turned.as_deref().and_then(name::turned);
    let name = name.or_else(turned);
    let name = name.map(|name| without_degrees(item, &name));
    let name = name.map(|name| without_title(item, &name));
    let name = name.map(|name| as_said(item, found, name));
    let company = found.company.as_deref().map(|company| Party {
        kind: Some("organisation"),
        uid: found.company_id.clone().or_else(|| party(company).uid),
        ..Party::named(company)
    });
    let company = company.or_else(|| {
        let uid = found.company_id.clone()?;
        Some(Party { uid: Some(uid), kind: Some("organisation"), ..Party::default() })
    });
    match (name, company) {
        (Some(name), company) => {
            if let Some(shown) = found.shown.as_deref()
                && norm(&without_degrees(item, shown)) != norm(&name)
                && !email::is_address(shown)
            {
                item.add("aliases", shown);
            }
            item.set("name", name);
            let company = company.filter(|company| company.name.as_deref() != item.text("name"));
            company.into_iter().for_each(|company| item.link("organisation", company));
        }
        (None, Some(Party { name: Some(company), .. })) => {
            item.set("name", company);
            if item.get("kind").is_none() {
                item.set("kind", "organisation");
            }
        }
        (None, _) => {
            let email = |item: &Item| match item.get("emails") {
                Some(Yaml::Sequence(emails)) => emails.first()?.as_str().map(str::to_string),
                _ => None,
            };
            let turned = found.turned.as_deref().map(|turned| without_degrees(item, turned));
            let turned = turned.map(|name| name::turned(&name).unwrap_or(name));
            let name = turned.or_else(|| email(item))?;
            item.set("name", name);
        }
    }
    Some(())
}

/// `Frau Dr. Berta Groß` in one cell.
fn without_title(item: &mut Item, name: &str) -> String {
    if !is_taken_apart(item) {
        return name.to_string();
    }
    let (front, rest) = name::front(name);
    let (title, salutation) = name::prefix(front);
    if item.get("salutation").is_none() {
        item.set("salutation", salutation.unwrap_or_default());
    }
    let known = item.text("title").unwrap_or_default();
    let title = name::fuller(known, &title).to_string();
    item.set("title", title);
    rest.to_string()
}

/// `Groß, Dora` is turned round where that is sure: by the column, an employer beside it, how to address
/// her or her address.
fn as_said(item: &Item, found: &Gathered, name: String) -> String {
    if !is_taken_apart(item) {
        return name;
    }
    let is_at_work = found.company.as_ref().is_some_and(|company| *company != name);
    let sure = found.family_first
        || is_at_work
        || ["salutation", "title"].iter().any(|key| item.get(key).is_some());
    let email = item.get("emails").and_then(|emails| emails.as_sequence()?.first()?.as_str());
    let turned = name::in_parts(&name).filter(|(family, given)| {
        sure || email.is_some_and(|it| name::confirms(it, family, given))
    });
    turned.map(|(family, given)| format!("{given} {family}")).unwrap_or(name)
}

/// Our own rows have names as they are, and so have organisations.
fn is_taken_apart(item: &Item) -> bool {
    item.stem.is_none() && item.text("kind").is_none_or(|kind| kind == "person")
}

/// What stands behind the name of a person is kept beside it.
fn without_degrees(item: &mut Item, name: &str) -> String {
    let (front, behind) = name::degrees(name);
    if !is_taken_apart(item) {
        return name.to_string();
    }
    if !behind.is_empty() {
        item.keep("x-suffix", behind);
    }
    front.to_string()
}

/// Telephones and addresses, with what the columns beside them say.
fn reach(item: &mut Item, found: &Gathered, reading: &Reading<'_>) {
    let words = reading.heads.desk().words;
    for (line, class, number, phone) in &found.phones {
        let said = label(found, Of::Phone, *number);
        let line = said.map_or(*line, |said| line_of(said).unwrap_or(*line));
        let class = said.and_then(class_of).unwrap_or(*class);
        let line = match line {
            Line::Fax => Some("fax"),
            Line::Cell => Some("cell"),
            Line::Voice => None,
        };
        let home = (class == Class::Home).then_some("home");
        // Our own tables have it behind the number already.
        let kinds = [line, home].into_iter().flatten().filter(|_| !phone.ends_with(')'));
        let phone = Phone { number: phone.clone(), kinds: kinds.collect(), label: None };
        item.add("phones", reading.kinds.show(&phone));
    }
    let mut addresses: Vec<(Class, String)> = Vec::new();
    for ((class, number), parts) in &found.addresses {
        let class = label(found, Of::Address, *number).and_then(class_of).unwrap_or(*class);
        addresses.extend(
            address(parts, &words.text("exchange-post-box")).into_iter().map(|one| (class, one)),
        );
    }
    addresses.sort_by_key(|(class, _)| *class);
    for (class, address) in addresses {
        match class {
            Class::Home if !address.ends_with(')') => {
                item.add("address", reading.kinds.at_home(&address));
            }
            _ => item.add("address", address),
        }
    }
}

fn label(found: &Gathered, of: Of, number: u8) -> Option<&str> {
    let mut labels = found.labels.iter().filter(|(one, at, _)| *one == of && *at == number);
    labels.next().map(|(_, _, text)| text.as_str())
}

fn line_of(label: &str) -> Option<Line> {
    let label = norm(label);
    if label.contains("fax") {
        return Some(Line::Fax);
    }
    ["mobil", "cell", "handy"].iter().any(|word| label.contains(word)).then_some(Line::Cell)
}

fn class_of(label: &str) -> Option<Class> {
    super::names::bare(&norm(label)).2
}

/// `Straße 1, 80331 München`; of a whole address each line.
fn address(parts: &BTreeMap<Part, Vec<String>>, post_box: &str) -> Vec<String> {
    let lines = |text: &str| {
        let lines = text.split(['\n', '\r']).map(|line| line.trim().trim_end_matches(','));
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
    };
    let all = |part: Part| {
        let texts = parts.get(&part).into_iter().flatten();
        texts.map(|text| lines(text)).collect::<Vec<_>>()
    };
    let one = |part: Part| all(part).join(" ");
    let town = [one(Part::Postcode), one(Part::Town)].join(" ").trim().to_string();
    let (whole, street) = (parts.get(&Part::Whole), parts.get(&Part::Street));
    if let (Some(whole), "") = (whole, town.as_str())
        && street.is_none()
    {
        return whole.iter().flat_map(|text| apart(text)).map(|text| lines(&text)).collect();
    }
    let street = match street {
        Some(_) => all(Part::Street).join(", "),
        None => all(Part::Whole).join(", "),
    };
    let street = [street, one(Part::Number)].join(" ").trim().to_string();
    let more = all(Part::More).into_iter().map(|more| {
        let is_box = more.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
        if is_box { format!("{post_box} {more}") } else { more }
    });
    let country = one(Part::Country);
    let home = ["deutschland", "germany", "de", "d", "bundesrepublik deutschland"];
    let is_home = home.contains(&norm(&country).as_str());
    // At home the postcode says where a town is.
    let region = one(Part::Region);
    let here = is_home || country.is_empty() && LANDS.contains(&norm(&region).as_str());
    let region = match here && parts.contains_key(&Part::Postcode) {
        true => String::new(),
        false => region,
    };
    let ends = [town, region, if is_home { String::new() } else { country }];
    let texts: Vec<String> =
        [street].into_iter().chain(more).chain(ends).filter(|text| !text.is_empty()).collect();
    if texts.is_empty() { Vec::new() } else { vec![texts.join(", ")] }
}

/// Several whole addresses in one cell: between semicolons, not between lines.
fn apart(text: &str) -> Vec<String> {
    const BREAK: &str = "\u{1}";
    let flat = text.replace("\r\n", "\n").replace(['\n', '\r'], BREAK);
    list::split(&flat).into_iter().map(|one| one.replace(BREAK, "\n")).collect()
}
