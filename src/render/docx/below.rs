//! What the parts of a template tie themselves to: pictures and fonts, and the addresses that a
//! person may click on.

use super::archive::{Archive, Tie};
use super::package::{Package, Part, Target, reserved};
use crate::words::Message;

const KEPT: [&str; 3] = ["image", "font", "hyperlink"];

const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

const FONTS: [&str; 3] = [
    "application/vnd.openxmlformats-officedocument.obfuscatedfont",
    "application/x-fontdata",
    "application/x-font-ttf",
];

/// How pictures begin that cannot name another file. SVG can, and Word puts one of these beside it.
const PICTURES: [&[u8]; 9] = [
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"II*\0",
    b"MM\0*",
    // EMF and the two kinds of WMF.
    b"\x01\0\0\0",
    b"\xd7\xcd\xc6\x9a",
    b"\x01\0\x09\0",
];

/// `None` where it stays behind.
pub fn take(
    archive: &mut Archive,
    package: &mut Package,
    tie: &Tie,
) -> Result<Option<Target>, Message> {
    let Some(kind) = tie.short(&KEPT) else { return Ok(None) };
    if tie.outside {
        let to = tie.to.to_ascii_lowercase();
        let good = kind == "hyperlink" && SCHEMES.iter().any(|scheme| to.starts_with(scheme));
        return Ok(good.then(|| Target::Link(tie.to.clone())));
    }
    let Some(media) = archive.kind(&tie.to).map(|media| media.to_ascii_lowercase()) else {
        return Ok(None);
    };
    let fits = match kind {
        "image" => media.starts_with("image/"),
        "font" => FONTS.contains(&media.as_str()),
        _ => false,
    };
    if !fits || reserved(&tie.to) {
        return Ok(None);
    }
    // Several may share one; what is here as something else is none.
    if let Some(there) = package.parts.get(&tie.to) {
        return Ok((there.kind == media).then(|| Target::Part(tie.to.clone())));
    }
    let Some(bytes) = archive.bytes(&tie.to)? else { return Ok(None) };
    let sound = match kind {
        "image" => PICTURES.iter().any(|begin| bytes.starts_with(begin)),
        // The beginning of a font is scrambled, but none is a text.
        _ => std::str::from_utf8(&bytes).is_err(),
    };
    if !sound {
        return Ok(None);
    }
    package.parts.insert(tie.to.clone(), Part { kind: media, bytes, relations: Vec::new() });
    Ok(Some(Target::Part(tie.to.clone())))
}
