//! A drawing: boxes, lines and words in a plane, each with the part that it plays. What it looks
//! like on light, on dark and in print is decided here once; `svg` and `emf` write it down.

pub mod emf;
pub(in crate::render) mod letters;
pub mod svg;

use unicode_width::UnicodeWidthStr;

/// Shapes in the order they are drawn, in units of a 96th of an inch, the origin at the top left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Stands below it, and is its name for whoever cannot see it.
    pub title: String,
    /// What is to be seen, in words and figures.
    pub description: String,
    pub width: i32,
    pub height: i32,
    pub shapes: Vec<Shape>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    pub form: Form,
    /// Shown where the pointer rests on it, as far as a format can.
    pub title: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    Rect {
        at: Point,
        size: Point,
        round: i32,
        fill: Ink,
        line: Option<Ink>,
    },
    Polygon {
        points: Vec<Point>,
        fill: Ink,
        line: Option<Ink>,
    },
    Line {
        from: Point,
        to: Point,
        ink: Ink,
    },
    /// `at` is on the line that the letters stand on.
    Words {
        at: Point,
        text: String,
        size: i32,
        anchor: Anchor,
        ink: Ink,
        strong: bool,
    },
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Point {
    pub x: i32,
    pub y: i32,
}

/// Which part of the words is at their point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// The part that a colour plays. Neighbours differ in brightness, so that they can be told apart
/// in print and without seeing colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Ground,
    Text,
    Faint,
    Grid,
    /// What the picture is about.
    Main,
    /// What it is compared with.
    Pale,
    /// From few to many.
    Heat(Heat),
    Person,
    PersonEdge,
    Organisation,
    OrganisationEdge,
    Programme,
    ProgrammeEdge,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heat {
    None,
    Few,
    Some,
    Many,
    Most,
}

impl Ink {
    pub const ALL: [Ink; 17] = [
        Ink::Ground,
        Ink::Text,
        Ink::Faint,
        Ink::Grid,
        Ink::Main,
        Ink::Pale,
        Ink::Heat(Heat::None),
        Ink::Heat(Heat::Few),
        Ink::Heat(Heat::Some),
        Ink::Heat(Heat::Many),
        Ink::Heat(Heat::Most),
        Ink::Person,
        Ink::PersonEdge,
        Ink::Organisation,
        Ink::OrganisationEdge,
        Ink::Programme,
        Ink::ProgrammeEdge,
    ];

    /// What a style sheet calls it.
    pub fn name(self) -> &'static str {
        self.look().0
    }

    /// Red, green and blue on a light ground.
    pub fn light(self) -> u32 {
        self.look().1
    }

    /// The same on a dark ground.
    pub fn dark(self) -> u32 {
        self.look().2
    }

    fn look(self) -> (&'static str, u32, u32) {
        match self {
            Ink::Ground => ("ground", 0xff_ff_ff, 0x1b_1b_1b),
            Ink::Text => ("text", 0x1a_1a_1a, 0xee_ee_ee),
            Ink::Faint => ("faint", 0x59_59_59, 0xb4_b4_b4),
            Ink::Grid => ("grid", 0xb8_b8_b8, 0x5a_5a_5a),
            Ink::Main => ("main", 0x1f_4e_79, 0x7f_b2_e5),
            Ink::Pale => ("pale", 0xd6_e3_f0, 0x33_47_5b),
            Ink::Heat(Heat::None) => ("heat0", 0xf2_f2_f2, 0x2a_2a_2a),
            Ink::Heat(Heat::Few) => ("heat1", 0xbf_d4_e8, 0x2f_4a_63),
            Ink::Heat(Heat::Some) => ("heat2", 0x7f_a8_cf, 0x45_71_9b),
            Ink::Heat(Heat::Many) => ("heat3", 0x3b_74_a8, 0x6f_a4_d6),
            Ink::Heat(Heat::Most) => ("heat4", 0x12_34_54, 0xc4_df_f7),
            Ink::Person => ("person", 0xea_f2_fb, 0x22_36_4a),
            Ink::PersonEdge => ("person-edge", 0x1f_4e_79, 0x8f_be_ec),
            Ink::Organisation => ("organisation", 0xfd_f3_e1, 0x45_36_1c),
            Ink::OrganisationEdge => ("organisation-edge", 0x7a_4b_00, 0xe5_b6_6a),
            Ink::Programme => ("programme", 0xe9_f5_ea, 0x20_3d_25),
            Ink::ProgrammeEdge => ("programme-edge", 0x22_59_2a, 0x8b_cf_95),
        }
    }
}

impl Picture {
    pub fn add(&mut self, form: Form) -> &mut Self {
        self.shapes.push(Shape { form, title: None });
        self
    }

    pub fn add_titled(&mut self, form: Form, title: impl Into<String>) -> &mut Self {
        self.shapes.push(Shape { form, title: Some(title.into()) });
        self
    }
}

impl Point {
    pub fn new(x: i32, y: i32) -> Self {
        Self { x, y }
    }
}

/// How wide words of this size become, generously, in a common sans-serif.
pub fn width(text: &str, size: i32) -> i32 {
    let letters = i32::try_from(text.width()).unwrap_or(i32::MAX / 1000);
    letters.saturating_mul(size).saturating_mul(57) / 100
}

/// One clean line of at most so many letters.
pub fn short(text: &str, letters: usize) -> String {
    let text = super::clean::line(text);
    match text.char_indices().nth(letters) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default().trim_end()),
        None => text,
    }
}
