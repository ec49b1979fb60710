//! A picture as SVG 1.1, which every browser and word processor shows. It has a title and a
//! description for screen readers, no script and nothing from elsewhere. Every part has its colour
//! on a light ground, and a class by which a style sheet can give it another.

use std::fmt::Write as _;

use super::{Anchor, Form, Ink, Picture, Point, Shape};
use crate::render::clean;

/// A file of its own.
pub fn write(picture: &Picture) -> String {
    let mut svg = inline(picture, "p");
    svg.push('\n');
    svg
}

/// A part of a page; `id` tells its title and description from those of the other pictures.
pub fn inline(picture: &Picture, id: &str) -> String {
    let Picture { title, description, width, height, shapes } = picture;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" \
         font-family=\"sans-serif\">\n<title id=\"{id}-title\">{}</title>\n\
         <desc id=\"{id}-desc\">{}</desc>\n",
        escaped(title),
        escaped(description),
    );
    let ground = Form::Rect {
        at: Point::default(),
        size: Point::new(*width, *height),
        round: 0,
        fill: Ink::Ground,
        line: None,
    };
    draw(&Shape { form: ground, title: None }, &mut svg);
    for shape in shapes {
        draw(shape, &mut svg);
    }
    svg.push_str("</svg>");
    svg
}

fn draw(shape: &Shape, svg: &mut String) {
    // Writing into a string fails in no way.
    let (name, text) = match &shape.form {
        Form::Rect { at, size, round, fill, line } => {
            let _ = write!(
                svg,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
                at.x, at.y, size.x, size.y
            );
            if *round > 0 {
                let _ = write!(svg, " rx=\"{round}\"");
            }
            paint(Some(*fill), *line, svg);
            ("rect", None)
        }
        Form::Polygon { points, fill, line } => {
            let points: Vec<String> = points.iter().map(|p| format!("{},{}", p.x, p.y)).collect();
            let _ = write!(svg, "<polygon points=\"{}\"", points.join(" "));
            paint(Some(*fill), *line, svg);
            ("polygon", None)
        }
        Form::Line { from, to, ink } => {
            let _ = write!(
                svg,
                "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"",
                from.x, from.y, to.x, to.y
            );
            paint(None, Some(*ink), svg);
            ("line", None)
        }
        Form::Words { at, text, size, anchor, ink, strong } => {
            let _ = write!(svg, "<text x=\"{}\" y=\"{}\" font-size=\"{size}\"", at.x, at.y);
            match anchor {
                Anchor::Start => {}
                Anchor::Middle => svg.push_str(" text-anchor=\"middle\""),
                Anchor::End => svg.push_str(" text-anchor=\"end\""),
            }
            if *strong {
                svg.push_str(" font-weight=\"bold\"");
            }
            paint(Some(*ink), None, svg);
            ("text", Some(text))
        }
    };
    match (&shape.title, text) {
        (None, None) => svg.push_str("/>\n"),
        (title, text) => {
            svg.push('>');
            if let Some(title) = title {
                let _ = write!(svg, "<title>{}</title>", escaped(title));
            }
            if let Some(text) = text {
                svg.push_str(&escaped(text));
            }
            let _ = writeln!(svg, "</{name}>");
        }
    }
}

fn paint(fill: Option<Ink>, line: Option<Ink>, svg: &mut String) {
    let parts = [("fill", "f", fill), ("stroke", "s", line)];
    let parts: Vec<_> =
        parts.into_iter().filter_map(|(key, class, ink)| Some((key, class, ink?))).collect();
    let classes: Vec<String> =
        parts.iter().map(|(_, class, ink)| format!("{class}-{}", ink.name())).collect();
    let _ = write!(svg, " class=\"{}\"", classes.join(" "));
    for (key, _, ink) in parts {
        let _ = write!(svg, " {key}=\"#{:06x}\"", ink.light());
    }
}

fn escaped(text: &str) -> String {
    clean::escaped(&clean::line(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_record_says_is_text_and_nothing_else() {
        let mut picture = Picture {
            title: "<b>\u{1b}".into(),
            description: "a & \"b\"".into(),
            ..Picture::default()
        };
        let words = Form::Words {
            at: Point::new(1, 2),
            text: "</text><script>".into(),
            size: 10,
            anchor: Anchor::End,
            ink: Ink::Text,
            strong: true,
        };
        picture.add_titled(words, "x<y");
        let svg = write(&picture);
        let expected = "\
<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 0 0\" width=\"0\" height=\"0\" role=\"img\" aria-labelledby=\"p-title p-desc\" font-family=\"sans-serif\">
<title id=\"p-title\">&lt;b&gt;\u{fffd}</title>
<desc id=\"p-desc\">a &amp; &quot;b&quot;</desc>
<rect x=\"0\" y=\"0\" width=\"0\" height=\"0\" class=\"f-ground\" fill=\"#ffffff\"/>
<text x=\"1\" y=\"2\" font-size=\"10\" text-anchor=\"end\" font-weight=\"bold\" class=\"f-text\" fill=\"#1a1a1a\"><title>x&lt;y</title>&lt;/text&gt;&lt;script&gt;</text>
</svg>
";
        assert_eq!(svg, expected);
    }
}
