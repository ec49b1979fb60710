//! A foreign file of Word, read within bounds: how many files are in it, and how large they
//! become.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use quick_xml::escape::unescape;
use zip::ZipArchive;

use super::package::{OFFICE, TYPES, folder, relations_of};
use super::tree::Element;
use crate::words::Message;

const FILES_AT_MOST: usize = 4096;
const BYTES_AT_MOST: u64 = 64 * 1024 * 1024;

/// How a file of the older binary format begins; Word wraps a protected document in one.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// The places of the files and their names, by these in small letters, as the format wants it.
    places: BTreeMap<String, (usize, String)>,
    /// What may still be unpacked.
    left: u64,
    /// The media types, by the names of parts behind a slash and by endings behind a dot.
    types: BTreeMap<String, String>,
}

/// A relation as the file has it.
pub struct Tie {
    pub id: String,
    pub kind: String,
    /// The name of a part, or an address outside.
    pub to: String,
    pub outside: bool,
}

impl Tie {
    /// The end of its type, where it is one of these.
    pub fn short(&self, kept: &[&str]) -> Option<&str> {
        self.kind.strip_prefix(OFFICE).filter(|kind| kept.contains(kind))
    }
}

impl<'a> Archive<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Archive<'a>, Message> {
        if bytes.starts_with(COMPOUND) {
            let name: Vec<u8> =
                "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            return Err(match memchr::memmem::find(bytes, &name) {
                Some(_) => Message::new("render-template-locked"),
                None => Message::new("render-template-old"),
            });
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| foreign())?;
        if zip.len() > FILES_AT_MOST {
            return Err(large());
        }
        let names = (0..zip.len()).filter_map(|at| {
            let name = zip.name_for_index(at)?.ok()?.to_string();
            Some((name.to_lowercase(), (at, name)))
        });
        let places = names.collect();
        let mut archive = Archive { zip, places, left: BYTES_AT_MOST, types: BTreeMap::new() };
        let types = archive.tree(TYPES)?.ok_or_else(foreign)?;
        archive.types = types.elements().filter_map(typed).collect();
        Ok(archive)
    }

    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Message> {
        let Some((at, _)) = self.places.get(&name.to_lowercase()) else { return Ok(None) };
        if self.zip.by_index_raw(*at).is_ok_and(|file| file.encrypted()) {
            return Err(Message::new("render-template-locked"));
        }
        let mut bytes = Vec::new();
        // One byte more than there may be shows that there is too much; what the archive says of
        // sizes is not asked.
        let file = self.zip.by_index(*at).map_err(|_| broken(name))?;
        file.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| broken(name))?;
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(length).ok_or_else(large)?;
        Ok(Some(bytes))
    }

    pub fn tree(&mut self, name: &str) -> Result<Option<Element>, Message> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        Element::parse(&bytes).map(Some).map_err(|_| broken(name))
    }

    pub fn ties(&mut self, name: &str) -> Result<Vec<Tie>, Message> {
        let file = relations_of(name);
        let Some(root) = self.tree(&file)? else { return Ok(Vec::new()) };
        let tie = |element: &Element| {
            let plain = |key| unescape(element.attribute(key)?).ok().map(String::from);
            let outside = element.attribute("TargetMode") == Some("External");
            let to = plain("Target")?;
            let to = if outside { to } else { self.spelled(resolved(name, &to)) };
            Some(Tie { id: plain("Id")?, kind: plain("Type")?, to, outside })
        };
        let ties: Vec<Tie> = root.elements().filter_map(tie).collect();
        // As the format has them: each once, with no letter that XML could write in two ways.
        let mut ids = BTreeSet::new();
        let good = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        match ties.iter().all(|tie| tie.id.chars().all(good) && ids.insert(&tie.id)) {
            true => Ok(ties),
            false => Err(broken(&file)),
        }
    }

    /// A name as the archive writes it: one part has one name, whatever a relation calls it.
    fn spelled(&self, name: String) -> String {
        self.places.get(&name.to_lowercase()).map_or(name, |(_, name)| name.clone())
    }

    /// The media type of a part.
    pub fn kind(&self, name: &str) -> Option<&str> {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let find = |key: String| self.types.get(&key.to_lowercase());
        let found = find(format!("/{name}")).or_else(|| find(format!(".{ending}")))?;
        Some(found.as_str())
    }
}

/// A part or an ending with its media type, as the archive tells it.
fn typed(element: &Element) -> Option<(String, String)> {
    let plain = |key| unescape(element.attribute(key)?).ok().map(String::from);
    let whose = plain("PartName").or_else(|| Some(format!(".{}", plain("Extension")?)))?;
    Some((whose.to_lowercase(), plain("ContentType")?))
}

/// The name of a part that another one names.
fn resolved(from: &str, to: &str) -> String {
    let whole = match to.strip_prefix('/') {
        Some(rest) => rest.to_string(),
        None => format!("{}{to}", folder(from)),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

pub fn foreign() -> Message {
    Message::new("render-template-foreign")
}

pub fn broken(part: &str) -> Message {
    Message::new("render-template-broken").with("part", part)
}

fn large() -> Message {
    let megabytes = i64::try_from(BYTES_AT_MOST / 1024 / 1024).unwrap_or(i64::MAX);
    Message::new("render-template-large").with("megabytes", megabytes)
}
