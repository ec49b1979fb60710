//! `stats` and `list --group`: every number is the count of the query that stands beside it.

use serde_json::Value;

use crate::sandbox::Sandbox;

const NAMES: [&str; 31] = [
    "year",
    "quarter",
    "month",
    "type",
    "kind",
    "status",
    "channel",
    "with",
    "participants",
    "by",
    "about",
    "chair",
    "excused",
    "topic",
    "organisation",
    "role",
    "roles.role",
    "region",
    "series",
    "location",
    "group",
    "keep-in-touch",
    "language",
    "until",
    "confidential",
    "time",
    "part-of",
    "with.organisation",
    "with.type",
    "with.organisation.kind",
    "organisation.region",
];

fn check(log: &Sandbox, args: &[&str], rows: &Value) -> usize {
    let mut checked = 0;
    for row in rows.as_array().expect("rows") {
        let query = row["query"].as_str().expect("a query");
        let listed = log.ok(&["list", "--format", "ids", "-q", query]).out.lines().count();
        assert_eq!(row["count"], listed, "{args:?}: {row}");
        checked += 1;
        if row["by"].is_array() {
            checked += check(log, args, &row["by"]);
        }
    }
    checked
}

#[test]
fn each_number_is_the_count_of_its_query() {
    let log = Sandbox::example();
    let mut checked = 0;
    for name in NAMES {
        let args = ["stats", "--by", name];
        checked += check(&log, &args, &log.json(&args));
    }
    for args in [
        ["stats", "meetings", "status:planned", "status:held", "--by", "series,year"],
        ["stats", "-q", "topic:wohnen or with:winter", "--by", "channel,topic", "--lang=en"],
    ] {
        checked += check(&log, &args, &log.json(&args));
    }
    assert!(checked > 250, "{checked}");
}

#[test]
fn a_group_has_the_records_that_stats_counts() {
    let log = Sandbox::example();
    for name in ["status", "month", "topic", "with"] {
        let counted = log.json(&["stats", "type:meeting", "--by", name]);
        let listed = log.json(&["list", "type:meeting", "--group", name]);
        for row in counted.as_array().expect("rows") {
            let same = |record: &&Value| record["group"] == row["key"];
            let count = listed.as_array().expect("records").iter().filter(same).count();
            assert_eq!(row["count"], count, "{name}: {row}");
        }
    }
    let table = log.ok(&["list", "sitzungen", "--group", "stand"]).out;
    assert!(table.starts_with("abgesagt (1)\n\nDatum"), "{table}");
    let csv = log.ok(&["list", "meetings", "--group", "status", "--format", "csv"]).out;
    assert!(csv.starts_with("group,date,title,series,status,id\ncancelled,2024-10-10,"), "{csv}");
}

#[test]
fn what_cannot_be_counted_is_said() {
    let log = Sandbox::example();
    for (by, said) in [
        ("monatt", "Did you mean “monat”?"),
        ("xyzzy", "Group for example by year, month,"),
        ("toppic", "Did you mean “topic”?"),
        ("due", "Records cannot be grouped by “due”."),
        ("text", "Records cannot be grouped by “text”."),
        ("year,type,status", "not by 3."),
        (",", "The value after “--by” is missing."),
    ] {
        let output = log.run(&["stats", "--by", by, "--lang", "en"]);
        assert_eq!(output.code, 2, "{output:?}");
        assert!(output.err.contains(said), "{}", output.err);
    }
    let by = |by: &str| log.ok(&["stats", "--by", by, "--lang", "en"]).out;
    assert_eq!(by("year,"), by("year"));
    let nothing = log.ok(&["stats", "topic:nirgends", "date:2024", "--lang", "en"]);
    assert_eq!(nothing.err, "Nothing found.\n“topic:nirgends” alone finds nothing.\n");
}
