//! The network as a picture.

use super::layout::{self, Point as Middle};
use super::{Network, Node, Shape};
use crate::render::picture::{Anchor, Form, Ink, Picture, Point, short, width};

/// Heights of letters.
const LARGE: i32 = 13;
const SMALL: i32 = 10;
const HIGH: i32 = 30;
const PADDING: i32 = 24;
const MARGIN: i32 = 20;
/// Longer names are cut; the whole one is the node's title.
const LETTERS_AT_MOST: usize = 60;

pub fn draw(network: &Network) -> Picture {
    let names: Vec<String> =
        network.nodes.iter().map(|node| short(&node.name, LETTERS_AT_MOST)).collect();
    let wide: Vec<i32> = names.iter().map(|name| width(name, LARGE) + PADDING).collect();
    let sizes: Vec<(f64, f64)> =
        wide.iter().map(|wide| (f64::from(*wide), f64::from(HIGH))).collect();
    let ties: Vec<(usize, usize)> = network.edges.iter().map(|edge| (edge.from, edge.to)).collect();
    let middles: Vec<Point> = layout::place(&sizes, &ties).into_iter().map(middle).collect();
    let far = |of: &dyn Fn(&Point, i32) -> i32| {
        middles.iter().zip(&wide).map(|(p, wide)| of(p, *wide)).max().unwrap_or(MARGIN) + MARGIN
    };
    let mut picture = Picture {
        title: network.title.clone(),
        description: network.description.clone(),
        width: far(&|p, wide| p.x + wide / 2),
        height: far(&|p, _| p.y + HIGH / 2),
        shapes: Vec::new(),
    };
    lines(network, &middles, &mut picture);
    for (((node, name), at), wide) in network.nodes.iter().zip(names).zip(&middles).zip(wide) {
        picture.add_titled(outline(node, *at, wide), node.name.as_str());
        picture.add(words(name, Point::new(at.x, at.y + 4), LARGE, Ink::Text));
    }
    // Last, since a box would hide what is written on a line below it.
    labels(network, &middles, &mut picture);
    picture
}

#[expect(clippy::cast_possible_truncation, reason = "a picture is some thousand units wide")]
fn middle(at: Middle) -> Point {
    Point::new(at.x.round() as i32 + MARGIN, at.y.round() as i32 + MARGIN)
}

fn words(text: String, at: Point, size: i32, ink: Ink) -> Form {
    Form::Words { at, text, size, anchor: Anchor::Middle, ink, strong: false }
}

/// First, so that the boxes lie over them.
fn lines(network: &Network, middles: &[Point], picture: &mut Picture) {
    for (edge, from, to) in network.lines() {
        let (Some(a), Some(b)) = (middles.get(edge.from), middles.get(edge.to)) else { continue };
        let title = format!("{}: {} {}", from.name, edge.label, to.name);
        picture.add_titled(Form::Line { from: *a, to: *b, ink: Ink::Faint }, title);
    }
}

/// On a ground of their own, so that the lines do not strike them through; where another label or
/// a box has the middle of the line, further along it.
fn labels(network: &Network, middles: &[Point], picture: &mut Picture) {
    let mut taken: Vec<(Point, Point)> = network
        .nodes
        .iter()
        .zip(middles)
        .map(|(node, at)| {
            let wide = width(&short(&node.name, LETTERS_AT_MOST), LARGE) + PADDING;
            (Point::new(at.x - wide / 2, at.y - HIGH / 2), Point::new(wide, HIGH))
        })
        .collect();
    for (edge, _, _) in network.lines().filter(|(edge, ..)| !edge.label.is_empty()) {
        let (Some(a), Some(b)) = (middles.get(edge.from), middles.get(edge.to)) else { continue };
        let text = short(&edge.label, LETTERS_AT_MOST);
        let size = Point::new(width(&text, SMALL) + 4, SMALL + 4);
        let corner = |percent: i32| {
            let x = a.x + (b.x - a.x) * percent / 100;
            let y = a.y + (b.y - a.y) * percent / 100;
            Point::new(x - size.x / 2, y - size.y / 2)
        };
        let tries = [50, 42, 58, 34, 66, 26, 74, 18, 82].map(corner);
        let free = tries.iter().find(|at| !taken.iter().any(|other| overlap((**at, size), *other)));
        let Some(at) = free.or(tries.first()).copied() else { continue };
        taken.push((at, size));
        picture.add(Form::Rect { at, size, round: 0, fill: Ink::Ground, line: None });
        let at = Point::new(at.x + size.x / 2, at.y + SMALL);
        picture.add(words(text, at, SMALL, Ink::Faint));
    }
}

fn overlap((a, a_size): (Point, Point), (b, b_size): (Point, Point)) -> bool {
    a.x < b.x + b_size.x && b.x < a.x + a_size.x && a.y < b.y + b_size.y && b.y < a.y + a_size.y
}

/// Told apart in print and without seeing colours by the outline.
fn outline(node: &Node, at: Point, wide: i32) -> Form {
    let corner = Point::new(at.x - wide / 2, at.y - HIGH / 2);
    let size = Point::new(wide, HIGH);
    let rect = |round, fill, line| Form::Rect { at: corner, size, round, fill, line: Some(line) };
    match node.shape {
        Shape::Person => rect(HIGH / 2, Ink::Person, Ink::PersonEdge),
        Shape::Organisation => rect(0, Ink::Organisation, Ink::OrganisationEdge),
        Shape::Programme => {
            let (right, bottom) = (corner.x + wide, corner.y + HIGH);
            let points = vec![
                Point::new(corner.x, at.y),
                Point::new(corner.x + 10, corner.y),
                Point::new(right - 10, corner.y),
                Point::new(right, at.y),
                Point::new(right - 10, bottom),
                Point::new(corner.x + 10, bottom),
            ];
            Form::Polygon { points, fill: Ink::Programme, line: Some(Ink::ProgrammeEdge) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::picture::svg;

    #[test]
    fn names_are_text_and_nothing_else() {
        let svg = svg::write(&draw(&super::super::sample()));
        assert!(svg.contains("<title>Anne &quot;Güller&quot; &lt;b&gt;</title>"), "{svg}");
        assert!(svg.contains(">Amt &amp; Söhne; \\n \u{fffd}[1m</text>"), "{svg}");
        assert_eq!(svg.matches("<line ").count(), 2);
        assert!(!svg.contains("<b>") && !svg.contains('\u{1b}'));
    }

    #[test]
    fn an_empty_network_is_a_picture_too() {
        let svg = svg::write(&draw(&Network::default()));
        assert!(svg.contains("viewBox=\"0 0 40 40\""), "{svg}");
    }

    #[test]
    fn no_label_lies_behind_a_box() {
        let node = |name: &str| Node { name: name.into(), shape: Shape::Organisation };
        let edge = |from, to| super::super::Edge { from, to, label: "gefördert durch".into() };
        let network = Network {
            nodes: ["Amt", "Bundesministerium für Arbeit und Soziales", "Europäische Union"]
                .map(node)
                .into(),
            edges: vec![edge(0, 1), edge(1, 2), edge(0, 2)],
            ..Network::default()
        };
        let shapes = draw(&network).shapes;
        let last_box = shapes
            .iter()
            .rposition(|shape| matches!(shape.form, Form::Rect { fill: Ink::Organisation, .. }));
        let first_label = shapes.iter().position(
            |shape| matches!(&shape.form, Form::Words { text, .. } if text == "gefördert durch"),
        );
        assert!(last_box < first_label, "{shapes:?}");
    }
}
