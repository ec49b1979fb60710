//! The network as a picture: SVG 1.1, which every browser and word processor shows. It has a title
//! for screen readers, no script and nothing from elsewhere.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::layout::{self, Point};
use super::{Network, Node, Shape};
use crate::render::clean;

/// Heights of letters, in units of the picture, and the width of one of the larger.
const LARGE: f64 = 13.0;
const SMALL: f64 = 10.0;
const LETTER: f64 = 7.4;
const HIGH: f64 = 30.0;
const PADDING: f64 = 24.0;
const MARGIN: f64 = 20.0;
/// Longer names are cut; the whole one is the node's title.
const LETTERS_AT_MOST: usize = 42;

pub fn write(network: &Network) -> String {
    let sizes: Vec<(f64, f64)> = network.nodes.iter().map(size).collect();
    let ties: Vec<(usize, usize)> = network.edges.iter().map(|edge| (edge.from, edge.to)).collect();
    let points = layout::place(&sizes, &ties);
    let far = |of: &dyn Fn(&Point, &(f64, f64)) -> f64| {
        points.iter().zip(&sizes).map(|(p, s)| of(p, s)).fold(0.0, f64::max) + 2.0 * MARGIN
    };
    let (wide, high) = (far(&|p, s| p.x + s.0 / 2.0), far(&|p, s| p.y + s.1 / 2.0));
    let title = escaped(&network.title);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide:.0} {high:.0}\" \
         width=\"{wide:.0}\" height=\"{high:.0}\" role=\"img\" aria-label=\"{title}\" \
         font-family=\"sans-serif\" font-size=\"{LARGE:.0}\">\n<title>{title}</title>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
    );
    let _ = writeln!(out, "<g transform=\"translate({MARGIN} {MARGIN})\">");
    lines(network, &points, &mut out);
    for ((node, point), size) in network.nodes.iter().zip(&points).zip(&sizes) {
        draw(node, *point, *size, &mut out);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn size(node: &Node) -> (f64, f64) {
    (width(&short(&node.name)) + PADDING, HIGH)
}

fn width(text: &str) -> f64 {
    f64::from(u32::try_from(text.width()).unwrap_or(u32::MAX)) * LETTER
}

/// Lines first, so that the boxes lie over them.
fn lines(network: &Network, points: &[Point], out: &mut String) {
    for (edge, from, to) in network.lines() {
        let (Some(a), Some(b)) = (points.get(edge.from), points.get(edge.to)) else { continue };
        let _ = writeln!(
            out,
            "<line x1=\"{:.0}\" y1=\"{:.0}\" x2=\"{:.0}\" y2=\"{:.0}\" stroke=\"#808080\"><title>{}: {} {}</title></line>",
            a.x,
            a.y,
            b.x,
            b.y,
            escaped(&from.name),
            escaped(&edge.label),
            escaped(&to.name),
        );
        if !edge.label.is_empty() {
            label(&short(&edge.label), f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y), out);
        }
    }
}

/// On a ground of its own, so that the line does not strike it through.
fn label(text: &str, x: f64, y: f64, out: &mut String) {
    let wide = width(text) * SMALL / LARGE;
    let _ = writeln!(
        out,
        "<rect x=\"{:.0}\" y=\"{:.0}\" width=\"{:.0}\" height=\"13\" fill=\"#ffffff\"/>\
         <text x=\"{x:.0}\" y=\"{:.0}\" text-anchor=\"middle\" font-size=\"{SMALL:.0}\" \
         fill=\"#404040\">{}</text>",
        x - wide / 2.0,
        y - 7.0,
        wide,
        y + 3.0,
        escaped(text)
    );
}

fn draw(node: &Node, at: Point, (wide, high): (f64, f64), out: &mut String) {
    let (left, top, right, bottom) =
        (at.x - wide / 2.0, at.y - high / 2.0, at.x + wide / 2.0, at.y + high / 2.0);
    let _ = write!(out, "<g><title>{}</title>", escaped(&node.name));
    // Dark lines on light fills: told apart in print and without seeing colours by their outline.
    let _ = match node.shape {
        Shape::Person => write!(
            out,
            "<rect x=\"{left:.0}\" y=\"{top:.0}\" width=\"{wide:.0}\" height=\"{high:.0}\" rx=\"15\" fill=\"#eaf2fb\" stroke=\"#1f4e79\"/>"
        ),
        Shape::Organisation => write!(
            out,
            "<rect x=\"{left:.0}\" y=\"{top:.0}\" width=\"{wide:.0}\" height=\"{high:.0}\" fill=\"#fdf3e1\" stroke=\"#7a4b00\"/>"
        ),
        Shape::Programme => write!(
            out,
            "<polygon points=\"{left:.0},{y:.0} {l:.0},{top:.0} {r:.0},{top:.0} {right:.0},{y:.0} {r:.0},{bottom:.0} {l:.0},{bottom:.0}\" fill=\"#e9f5ea\" stroke=\"#22592a\"/>",
            y = at.y,
            l = left + 10.0,
            r = right - 10.0
        ),
    };
    let _ = writeln!(
        out,
        "<text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"middle\" fill=\"#000000\">{}</text></g>",
        at.x,
        at.y + 4.5,
        escaped(&short(&node.name))
    );
}

fn short(text: &str) -> String {
    let text = clean::line(text);
    match text.char_indices().nth(LETTERS_AT_MOST) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default().trim_end()),
        None => text,
    }
}

fn escaped(text: &str) -> String {
    clean::line(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_text_and_nothing_else() {
        let svg = write(&super::super::sample());
        assert!(svg.contains("<title>Anne &quot;Güller&quot; &lt;b&gt;</title>"), "{svg}");
        assert!(svg.contains(">Amt &amp; Söhne; \\n \u{fffd}[1m</text>"), "{svg}");
        assert_eq!(svg.matches("<line ").count(), 2);
        assert!(!svg.contains("<b>") && !svg.contains('\u{1b}'));
        assert_eq!(svg.matches("<g").count(), svg.matches("</g>").count());
    }

    #[test]
    fn an_empty_network_is_a_picture_too() {
        let svg = write(&Network::default());
        assert!(svg.contains("viewBox=\"0 0 40 40\""), "{svg}");
    }
}
