//! Who a card is about.

use super::read_name;
use super::write::{Sheet, clean};
use crate::exchange::content::{escape, escape_lines};
use crate::exchange::name;
use crate::record::{Post, Reference, Value};

pub(super) fn lines(sheet: &mut Sheet<'_>) {
    let name = sheet.name();
    let kind = sheet.text("kind");
    let organisation = matches!(kind.as_deref(), Some("organisation" | "programme"));
    let title = sheet.text("title").unwrap_or_default();
    let full =
        if title.is_empty() || organisation { name.clone() } else { format!("{title} {name}") };
    sheet.line("FN", &[], &escape(&full));
    kinds(sheet, kind.as_deref(), organisation);
    if organisation {
        if sheet.is_old() {
            sheet.line("N", &[], ";;;;");
        }
        sheet.line("X-NETLOG-TITLE", &[], &escape(&title));
        let sort = sheet.text("sort").unwrap_or_default();
        sheet.line("X-NETLOG-SORT", &[], &escape(&sort));
    } else {
        person(sheet, &name, &title);
    }
    salutation(sheet);
    let aliases: Vec<String> = sheet.texts("aliases").iter().map(|alias| escape(alias)).collect();
    sheet.line("NICKNAME", &[], &aliases.join(","));
    post(sheet, organisation.then_some(name.as_str()));
}

/// KIND (RFC 6350, 6.1.4), which 3.0 does not know; Apple has a word for companies.
fn kinds(sheet: &mut Sheet<'_>, kind: Option<&str>, organisation: bool) {
    let other =
        sheet.texts("x-kind").into_iter().next().filter(|_| !organisation && has_kind(sheet));
    let word = match &other {
        Some(other) => other.as_str(),
        None if organisation => "org",
        None => "individual",
    };
    if !sheet.is_old() {
        sheet.line("KIND", &[], &escape(word));
    } else if organisation || other.is_some() {
        sheet.line("X-KIND", &[], &escape(word));
    }
    if organisation {
        sheet.line("X-ABShowAs", &[], "COMPANY");
    }
    if let Some(kind) = kind.filter(|kind| !["person", "organisation"].contains(kind)) {
        sheet.line("X-NETLOG-KIND", &[], &escape(kind));
    }
}

/// True where `x-kind` can be KIND: a place, a device.
pub(super) fn has_kind(sheet: &Sheet<'_>) -> bool {
    let ours = ["individual", "org", "group"];
    let all = sheet.texts("x-kind");
    let organisation = matches!(sheet.text("kind").as_deref(), Some("organisation" | "programme"));
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    matches!(all.as_slice(), [one] if !ours.contains(&one.as_str()) && plain(one)) && !organisation
}

/// N from the name: the last word is the family name, or as much of it as the sort name says.
fn person(sheet: &mut Sheet<'_>, name: &str, title: &str) {
    let words: Vec<&str> = name.split_whitespace().collect();
    let sort = sheet.text("sort").filter(|sort| words.last() != Some(&sort.as_str()));
    let family = sort.as_deref().and_then(|sort| sort.split(',').next());
    let many = family.map_or(1, |family| family.split_whitespace().count());
    let many = if many == 0 || many >= words.len() { 1 } else { many };
    let (given, family) = words.split_at(words.len().saturating_sub(many));
    let suffix = suffix(sheet, name).unwrap_or_default();
    let plain = name::prefix(title);
    if title != plain.0 {
        sheet.line("X-NETLOG-TITLE", &[], &escape(title));
    }
    let parts = [family.join(" "), given.join(" "), String::new(), title.to_string(), suffix];
    let value = parts.map(|part| escape(&part)).join(";");
    let sort = sort.unwrap_or_default();
    let sort = sort.split(',').map(str::trim).collect::<Vec<_>>().join(",");
    if sheet.is_old() {
        sheet.line("N", &[], &value);
        sheet.line("SORT-STRING", &[], &escape(&sort));
    } else {
        sheet.line("N", &[("SORT-AS", &sort)], &value);
    }
}

/// What stands behind a name and is not in it.
pub(super) fn suffix(sheet: &Sheet<'_>, name: &str) -> Option<String> {
    match sheet.texts("x-suffix").as_slice() {
        [one] => Some(one.clone()).filter(|one| !read_name::has_words(name, one)),
        _ => None,
    }
}

/// How a letter begins is a matter of grammar (RFC 9554, 3.2), not of gender.
fn salutation(sheet: &mut Sheet<'_>) {
    let gender = sheet.texts("x-gender");
    let implied = gender.first().and_then(|text| name::of_gender(text));
    let salutation = sheet.text("salutation").or_else(|| implied.map(str::to_string));
    let salutation = salutation.unwrap_or_default();
    let grammar = match salutation.as_str() {
        "ms" => "feminine",
        "mr" => "masculine",
        _ => "",
    };
    if !sheet.is_old() {
        sheet.line("GRAMGENDER", &[], grammar);
    }
    sheet.line("X-NETLOG-SALUTATION", &[], &escape(&salutation));
    let property = if sheet.is_old() { "X-GENDER" } else { "GENDER" };
    if let [one] = gender.as_slice()
        && (implied.is_none() || implied != Some(salutation.as_str()))
    {
        // The semicolon parts the sex from words for it; at an end it is one of the words.
        let inner = one.trim_matches(';').len() == one.len();
        sheet.line(property, &[], &if inner { escape_lines(one) } else { escape(one) });
    }
}

/// ORG and TITLE of the present post, then all posts with their dates.
fn post(sheet: &mut Sheet<'_>, own: Option<&str>) {
    let posts = posts(sheet);
    let today = sheet.desk.today;
    let mut place: Option<Reference> = sheet.organisation().cloned();
    let mut role = sheet.text("role");
    if place.is_none()
        && role.is_none()
        && let Some(post) = posts.iter().find(|post| post.holds_on(today))
    {
        place.clone_from(&post.organisation);
        role.clone_from(&post.role);
    }
    let place = place.map(|place| sheet.named(&place));
    let shown = own.or(place.as_ref().map(|(name, _)| name.as_str())).unwrap_or_default();
    let units = sheet.texts("x-org-unit");
    if !shown.is_empty() || !units.is_empty() {
        let parts = [shown].into_iter().chain(units.iter().map(String::as_str));
        let value = parts.map(escape).collect::<Vec<_>>().join(";");
        sheet.line("ORG", &[], &value);
    }
    if let Some((name, uid)) = &place {
        sheet.line("X-NETLOG-ORGANISATION", &[("X-UID", uid)], &escape(name));
    }
    if let Some(role) = role {
        sheet.line("TITLE", &[], &escape(&role));
        for more in sheet.texts("x-role").into_iter().filter(|more| *more != role) {
            sheet.line("ROLE", &[], &escape(&more));
        }
    }
    for post in posts {
        let (name, uid) = post.organisation.as_ref().map(|it| sheet.named(it)).unwrap_or_default();
        let day = |date: Option<crate::words::PartialDate>| date.map(|date| date.to_string());
        let (from, until) =
            (day(post.from).unwrap_or_default(), day(post.until).unwrap_or_default());
        let params = [
            ("X-UID", uid.as_str()),
            ("X-NAME", name.as_str()),
            ("X-FROM", from.as_str()),
            ("X-UNTIL", until.as_str()),
        ];
        let role = post.role.unwrap_or_default();
        // A post without a name for it has a value all the same.
        let value = if role.is_empty() { " ".to_string() } else { escape(&role) };
        sheet.line("X-NETLOG-POST", &params, &value);
    }
}

fn posts(sheet: &Sheet<'_>) -> Vec<Post> {
    let mut posts = Vec::new();
    for value in sheet.record.values("roles") {
        let Value::Post(post) = value else { continue };
        let mut post = post.clone();
        post.role = post.role.as_deref().map(clean).filter(|role| !role.is_empty());
        if !posts.contains(&post) {
            posts.push(post);
        }
    }
    posts
}
