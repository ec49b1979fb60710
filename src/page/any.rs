//! Any text and any value, for the laws that the tests of this room hold.

use proptest::prelude::*;
use serde_yaml::Value;

pub fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Zäß ]{0,12}",
        "[-0-9:+._eExob]{0,8}",
        "[-?:,\\[\\]{}#&*!|>'\"%@`=<~ \\\\\\n\\t\\ra]{0,10}",
        "(\\PC|\n){0,12}",
        any::<String>(),
    ]
}

pub fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        6 => words().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => (-1.0e9..1.0e9f64).prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::Sequence),
            proptest::collection::vec((words(), inner), 0..3).prop_map(|pairs| {
                Value::Mapping(pairs.into_iter().map(|(k, v)| (Value::from(k), v)).collect())
            }),
        ]
    })
}
