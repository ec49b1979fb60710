//! The language of Graphviz: `dot -Tsvg network.dot`.

use std::fmt::Write as _;

use super::{Network, Shape};
use crate::render::clean;

pub fn write(network: &Network) -> String {
    let mut out = format!(
        "graph netlog {{\n  label={};\n  overlap=false;\n  layout=neato;\n  node [fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\", fontsize=10];\n",
        quoted(&network.title)
    );
    for (at, node) in network.nodes.iter().enumerate() {
        let shape = match node.shape {
            Shape::Person => "ellipse",
            Shape::Organisation => "box",
            Shape::Programme => "hexagon",
        };
        let _ = writeln!(out, "  n{at} [label={}, shape={shape}];", quoted(&node.name));
    }
    for (edge, ..) in network.lines() {
        let _ = write!(out, "  n{} -- n{}", edge.from, edge.to);
        if !edge.label.is_empty() {
            let _ = write!(out, " [label={}]", quoted(&edge.label));
        }
        out.push_str(";\n");
    }
    out.push_str("}\n");
    out
}

/// A backslash begins an escape of Graphviz's own, such as `\N` for the name of the node.
fn quoted(text: &str) -> String {
    format!("\"{}\"", clean::line(text).replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted() {
        let dot = write(&super::super::sample());
        assert!(
            dot.contains("  n0 [label=\"Anne \\\"Güller\\\" <b>\", shape=ellipse];\n"),
            "{dot}"
        );
        assert!(dot.contains("label=\"Amt & Söhne; \\\\n \u{fffd}[1m\", shape=box"), "{dot}");
        assert!(
            dot.contains("  n0 -- n1 [label=\"Leiterin | \\\"x\\\"\"];\n  n1 -- n2;\n}\n"),
            "{dot}"
        );
    }
}
