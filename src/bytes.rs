//! Words of the command line and of the environment that are not UTF-8. A file may be called by any bytes, while the rest of
//! the program reads text: a byte that is part of no letter becomes a letter of its own, from which the path is made again
//! exactly as it was.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::Path;

/// What is added to a byte to make the letter for it. The letters are for private use, at the far end of Unicode.
const BASE: u32 = 0x10_fe00;

/// The byte for which `letter` is written, if it is written for one.
#[must_use]
pub fn byte(letter: char) -> Option<u8> {
    u8::try_from(u32::from(letter).checked_sub(BASE)?)
        .ok()
        .filter(|byte| *byte >= 0x80)
}

/// The word as text, from which [`path`] makes the same word.
#[cfg(unix)]
#[must_use]
pub fn text(word: &OsStr) -> Cow<'_, str> {
    use std::os::unix::ffi::OsStrExt;
    if let Some(text) = word.to_str()
        && !text.chars().any(|letter| byte(letter).is_some())
    {
        return Cow::Borrowed(text);
    }
    let mut shown = String::new();
    for chunk in word.as_bytes().utf8_chunks() {
        for letter in chunk.valid().chars() {
            if byte(letter).is_some() {
                // A letter of this range that somebody did type is written byte by byte, so that it comes back as itself.
                push(letter.encode_utf8(&mut [0; 4]).as_bytes(), &mut shown);
            } else {
                shown.push(letter);
            }
        }
        push(chunk.invalid(), &mut shown);
    }
    Cow::Owned(shown)
}

#[cfg(unix)]
fn push(bytes: &[u8], shown: &mut String) {
    let letters = bytes.iter().map(|byte| BASE + u32::from(*byte));
    shown.extend(letters.filter_map(char::from_u32));
}

/// The word as text.
#[cfg(not(unix))]
#[must_use]
pub fn text(word: &OsStr) -> Cow<'_, str> {
    word.to_string_lossy()
}

/// The path that `text` was made from.
#[must_use]
pub fn path(text: &str) -> Cow<'_, Path> {
    #[cfg(unix)]
    if text.chars().any(|letter| byte(letter).is_some()) {
        use std::os::unix::ffi::OsStringExt;
        let mut bytes = Vec::with_capacity(text.len());
        for letter in text.chars() {
            match byte(letter) {
                Some(byte) => bytes.push(byte),
                None => bytes.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
        return Cow::Owned(std::ffi::OsString::from_vec(bytes).into());
    }
    Cow::Borrowed(Path::new(text))
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::ffi::OsStrExt;

    use super::*;

    #[test]
    fn every_word_comes_back_as_it_was() {
        for word in [
            &b"missions.json"[..],
            "Côte d’Ivoire".as_bytes(),
            b"caf\xe9.json",
            b"\xff\xfe\x80",
            b"a\xf0\x9f\x92",
            "\u{10feff}\u{10fe80}x".as_bytes(),
            b"",
        ] {
            let word = OsStr::from_bytes(word);
            assert_eq!(path(&text(word)).as_os_str(), word);
        }
        assert_eq!(text(OsStr::new("plain")), "plain");
    }
}
