//! The charts of the report on a period, made from what its readers may know.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::activity::{Activity, Row};
use super::label::choice;
use crate::render::chart::{Bars, Calendar, Ranking};
use crate::render::network::{self, Edge, Network, Node, Shape};
use crate::render::picture::Picture;
use crate::words::{Message, PartialDate, Words, calendar};

/// More months than these make bars that nobody can tell apart.
const MONTHS: usize = 24;
/// Topics below these are not drawn; the table has them.
const TOPICS: usize = 12;
/// Of a larger network those with the most ties are drawn.
const NODES: usize = 30;

/// By the names under which a template asks for them; none where there is nothing to be seen.
pub(super) fn all(told: &Activity, words: &Words) -> Vec<(&'static str, Picture)> {
    let charts = [
        ("month", months(told, words)),
        ("topic", topics(told, words)),
        ("day", days(told, words)),
        ("network", network(told, words)),
    ];
    charts.into_iter().filter_map(|(name, picture)| Some((name, picture?))).collect()
}

/// What the chart of the months is called and says; none where there is nothing to be seen.
pub(super) fn month_texts(told: &Activity, words: &Words) -> Option<(String, String)> {
    let (now, then) = (&told.by.month, &told.previous.by.month);
    let mut rows = now.iter().zip(then);
    if now.len() > MONTHS || now.len() < 2 || rows.all(|(now, then)| now.count + then.count == 0) {
        return None;
    }
    let title = Message::new("report-chart-month")
        .with("period", told.period.say(words))
        .with("previous", told.previous.period.say(words));
    let described = now.iter().zip(then).map(|(row, before)| {
        let name = |row: &Row| row.name.clone().unwrap_or_default();
        let each = Message::new("report-chart-month-each")
            .with("month", name(row))
            .with("count", row.count);
        words.say(&each.with("before", name(before)).with("previous", before.count))
    });
    Some((words.say(&title), described.collect::<Vec<_>>().join("; ")))
}

fn months(told: &Activity, words: &Words) -> Option<Picture> {
    let (title, description) = month_texts(told, words)?;
    let (now, then) = (&told.by.month, &told.previous.by.month);
    let short = |key: &str| match PartialDate::parse(key) {
        Ok(PartialDate::Month(year, month)) if now.len() > 12 => {
            format!("{} {:02}", calendar::month_short(words.lang(), month), year % 100)
        }
        Ok(PartialDate::Month(_, month)) => calendar::month_short(words.lang(), month).to_string(),
        _ => key.to_string(),
    };
    let group = |(now, then): (&Row, &Row)| (short(&now.key), [now.count, then.count]);
    let bars = Bars {
        title,
        description,
        groups: now.iter().zip(then).map(group).collect(),
        legend: [told.period, told.previous.period].map(|period| period.say(words)),
    };
    Some(bars.draw())
}

fn topics(told: &Activity, words: &Words) -> Option<Picture> {
    let rows = told.by.topic.iter().take(TOPICS);
    let rows: Vec<(String, usize)> =
        rows.map(|row| (row.name.clone().unwrap_or_default(), row.count)).collect();
    let described: Vec<String> = rows.iter().map(|(name, n)| format!("{name}: {n}")).collect();
    let id = match told.by.topic.len() > TOPICS {
        true => "report-chart-topic-most",
        false => "report-chart-topic",
    };
    let title = words.say(&Message::new(id).with("count", rows.len()));
    let description = described.join("; ");
    (rows.len() > 1).then(|| Ranking { title, description, rows }.draw())
}

fn days(told: &Activity, words: &Words) -> Option<Picture> {
    let (from, until) = (told.period.from, told.period.until);
    if told.by.day.is_empty() || told.by.month.len() < 2 {
        return None;
    }
    let day = |key: &str| key.parse::<NaiveDate>().ok();
    let rows = told.by.day.iter().filter_map(|row| Some((day(&row.key)?, row.count)));
    let counts: BTreeMap<NaiveDate, usize> = rows.collect();
    let each = |(day, count): (&NaiveDate, &usize)| {
        let told = Message::new("report-chart-day-each").with("day", *day).with("count", *count);
        (*day, words.say(&told))
    };
    let busiest = counts.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)));
    let described = Message::new("report-chart-day-description").with("days", counts.len());
    let described = match busiest {
        Some((day, count)) => described.with("day", *day).with("count", *count),
        None => described,
    };
    let title = Message::new("report-chart-day").with("period", told.period.say(words));
    let calendar = Calendar {
        title: words.say(&title),
        description: words.say(&described),
        from,
        until,
        lang: words.lang(),
        days: counts.iter().map(each).collect(),
        counts,
        few: words.text("report-chart-few"),
        many: words.text("report-chart-many"),
    };
    Some(calendar.draw())
}

/// Organisations and programmes by their relations.
fn network(told: &Activity, words: &Words) -> Option<Picture> {
    let relations = told.chapters.partners.relations.iter().filter(|one| !one.is_personal());
    let mut ties: HashMap<&str, usize> = HashMap::new();
    let mut known: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    for relation in relations.clone() {
        for (end, kind) in [&relation.from, &relation.to].into_iter().zip(&relation.kinds) {
            *ties.entry(&end.id).or_default() += 1;
            known.insert(&end.id, (&end.name, kind));
        }
    }
    let mut most: Vec<&str> = known.keys().copied().collect();
    most.sort_by(|a, b| ties.get(b).cmp(&ties.get(a)).then_with(|| a.cmp(b)));
    most.truncate(NODES);
    let place: HashMap<&str, usize> = most.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let edges: Vec<Edge> = relations
        .filter_map(|relation| {
            let (from, to) = (relation.from.id.as_str(), relation.to.id.as_str());
            let label = choice(words, "relations", &relation.kind);
            Some(Edge { from: *place.get(from)?, to: *place.get(to)?, label })
        })
        .collect();
    if edges.is_empty() {
        return None;
    }
    let node = |id: &&str| {
        let (name, kind) = known.get(id)?;
        let shape = match *kind {
            "programme" => Shape::Programme,
            _ => Shape::Organisation,
        };
        Some(Node { name: (*name).to_string(), shape })
    };
    let described = Message::new("report-chart-network-description")
        .with("nodes", most.len())
        .with("edges", edges.len());
    let network = Network {
        title: words.text("report-chart-network"),
        description: words.say(&described),
        nodes: most.iter().filter_map(node).collect(),
        edges,
    };
    Some(network::draw(&network))
}
