//! Mermaid, which forges and Markdown editors draw by themselves.

use std::fmt::Write as _;

use super::{Network, Shape};
use crate::render::clean;

pub fn write(network: &Network) -> String {
    let mut out = String::from("graph LR\n");
    for (at, node) in network.nodes.iter().enumerate() {
        let name = text(&node.name);
        let _ = match node.shape {
            Shape::Person => writeln!(out, "  n{at}([\"{name}\"])"),
            Shape::Organisation => writeln!(out, "  n{at}[\"{name}\"]"),
            Shape::Programme => writeln!(out, "  n{at}{{{{\"{name}\"}}}}"),
        };
    }
    for (edge, ..) in network.lines() {
        let label = text(&edge.label);
        let _ = match label.is_empty() {
            true => writeln!(out, "  n{} --- n{}", edge.from, edge.to),
            false => writeln!(out, "  n{} ---|\"{label}\"| n{}", edge.from, edge.to),
        };
    }
    out
}

/// Mermaid's own codes for what would end the text, or would be HTML or Markdown in it.
fn text(text: &str) -> String {
    let mut out = String::new();
    for c in clean::line(text).chars() {
        match c {
            '"' | '#' | '<' | '>' | '&' | ';' | '`' | '\\' | '|' | '*' | '_' | '[' | ']' | '{'
            | '}' => {
                let _ = write!(out, "#{};", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_name_is_markup() {
        let written = write(&super::super::sample());
        let lines: Vec<&str> = written.lines().collect();
        assert_eq!(lines[1], "  n0([\"Anne #34;Güller#34; #60;b#62;\"])");
        assert_eq!(lines[2], "  n1[\"Amt #38; Söhne#59; #92;n \u{fffd}#91;1m\"]");
        assert_eq!(lines[3], "  n2{{\"ESF#35;1\"}}");
        assert_eq!(lines[4..], ["  n0 ---|\"Leiterin #124; #34;x#34;\"| n1", "  n1 --- n2"]);
    }
}
