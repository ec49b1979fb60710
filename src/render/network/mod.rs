//! A network of named things, in the forms that others draw or show. It says what is tied to what
//! and never where it stands.

pub mod dot;
mod draw;
mod layout;
pub mod mermaid;

pub use draw::draw;

/// Nodes and the lines between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
    pub title: String,
    /// For whoever cannot see the picture.
    pub description: String,
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub name: String,
    pub shape: Shape,
}

/// Told apart by their outline, and not by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Person,
    Organisation,
    Programme,
}

/// A line from one node to another, by their places in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    pub from: usize,
    pub to: usize,
    /// Empty where nothing stands on it.
    pub label: String,
}

impl Network {
    /// The lines whose ends both exist.
    fn lines(&self) -> impl Iterator<Item = (&Edge, &Node, &Node)> {
        self.edges
            .iter()
            .filter_map(|edge| Some((edge, self.nodes.get(edge.from)?, self.nodes.get(edge.to)?)))
    }
}

#[cfg(test)]
fn sample() -> Network {
    let node = |name: &str, shape| Node { name: name.to_string(), shape };
    Network {
        title: "Netz".into(),
        description: String::new(),
        nodes: vec![
            node("Anne \"Güller\" <b>", Shape::Person),
            node("Amt\n& Söhne; \\n \u{1b}[1m", Shape::Organisation),
            node("ESF#1", Shape::Programme),
        ],
        edges: vec![
            Edge { from: 0, to: 1, label: "Leiterin | \"x\"".into() },
            Edge { from: 1, to: 2, label: String::new() },
            Edge { from: 1, to: 9, label: "nowhere".into() },
        ],
    }
}
