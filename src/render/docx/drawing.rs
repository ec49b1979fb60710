//! A picture in the text: the metafile that every program draws, and the SVG beside it for those
//! that know it.

use super::package::{OFFICE, Package};
use crate::render::clean;
use crate::render::picture::{Picture, emf, svg};

/// Units of DrawingML in one unit of a picture, and in a twentieth of a point.
const PIXEL: i64 = 9525;
const TWIP: i64 = 635;

/// Puts the files of a picture into the package and tells the run that shows it. `number` is its
/// place among the pictures, `room` the width and height of the text in twentieths of a point.
pub fn write(
    picture: &Picture,
    number: usize,
    room: (u32, u32),
    package: &mut Package,
    main: &str,
) -> String {
    let folder = format!("{}media/", super::package::folder(main));
    let mut file = |ending: &str, kind: &str, bytes: Vec<u8>| {
        let name = package.free(&folder, "picture", ending);
        package.add(&name, kind, bytes);
        package.relate(main, &format!("{OFFICE}image"), &name, false)
    };
    let metafile = file("emf", "image/x-emf", emf::write(picture));
    let vector = file("svg", "image/svg+xml", svg::write(picture).into_bytes());
    let (width, height) = size(picture, room);
    // Apart from the numbers of a template's own pictures.
    let id = 1000 + number;
    let title = clean::escaped(&clean::line(&picture.title));
    let description = clean::escaped(&clean::line(&picture.description));
    let named =
        format!("id=\"{id}\" name=\"Picture {id}\" descr=\"{description}\" title=\"{title}\"");
    let extent = format!("cx=\"{width}\" cy=\"{height}\"");
    format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
         <wp:extent {extent}/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/><wp:docPr {named}/>\
         <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
         <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
         <pic:pic><pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"{metafile}\"><a:extLst>\
         <a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\">\
         <asvg:svgBlip r:embed=\"{vector}\"/></a:ext></a:extLst></a:blip>\
         <a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext {extent}/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>\
         </a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
}

/// Its own size, or as large as fits.
fn size(picture: &Picture, room: (u32, u32)) -> (i64, i64) {
    let (width, height) =
        (i64::from(picture.width.max(1)) * PIXEL, i64::from(picture.height.max(1)) * PIXEL);
    // Its caption stands on the same page.
    let (across, down) = (i64::from(room.0) * TWIP, i64::from(room.1) * TWIP * 9 / 10);
    let fit = |(width, height): (i64, i64), least: (i64, i64)| {
        let scaled = i128::from(height) * i128::from(least.0) / i128::from(width.max(1));
        (least.0, i64::try_from(scaled).unwrap_or(least.1).max(1))
    };
    let mut now = (width, height);
    if now.0 > across {
        now = fit(now, (across, down));
    }
    if now.1 > down {
        let (tall, wide) = fit((now.1, now.0), (down, across));
        now = (wide, tall);
    }
    now
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_keeps_its_shape_and_fits() {
        let sized =
            |width, height| size(&Picture { width, height, ..Picture::default() }, (9071, 13_000));
        assert_eq!(sized(96, 48), (914_400, 457_200));
        let (wide, tall) = (9071 * TWIP, 13_000 * TWIP * 9 / 10);
        assert_eq!(sized(2000, 1000), (wide, wide / 2));
        assert_eq!(sized(1000, 20_000), (tall / 20, tall));
        assert_eq!(sized(0, i32::MAX), (1, tall));
    }
}
