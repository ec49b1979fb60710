//! A picture as an Enhanced Metafile (MS-EMF), which every word processor of the last decades
//! draws with sharp edges. Each unit of the picture is cut into twenty, so that letters stand
//! where they should.

use super::{Anchor, Form, Ink, Picture, Point, letters};
use crate::render::clean;

/// Units of the file in one unit of the picture.
const FINE: i32 = 20;

/// A device of 96 dots to the inch: 9600 dots are 2540 millimetres.
const DEVICE: (u32, u32) = (9600, 2540);

const HEADER: u32 = 108;

/// Things that need no place in the table of objects.
const NO_BRUSH: u32 = 0x8000_0005;
const NO_PEN: u32 = 0x8000_0008;

/// What is selected for drawing; made when it is first used.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tool {
    Pen(Ink),
    Brush(Ink),
    Font(i32, bool),
}

#[derive(Default)]
struct Metafile {
    bytes: Vec<u8>,
    records: u32,
    /// Their places count from one.
    tools: Vec<Tool>,
    pen: Option<u32>,
    brush: Option<u32>,
    font: Option<u32>,
    ink: Option<Ink>,
    anchor: Option<Anchor>,
}

/// The file. The titles of shapes are left out: the format has no place for them.
pub fn write(picture: &Picture) -> Vec<u8> {
    let mut file = Metafile::default();
    let size = Point::new(picture.width, picture.height);
    // MM_ANISOTROPIC: so many units of the file fill so many dots.
    file.record(17, &[8]);
    file.record(10, &[0, 0]);
    file.record(9, &[fine(size.x), fine(size.y)]);
    file.record(12, &[0, 0]);
    file.record(11, &[size.x, size.y]);
    // Words have no ground of their own.
    file.record(18, &[1]);
    file.rectangle(Point::default(), size, 0, Ink::Ground, None);
    for shape in &picture.shapes {
        file.draw(&shape.form);
    }
    file.finish(size)
}

impl Metafile {
    fn draw(&mut self, form: &Form) {
        match form {
            Form::Rect { at, size, round, fill, line } => {
                self.rectangle(*at, *size, *round, *fill, *line);
            }
            Form::Polygon { points, fill, line } => {
                self.select(Some(*fill), *line);
                let mut values = vec![0, 0, -1, -1, i32::try_from(points.len()).unwrap_or(0)];
                values.extend(points.iter().flat_map(|p| [fine(p.x), fine(p.y)]));
                self.record(3, &values);
            }
            Form::Line { from, to, ink } => {
                self.select(None, Some(*ink));
                self.record(27, &[fine(from.x), fine(from.y)]);
                self.record(54, &[fine(to.x), fine(to.y)]);
            }
            Form::Words { at, text, size, anchor, ink, strong } => {
                self.words(*at, text, (*size, *strong), *anchor, *ink);
            }
        }
    }

    fn rectangle(&mut self, at: Point, size: Point, round: i32, fill: Ink, line: Option<Ink>) {
        self.select(Some(fill), line);
        let (right, bottom) = (at.x.saturating_add(size.x), at.y.saturating_add(size.y));
        let sides = [fine(at.x), fine(at.y), fine(right), fine(bottom)];
        if round > 0 {
            // A corner wider than half the side is a half circle, as in SVG.
            let corner = |side: i32| fine(round.min(side / 2).saturating_mul(2));
            self.record(44, &[&sides[..], &[corner(size.x), corner(size.y)]].concat());
        } else {
            self.record(43, &sides);
        }
    }

    fn words(&mut self, at: Point, text: &str, font: (i32, bool), anchor: Anchor, ink: Ink) {
        let (size, strong) = font;
        let place = self.tool(Tool::Font(size, strong));
        if self.font.replace(place) != Some(place) {
            self.record(37, &[signed(place)]);
        }
        if self.ink.replace(ink) != Some(ink) {
            self.record(24, &[colour(ink)]);
        }
        if self.anchor.replace(anchor) != Some(anchor) {
            let edge = match anchor {
                Anchor::Start => 0,
                Anchor::End => 2,
                Anchor::Middle => 6,
            };
            // The point is on the line that the letters stand on.
            self.record(22, &[24 + edge]);
        }
        let (mut units, mut steps) = (Vec::new(), Vec::new());
        let mut pair = [0; 2];
        for c in clean::line(text).chars() {
            let step = fine(size).saturating_mul(letters::wide(c, strong).into()) / 1000;
            // The second half of a pair stands where the first one does.
            for (half, unit) in c.encode_utf16(&mut pair).iter().enumerate() {
                units.push(*unit);
                steps.push(if half == 0 { step } else { 0 });
            }
        }
        if units.len() % 2 == 1 {
            units.push(0);
        }
        // The text begins behind the eight bytes before these values and the 68 of these.
        let (count, text_at) = (signed(steps.len()), 76);
        let steps_at = text_at + 2 * signed(units.len());
        let mut values = vec![0, 0, -1, -1, 1, 0x3f80_0000, 0x3f80_0000, fine(at.x), fine(at.y)];
        values.extend([count, text_at, 0, 0, 0, -1, -1, steps_at]);
        for unit in units.chunks(2) {
            let half = |at: usize| i32::from(unit.get(at).copied().unwrap_or(0));
            values.push(half(0) | half(1) << 16);
        }
        values.extend(steps);
        self.record(84, &values);
    }

    /// What the next form is filled and drawn with.
    fn select(&mut self, fill: Option<Ink>, line: Option<Ink>) {
        let brush = fill.map_or(NO_BRUSH, |ink| self.tool(Tool::Brush(ink)));
        if self.brush.replace(brush) != Some(brush) {
            self.record(37, &[brush.cast_signed()]);
        }
        let pen = line.map_or(NO_PEN, |ink| self.tool(Tool::Pen(ink)));
        if self.pen.replace(pen) != Some(pen) {
            self.record(37, &[pen.cast_signed()]);
        }
    }

    /// The place of a tool in the table of objects.
    fn tool(&mut self, tool: Tool) -> u32 {
        let known = self.tools.iter().position(|other| *other == tool);
        let place = known.unwrap_or(self.tools.len()) + 1;
        if known.is_none() {
            self.tools.push(tool);
            let id = signed(place);
            match tool {
                Tool::Pen(ink) => self.record(38, &[id, 0, FINE, 0, colour(ink)]),
                Tool::Brush(ink) => self.record(39, &[id, 0, colour(ink), 0]),
                Tool::Font(size, strong) => self.record(82, &font(id, size, strong)),
            }
        }
        u32::try_from(place).unwrap_or(0)
    }

    /// A record: its type, its length and 32-bit values.
    fn record(&mut self, kind: u32, values: &[i32]) {
        let length = u32::try_from(8 + 4 * values.len()).unwrap_or(u32::MAX);
        self.bytes.extend(kind.to_le_bytes());
        self.bytes.extend(length.to_le_bytes());
        self.bytes.extend(values.iter().flat_map(|value| value.to_le_bytes()));
        self.records += 1;
    }

    /// Lets go of the tools, and puts the header before all: it knows how long the file is.
    fn finish(mut self, size: Point) -> Vec<u8> {
        let handles = self.tools.len() + 1;
        for id in 1..handles {
            self.record(40, &[signed(id)]);
        }
        self.record(14, &[0, 16, 20]);
        let body = self.bytes;
        let length = u32::try_from(body.len()).unwrap_or(u32::MAX).saturating_add(HEADER);
        let (dots, millimetres) = DEVICE;
        // A hundredth of a millimetre: 2540 of them are 96 dots.
        let frame = |dots: i32| dots.saturating_mul(635) / 24;
        let mut header = Metafile::default();
        header.record(
            1,
            &[
                0,
                0,
                size.x - 1,
                size.y - 1,
                0,
                0,
                frame(size.x),
                frame(size.y),
                // " EMF", version 1.0
                0x464d_4520,
                0x0001_0000,
                length.cast_signed(),
                (self.records + 1).cast_signed(),
                // Two bytes for the handles, and two of nothing.
                signed(handles),
                0,
                0,
                0,
                dots.cast_signed(),
                dots.cast_signed(),
                millimetres.cast_signed(),
                millimetres.cast_signed(),
                0,
                0,
                0,
                (millimetres * 1000).cast_signed(),
                (millimetres * 1000).cast_signed(),
            ],
        );
        header.bytes.extend(body);
        header.bytes
    }
}

/// A font without serifs; 320 bytes with much that nobody asks for any more.
fn font(id: i32, size: i32, strong: bool) -> Vec<i32> {
    const FACE: &str = "Arial";
    let mut values = vec![id, -fine(size), 0, 0, 0, if strong { 700 } else { 400 }];
    // Neither slanted nor underlined, any set of characters; of the family Swiss, proportional.
    values.extend([0x0100_0000, 0x2200_0000]);
    let face: Vec<i32> =
        FACE.encode_utf16().map(i32::from).chain(std::iter::repeat(0)).take(32).collect();
    values.extend(face.chunks(2).map(|pair| match pair {
        [low, high] => low | high << 16,
        _ => 0,
    }));
    values.resize(1 + 320 / 4, 0);
    values
}

/// Blue, green and red, unlike everywhere else.
fn colour(ink: Ink) -> i32 {
    let rgb = ink.light();
    ((rgb & 0xff) << 16 | rgb & 0xff00 | rgb >> 16).cast_signed()
}

fn fine(units: i32) -> i32 {
    units.saturating_mul(FINE)
}

fn signed<T: TryInto<i32>>(number: T) -> i32 {
    number.try_into().unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(bytes: &[u8], at: usize) -> u32 {
        u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap())
    }

    /// The types of the records, and each one's bytes.
    fn records(bytes: &[u8]) -> Vec<(u32, &[u8])> {
        let (mut at, mut found) = (0, Vec::new());
        while at < bytes.len() {
            let length = number(bytes, at + 4) as usize;
            assert!(length >= 8 && length.is_multiple_of(4), "{length} at {at}");
            found.push((number(bytes, at), &bytes[at..at + length]));
            at += length;
        }
        found
    }

    fn sample() -> Picture {
        let mut picture = Picture { width: 200, height: 100, ..Picture::default() };
        let (at, size) = (Point::new(10, 20), Point::new(60, 20));
        let words = |text: &str| Form::Words {
            at,
            text: text.into(),
            size: 12,
            anchor: Anchor::Middle,
            ink: Ink::Text,
            strong: true,
        };
        let rect = |round| Form::Rect { at, size, round, fill: Ink::Main, line: Some(Ink::Grid) };
        let points = vec![at, size, Point::new(0, 99)];
        picture.add(rect(0)).add(rect(4)).add(words("Ä\u{1b}")).add(words("👩"));
        picture.add(Form::Polygon { points, fill: Ink::Main, line: None });
        picture.add(Form::Line { from: at, to: size, ink: Ink::Grid });
        picture
    }

    #[test]
    fn the_header_counts_what_is_there() {
        let bytes = write(&sample());
        assert_eq!(bytes, write(&sample()));
        let records = records(&bytes);
        let kinds: Vec<u32> = records.iter().map(|(kind, _)| *kind).collect();
        let drawn = [43, 44, 84, 84, 3, 27, 54];
        let forms: Vec<u32> = kinds.iter().copied().filter(|kind| drawn.contains(kind)).collect();
        assert_eq!(forms, [43, 43, 44, 84, 84, 3, 27, 54]);
        assert_eq!((kinds[0], kinds.last()), (1, Some(&14)));
        let header = records[0].1;
        assert_eq!(header.len(), 108);
        assert_eq!(number(header, 48) as usize, bytes.len());
        assert_eq!(number(header, 52) as usize, records.len());
        let made = kinds.iter().filter(|kind| [38, 39, 82].contains(kind)).count();
        let gone = kinds.iter().filter(|kind| **kind == 40).count();
        assert_eq!((made, gone, number(header, 56)), (4, 4, 5));
        // 200 by 100 dots are 52.91 by 26.45 millimetres.
        assert_eq!(
            [8, 12, 16, 20, 32, 36].map(|at| number(header, at)),
            [0, 0, 199, 99, 5291, 2645]
        );
    }

    #[test]
    fn words_are_clean_and_each_letter_has_its_step() {
        let bytes = write(&sample());
        let texts: Vec<&[u8]> =
            records(&bytes).into_iter().filter(|(kind, _)| *kind == 84).map(|(_, r)| r).collect();
        let read = |record: &[u8]| {
            let (count, at) = (number(record, 44) as usize, number(record, 48) as usize);
            let units: Vec<u16> = (0..count)
                .map(|i| u16::from_le_bytes([record[at + 2 * i], record[at + 2 * i + 1]]))
                .collect();
            let steps = number(record, 72) as usize;
            let steps: Vec<u32> = (0..count).map(|i| number(record, steps + 4 * i)).collect();
            assert_eq!(number(record, 72) as usize + 4 * count, record.len());
            (String::from_utf16(&units).unwrap(), steps)
        };
        assert_eq!(read(texts[0]), ("Ä\u{fffd}".to_string(), vec![240 * 722 / 1000, 160]));
        assert_eq!(read(texts[1]), ("👩".to_string(), vec![240, 0]));
    }

    #[test]
    fn a_colour_is_written_from_blue_to_red() {
        assert_eq!(colour(Ink::Main), 0x79_4e_1f);
    }
}
