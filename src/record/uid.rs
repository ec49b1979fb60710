//! By which name other programs know a record, whatever becomes of its id.
//!
//! It is the first of the field `uid` where there is one: what came from elsewhere keeps the name
//! that it has there. Every other record has one made from its id (RFC 9562, version 5), which
//! anybody can make again who knows the id; it holds no name. Further ones are names that
//! other programs have for the same.

use uuid::Uuid;

use super::{Record, id};

/// The field.
pub const UID: &str = "uid";

/// In which ids become UIDs. Changing it would double every entry of every calendar out there.
const NAMESPACE: Uuid = Uuid::from_u128(0x6ba0_3f5e_5b52_4f0e_9a1c_7d5e_6e65_746c);

const URN: &str = "urn:uuid:";

/// Without `urn:uuid:`.
pub fn of(record: &Record) -> String {
    own(record).next().map_or_else(|| of_id(&record.id), str::to_string)
}

/// What the field says. What nobody can see there is no name.
fn own(record: &Record) -> impl Iterator<Item = &str> {
    let seen = |c: char| !c.is_control() && !c.is_whitespace();
    record.texts(UID).map(bare).filter(move |uid| uid.contains(seen))
}

/// All by which it is known.
pub fn all(record: &Record) -> Vec<String> {
    let mut all: Vec<String> = own(record).map(str::to_string).collect();
    if all.is_empty() {
        all.push(of_id(&record.id));
    }
    all
}

pub fn of_id(id: &str) -> String {
    Uuid::new_v5(&NAMESPACE, id::as_key(id).as_bytes()).hyphenated().to_string()
}

/// True where one may have been made from an id.
pub fn is_made(uid: &str) -> bool {
    Uuid::try_parse(uid).is_ok_and(|uuid| uuid.get_version_num() == 5)
}

/// True for one in the usual notation.
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36 && Uuid::try_parse(text).is_ok()
}

/// As the log keeps it: vCard's `urn:uuid:` is taken away.
pub fn bare(uid: &str) -> &str {
    let uid = uid.trim();
    match uid.get(..URN.len()) {
        Some(start) if start.eq_ignore_ascii_case(URN) => uid.get(URN.len()..).unwrap_or_default(),
        _ => uid,
    }
}

/// As vCard wants it: a URI where it is a UUID (RFC 6350, 6.7.6).
pub fn urn(uid: &str) -> String {
    match is_uuid(uid) {
        true => format!("{URN}{uid}"),
        false => uid.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_one_uid_for_ever() {
        assert_eq!(of_id("anne-gueller-frey"), of_id("Anne-Gueller-Frey"));
        assert_eq!(of_id("anne-gueller-frey"), "a7c40916-975d-582e-aeca-c1d4ec32b8a4");
    }

    #[test]
    fn uuids_are_uris_in_cards_and_nowhere_else() {
        let uid = "4fbe8971-0bc3-424c-9c26-36c3e1eff6b1";
        assert_eq!(urn(uid), format!("urn:uuid:{uid}"));
        assert_eq!((bare(&urn(uid)), bare("URN:UUID:x"), bare(" a@b ")), (uid, "x", "a@b"));
        assert_eq!(urn("040000008200E00074C5B7101A82E008"), "040000008200E00074C5B7101A82E008");
    }
}
