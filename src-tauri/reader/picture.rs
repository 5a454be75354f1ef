//! An untrusted photo: decoded inside the limits of this process, turned upright, made smaller. What is written holds dots
//! and nothing else: no place, no time, no camera.

use std::io::Cursor;

use domain::fault::SheetTrouble;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use serde::Deserialize;

/// What is made of it.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Made {
    /// PNG to look at.
    Preview,
    /// JPEG to keep.
    Smaller,
}

/// Most dots on a side.
const MOST_SIDE: u32 = 20_000;
/// Most bytes the decoder may take, so that what follows still fits into this process.
const MOST_MEMORY: u64 = 160 * 1024 * 1024;
/// Dots on the longer side of what is looked at, and of what is kept.
const PREVIEW: u32 = 1_000;
const SMALLER: u32 = 2_000;
const QUALITY: u8 = 85;

pub(crate) fn drawn(bytes: Vec<u8>, made: Made) -> Result<Vec<u8>, SheetTrouble> {
    let damaged = |_| SheetTrouble::Damaged;
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| SheetTrouble::Damaged)?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png)) {
        return Err(SheetTrouble::NotASheet);
    }
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(MOST_SIDE), Some(MOST_SIDE));
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(too_large)?;
    if decoder.total_bytes() > MOST_MEMORY {
        return Err(SheetTrouble::TooLarge);
    }
    let orientation = decoder.orientation().map_err(damaged)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(too_large)?;
    let longest = match made {
        Made::Preview => PREVIEW,
        Made::Smaller => SMALLER,
    };
    if picture.width().max(picture.height()) > longest {
        picture = picture.resize(longest, longest, FilterType::Triangle);
    }
    picture.apply_orientation(orientation);
    let mut written = Cursor::new(Vec::new());
    match made {
        Made::Preview => picture.into_rgba8().write_to(&mut written, ImageFormat::Png).map_err(damaged)?,
        Made::Smaller => picture
            .into_rgb8()
            .write_with_encoder(JpegEncoder::new_with_quality(&mut written, QUALITY))
            .map_err(damaged)?,
    }
    Ok(written.into_inner())
}

fn too_large(error: image::ImageError) -> SheetTrouble {
    match error {
        image::ImageError::Limits(_) => SheetTrouble::TooLarge,
        _ => SheetTrouble::Damaged,
    }
}
