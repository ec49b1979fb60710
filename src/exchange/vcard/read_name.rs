//! Who a card is about: the name as people say it, title and salutation, person or organisation,
//! the post.

use std::collections::HashSet;

use super::line::{Card, Property};
use super::read::{Reading, kind};
use super::read_netlog;
use crate::exchange::text::one_line;
use crate::exchange::{Party, Remark, content, name};
use crate::words::Message;

/// Bytes of a name, and of each component of N.
const LONGEST: usize = 1000;

/// The components of N (RFC 6350, 6.2.2).
#[derive(Debug, Default)]
struct Parts {
    family: String,
    given: String,
    prefix: String,
    suffix: String,
}

/// True where all words of `text` are in `name`.
pub(super) fn has_words(name: &str, text: &str) -> bool {
    let all: HashSet<String> = name.split_whitespace().map(str::to_lowercase).collect();
    text.split_whitespace().all(|word| all.contains(&word.to_lowercase()))
}

impl Parts {
    fn of(property: &Property) -> Parts {
        let parts = property.parts();
        let part = |at: usize| parts.get(at).map(String::as_str).unwrap_or_default();
        // The two last ones of RFC 9554 repeat what is in the first two already.
        let given = [part(1), part(2)].join(" ");
        Parts {
            family: part(0).to_string(),
            given: given.trim().to_string(),
            prefix: part(3).to_string(),
            suffix: part(4).to_string(),
        }
    }

    fn each(&mut self) -> [&mut String; 4] {
        [&mut self.family, &mut self.given, &mut self.prefix, &mut self.suffix]
    }

    fn composed(&self) -> String {
        format!("{} {}", self.given, self.family).trim().to_string()
    }

    fn is_empty(&self) -> bool {
        self.family.is_empty() && self.given.is_empty()
    }

    /// The name without title; `Müller, Anne` is turned round where it says just this.
    fn name(&self, full: &str) -> String {
        let title = name::prefix(&self.prefix).0;
        let mut name = full;
        for front in [self.prefix.as_str(), title.as_str()] {
            let rest = name.strip_prefix(front).filter(|_| !front.is_empty());
            if let Some(rest) = rest.filter(|rest| rest.starts_with(char::is_whitespace)) {
                name = rest.trim_start();
                break;
            }
        }
        if let Some((family, given)) = name.split_once(',')
            && !self.family.is_empty()
            && !self.given.is_empty()
            && one_line(family) == one_line(&self.family)
        {
            // Outlook puts the title between both, and what comes behind a name at the end.
            let given = one_line(given);
            let given = given.strip_prefix(&one_line(&self.prefix)).unwrap_or(&given).trim();
            let given = given.strip_suffix(&one_line(&self.suffix)).unwrap_or(given);
            if given.trim_end_matches([' ', ',']) == one_line(&self.given) {
                return self.composed();
            }
        }
        if name.is_empty() { full.to_string() } else { name.to_string() }
    }
}

/// False where nothing can be the name.
pub(super) fn names(reading: &mut Reading<'_>, card: &Card) -> bool {
    let all = |name: &'static str| card.lines.iter().filter(move |it| it.name == name);
    let texts = |name: &'static str| all(name).map(Property::text).filter(|text| !text.is_empty());
    let n = all("N").map(Parts::of).find(|parts| !parts.is_empty());
    let has_n = n.is_some();
    let mut n = n.or_else(|| all("N").map(Parts::of).next()).unwrap_or_default();
    let mut full = texts("FN").next().unwrap_or_default();
    n.each().into_iter().chain([&mut full]).for_each(|text| bound(reading, text));
    let orgs: Vec<Vec<String>> = all("ORG").map(Property::parts).collect();
    let org = orgs.first().and_then(|org| org.first()).cloned().unwrap_or_default();
    let shown_as = texts("X-ABSHOWAS").next().unwrap_or_default();
    let organisation = match kind(card).as_deref() {
        Some("org") => true,
        Some("individual") => false,
        other => {
            if let Some(other) = other {
                reading.keep("x-kind", other);
            }
            shown_as.eq_ignore_ascii_case("company")
                || (!has_n && !org.is_empty() && (full.is_empty() || full == org))
        }
    };
    // Our own cards have the name as it is.
    let mut front = String::new();
    if !organisation && reading.item.stem.is_none() {
        let Parts { family, suffix, .. } = &mut n;
        [&mut full, family].into_iter().for_each(|text| apart(text, suffix));
        let (before, rest) = name::front(&full);
        (front, full) = (before.to_string(), rest.to_string());
        if !has_n && name::turned(&full).is_some() {
            let (family, given) = full.split_once(',').unwrap_or_default();
            (n.family, n.given) = (one_line(family), one_line(given));
        }
    }
    let name = if !full.is_empty() && !organisation {
        n.name(&full)
    } else if !full.is_empty() {
        full.clone()
    } else if organisation && !org.is_empty() {
        org.clone()
    } else if has_n {
        n.composed()
    } else {
        let other = ["aliases", "emails", "phones"].into_iter();
        let first = |key| {
            let list = reading.item.get(key)?.as_sequence()?;
            Some(list.first()?.as_str()?.to_string())
        };
        match other.into_iter().find_map(first) {
            Some(other) if org.is_empty() => other,
            _ => org.clone(),
        }
    };
    if name.is_empty() {
        return false;
    }
    reading.set("name", &name);
    for other in texts("FN").skip(1) {
        reading.add("aliases", &other);
    }
    // `programme`, where we wrote it ourselves.
    if organisation && reading.item.get("kind").is_none() {
        reading.set("kind", "organisation");
    }
    if !organisation {
        person(reading, &n, &name);
    }
    let (title, called) = name::prefix(&n.prefix);
    let (in_name, called_so) = name::prefix(&front);
    let called = called.or(called_so).filter(|_| reading.item.get("title").is_none());
    salutation(reading, card, called);
    if reading.item.get("title").is_none() && !organisation {
        reading.set("title", name::fuller(&title, &in_name));
    }
    sort(reading, card, &name);
    post(reading, card, &orgs, organisation.then_some(name.as_str()));
    true
}

/// What N knows and the name does not say.
fn person(reading: &mut Reading<'_>, n: &Parts, name: &str) {
    let composed = n.composed();
    if !has_words(name, &composed) {
        reading.add("aliases", &composed);
    } else if !n.family.is_empty()
        && !n.given.is_empty()
        && name.split_whitespace().last() != Some(n.family.as_str())
    {
        let sort = format!("{}, {}", n.family, n.given);
        reading.set("sort", &sort);
    }
    if !has_words(name, &n.suffix) {
        reading.set("x-suffix", &n.suffix);
    }
}

/// Puts what stands behind a name where N has it.
fn apart(name: &mut String, suffix: &mut String) {
    let (front, behind) = name::degrees(name);
    if !has_words(suffix, behind) {
        let all = [suffix.as_str(), behind].into_iter().filter(|part| !part.is_empty());
        *suffix = all.collect::<Vec<_>>().join(", ");
    }
    *name = front.to_string();
}

/// Nobody is called a book.
fn bound(reading: &mut Reading<'_>, text: &mut String) {
    if text.len() > LONGEST {
        text.truncate(text.floor_char_boundary(LONGEST));
        let message = Message::new("exchange-vcard-long-name");
        reading.remarks.push(Remark::part(reading.item.place.clone(), message));
    }
}

/// `SORT-AS` (RFC 6350, 5.9) and `SORT-STRING` (RFC 2426, 3.6.5).
fn sort(reading: &mut Reading<'_>, card: &Card, name: &str) {
    let on = card.lines.iter().filter(|it| it.name == "N");
    let parameters = on.map(|it| {
        let values = it.params.iter().filter(|(name, _)| name == "SORT-AS");
        values.map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(",")
    });
    let strings = card.lines.iter().filter(|it| it.name == "SORT-STRING").map(Property::text);
    if let Some(sort) = parameters.chain(strings).find(|sort| !sort.is_empty()) {
        reading.item.fields.retain(|(key, _)| key != "sort");
        let parts: Vec<&str> = sort.split(',').map(str::trim).collect();
        let sort = parts.join(", ");
        if name.split_whitespace().last() != Some(sort.as_str()) {
            reading.set("sort", &sort);
        }
    }
}

/// Ours first, then grammar (RFC 9554, 3.2), then what stands in front of the name, then gender,
/// which stays where it says something else.
fn salutation(reading: &mut Reading<'_>, card: &Card, spoken: Option<&'static str>) {
    let text = |names: &[&str]| {
        let found = card.lines.iter().find(|it| names.contains(&it.name.as_str()))?;
        let parts = content::split(&found.value, &[';']);
        let parts: Vec<String> = parts.map(content::unescape).collect();
        let ends = |part: &String| !part.is_empty();
        let (first, last) = (parts.iter().position(ends)?, parts.iter().rposition(ends)?);
        let text = parts.get(first..=last).unwrap_or_default().join(";").trim().to_string();
        Some(text).filter(|text| !text.is_empty())
    };
    let gender = text(&["GENDER", "X-GENDER"]);
    let grammar = text(&["GRAMGENDER"]);
    let implied = gender.as_deref().and_then(name::of_gender);
    let grammar_implied = grammar.as_deref().and_then(name::of_gender);
    if reading.item.get("salutation").is_none()
        && let Some(kind) = grammar_implied.or(spoken).or(implied)
    {
        reading.set("salutation", kind);
    }
    if let Some(gender) = gender
        && (implied.is_none() || implied != reading.item.text("salutation"))
    {
        reading.keep("x-gender", &gender);
    }
    if let Some(grammar) = grammar.filter(|_| grammar_implied.is_none()) {
        reading.keep("x-gramgender", &grammar);
    }
}

/// ORG, TITLE and ROLE; `own` is the name of an organisation.
fn post(reading: &mut Reading<'_>, card: &Card, orgs: &[Vec<String>], own: Option<&str>) {
    let all = |name: &'static str| card.lines.iter().filter(move |it| it.name == name);
    let texts = |name: &'static str| all(name).map(Property::text).filter(|text| !text.is_empty());
    let mut titles = texts("TITLE").chain(texts("ROLE"));
    let role = titles.next();
    // Outlook fills TITLE; who fills ROLE as well means something else by it.
    let title = texts("TITLE").next();
    for more in texts("TITLE").skip(1).filter(|more| Some(more) != role.as_ref()) {
        reading.keep("x-title", &more);
    }
    let roles = texts("ROLE").skip(usize::from(title.is_none()));
    for more in roles.filter(|more| Some(more) != role.as_ref()) {
        reading.keep("x-role", &more);
    }
    let mut orgs = orgs.iter();
    let first = orgs.next().map(Vec::as_slice).unwrap_or_default();
    let name = first.first().map(String::as_str).unwrap_or_default();
    for unit in first.iter().skip(1).filter(|unit| !unit.is_empty()) {
        reading.keep("x-org-unit", unit);
    }
    for more in orgs {
        let more: Vec<&str> = more.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
        reading.keep("x-org", &more.join("; "));
    }
    // Whom we meant by the name, where we wrote the card.
    let meant = all("X-NETLOG-ORGANISATION").map(read_netlog::party).next();
    let to = match (own, meant) {
        (Some(own), meant) if own == name || name.is_empty() => meant,
        (_, Some(meant)) if meant.name.as_deref() == Some(name) => Some(meant),
        _ if name.is_empty() => None,
        _ => Some(Party::organisation(name)),
    };
    // The post of today is in the list of posts already.
    let called = |party: Option<&Party>| party.and_then(|it| it.name.clone()).unwrap_or_default();
    let role = role.unwrap_or_default();
    if let Some((place, work)) = read_netlog::present(&reading.item, reading.desk.today)
        && (called(to.as_ref()), role.as_str()) == (called(Some(place)), work)
    {
        return;
    }
    if let Some(to) = to {
        reading.link("organisation", to, Vec::new());
    }
    reading.set("role", &role);
}

#[cfg(test)]
mod tests {
    use super::super::programs::{card, shown};

    #[test]
    fn a_name_without_its_parts_is_turned_as_those_of_mails_are() {
        for (lines, all) in [
            ("FN:Winter, Susanne", &["name: Susanne Winter"] as &[&str]),
            (
                "FN:von der Heide, Karl, M.A.",
                &["name: Karl von der Heide", "sort: von der Heide, Karl", "x-suffix: M.A."],
            ),
            ("FN:Hans Müller jun.\nN:Müller;Hans;;;jun.", &["name: Hans Müller", "x-suffix: jun."]),
            (
                "FN:Dr. med. Carla Klein\nN:Klein;Carla;;Dr.;",
                &["name: Carla Klein", "title: Dr. med."],
            ),
            (
                "FN:Prof. Dr. Ute von der Heide\nN:von der Heide;Ute;;Frau Prof. Dr. med.;",
                &[
                    "name: Ute von der Heide",
                    "sort: von der Heide, Ute",
                    "salutation: ms",
                    "title: Prof. Dr. med.",
                ],
            ),
            ("FN:Stadt Köln, Sozialamt", &["name: Stadt Köln, Sozialamt"]),
            ("FN:Winter, Susanne\nX-NETLOG-ID:winter", &["name: Winter, Susanne"]),
            ("FN:Winter, Susanne\nKIND:org", &["name: Winter, Susanne", "kind: organisation"]),
        ] {
            assert_eq!(shown(&card(lines)), all, "{lines}");
        }
    }
}
