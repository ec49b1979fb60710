//! Which properties there are, and what the log thinks of them.

/// Of 2.1 and 3.0 (RFC 2426, RFC 4770).
const OLD: &[&str] = &[
    "BDAY",
    "CALURI",
    "CAPURI",
    "CALADRURI",
    "CLASS",
    "FBURL",
    "GEO",
    "IMPP",
    "KEY",
    "LABEL",
    "LOGO",
    "MAILER",
    "PHOTO",
    "PROFILE",
    "SOUND",
    "SOURCE",
    "TZ",
];

/// What came with 4.0 (RFC 6350, 6474, 6715, 8605, 9554, 9555).
const NEW: &[&str] = &[
    "ANNIVERSARY",
    "BIRTHPLACE",
    "CONTACT-URI",
    "CREATED",
    "DEATHDATE",
    "DEATHPLACE",
    "EXPERTISE",
    "GENDER",
    "HOBBY",
    "INTEREST",
    "JSPROP",
    "LANGUAGE",
    "ORG-DIRECTORY",
    "PRONOUNS",
    "RELATED",
    "ROLE",
    "SOCIALPROFILE",
    "XML",
];

/// Whose commas are text and are escaped, unlike those of what we do not know.
const TEXTS: &[&str] = &[
    "BIRTHPLACE",
    "DEATHPLACE",
    "EXPERTISE",
    "HOBBY",
    "INTEREST",
    "LABEL",
    "PRONOUNS",
    "RELATED",
    "ROLE",
    "CLASS",
    "MAILER",
];

/// Whose kinds are told in words behind the value: `skype:anna (work)`.
const LABELLED: &[&str] = &[
    "ANNIVERSARY",
    "CALADRURI",
    "CALURI",
    "CONTACT-URI",
    "FBURL",
    "GEO",
    "IMPP",
    "KEY",
    "LABEL",
    "LOGO",
    "PHOTO",
    "RELATED",
    "SOCIALPROFILE",
    "SOUND",
    "TZ",
    "X-ABDATE",
    "X-ABRELATEDNAMES",
    "X-EMAIL",
    "X-TEL",
];

/// Left out on purpose: what says something of the file or of a program's windows, nothing of the
/// person. The handbook lists them.
const NOISE: &[&str] = &[
    "BEGIN",
    "END",
    "VERSION",
    "PRODID",
    "CLIENTPIDMAP",
    "PROFILE",
    "NAME",
    "MAILER",
    "X-ABUID",
    "X-ABADR",
    "X-ABSHOWAS",
    "X-ABPHOTO",
    "X-ABORDER",
    "X-IMAGEHASH",
    "X-IMAGETYPE",
    "X-SHARED-PHOTO-DISPLAY-PREF",
    "X-APPLE-SUBLOCALITY",
    "X-EVOLUTION-FILE-AS",
    "X-EVOLUTION-WEBDAV-ETAG",
    "X-MOZILLA-HTML",
    "X-RADICALE-NAME",
    "X-SYNTHESIS-REF0",
    "X-WAB-GENDER",
    "X-PHONETIC-SORT",
    "X-ADDRESSING-GRAMMAR",
];

/// Parameters that say how a value is written, not what it is.
const FORM: &[&str] = &[
    "TYPE",
    "VALUE",
    "CHARSET",
    "ENCODING",
    "PREF",
    "PID",
    "ALTID",
    "MEDIATYPE",
    "CALSCALE",
    "INDEX",
    "PROP-ID",
    "X-APPLE-OMIT-YEAR",
    "X-ABCROP-RECTANGLE",
    "X-SHARED-PHOTO-DISPLAY-PREF",
];

/// Properties, and fields that they are kept in: `x-` and the name in small letters.
pub fn field(property: &str) -> String {
    let name = property.to_ascii_lowercase();
    let bare = property.strip_prefix("X-").filter(|bare| NEW.contains(bare) || OLD.contains(bare));
    match bare {
        // What 4.0 took over from programs.
        Some(bare) => format!("x-{}", bare.to_ascii_lowercase()),
        None if name.starts_with("x-") => name,
        None => format!("x-{name}"),
    }
}

/// The property of a field `x-…`: of the standard where the version has it, else of our own.
pub fn property(field: &str, old: bool) -> String {
    let name = field.to_ascii_uppercase();
    match name.strip_prefix("X-") {
        Some(bare) if OLD.contains(&bare) && !NOISE.contains(&bare) => bare.to_string(),
        Some(bare) if !old && NEW.contains(&bare) => bare.to_string(),
        _ => name,
    }
}

/// Without the `X-` that versions differ in.
fn bare(property: &str) -> &str {
    property.strip_prefix("X-").filter(|bare| NEW.contains(bare)).unwrap_or(property)
}

pub fn is_text(property: &str) -> bool {
    TEXTS.contains(&bare(property))
}

pub fn is_labelled(property: &str) -> bool {
    LABELLED.contains(&bare(property)) || LABELLED.contains(&property)
}

/// Left out on purpose. Outlook's `X-MS-OL-DESIGN` and the like draw its business cards.
pub fn is_noise(property: &str) -> bool {
    NOISE.contains(&property) || property.starts_with("X-MS-OL-")
}

pub fn is_form(parameter: &str) -> bool {
    FORM.contains(&parameter)
}

/// Keys of contacts that have properties of their own; `X-NETLOG-` and one of them is none of ours.
pub const MAPPED: &[&str] = &[
    "name",
    "aliases",
    "organisation",
    "role",
    "roles",
    "relations",
    "phones",
    "address",
    "web",
    "groups",
    "uid",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_goes_back_into_its_property() {
        for (property, field, old, new) in [
            ("BDAY", "x-bday", "BDAY", "BDAY"),
            ("ANNIVERSARY", "x-anniversary", "X-ANNIVERSARY", "ANNIVERSARY"),
            ("X-ANNIVERSARY", "x-anniversary", "X-ANNIVERSARY", "ANNIVERSARY"),
            ("X-SOCIALPROFILE", "x-socialprofile", "X-SOCIALPROFILE", "SOCIALPROFILE"),
            ("X-SKYPE", "x-skype", "X-SKYPE", "X-SKYPE"),
            ("FOO", "x-foo", "X-FOO", "X-FOO"),
            ("X-EMAIL", "x-email", "X-EMAIL", "X-EMAIL"),
        ] {
            assert_eq!(self::field(property), field);
            assert_eq!((&*self::property(field, true), &*self::property(field, false)), (old, new));
            assert_eq!(self::field(old), field);
            assert_eq!(self::field(new), field);
        }
    }
}
