//! Whether a record certainly has the shape that its kind declares, seen from its text in one walk. What is certain here
//! needs no closer look; all else is looked at by `shape`, which says what is wrong with it, and decides.

use crate::dataset::Record;
use crate::dataset::raw::Raw;
use crate::model::date::Date;
use crate::model::field::{Field, Shape};

/// Whether `shape` would find nothing wrong with the record.
pub(super) fn is_sound(record: &Record<'_>) -> bool {
    record.input().is_some()
        && !record.is_given()
        && record.unknown_keys().is_empty()
        && record
            .kind
            .fields
            .iter()
            .zip(record.each_raw())
            .all(|(field, raw)| raw.is_some_and(|raw| fits(field, raw, record.kind.prefix)))
        && record.raw_at("kind").and_then(Raw::plain) == Some(record.kind.name)
}

fn fits(field: &Field, raw: Raw<'_>, prefix: &str) -> bool {
    if raw.is_null() {
        return field.nullable;
    }
    has_shape(&field.shape, raw, prefix)
        && match (field.form, raw.0.starts_with('"')) {
            (Some((looks, _)), true) => raw.plain().is_some_and(looks),
            _ => true,
        }
}

fn has_shape(shape: &Shape, raw: Raw<'_>, prefix: &str) -> bool {
    match shape {
        Shape::Text | Shape::Link(_) => raw.text().is_some_and(|text| is_filled(&text)),
        Shape::Url => raw
            .plain()
            .is_some_and(|text| text.starts_with("https://") || text.starts_with("http://")),
        Shape::Id => raw
            .plain()
            .is_some_and(|text| super::shape::is_id(text) && text.starts_with(prefix)),
        Shape::Date => raw.plain().is_some_and(|text| text.parse::<Date>().is_ok()),
        Shape::Word(words) => raw.plain().is_some_and(|text| words.has(text)),
        Shape::Flag => matches!(raw.0, "true" | "false"),
        // What is longer is looked at closer, as it may be no number that can be kept.
        Shape::Integer | Shape::Number => {
            let digits = raw.0.strip_prefix('-').unwrap_or(raw.0);
            (1..16).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
        }
        Shape::List(item) => {
            raw.0.starts_with('[') && raw.items().all(|raw| has_shape(item, raw, prefix))
        }
        Shape::Object(fields) => {
            let mut entries = raw.entries();
            raw.0.starts_with('{')
                && fields.iter().all(|field| {
                    entries
                        .next()
                        .is_some_and(|(key, raw)| key == field.name && fits(field, raw, prefix))
                })
                && entries.next().is_none()
        }
        Shape::Parts(..) => false,
    }
}

/// Whether a text has more than space in it. What does not begin with a letter or the like is looked at closer.
fn is_filled(text: &str) -> bool {
    text.bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Dataset, embedded};
    use crate::model::KINDS;
    use crate::validate::{Scope, shape};

    /// What a field may be given by mistake.
    const WRONG: [&str; 22] = [
        "null",
        "true",
        "0",
        "-7",
        "1.5",
        "2.0",
        "1e3",
        "12345678901234567890",
        "\"\"",
        "\" \"",
        "\"\u{a0}\"",
        "\"a\\u0041\"",
        "\"x\"",
        "\"2013-13\"",
        "\"2013\"",
        "\"https://x\"",
        "[]",
        "[null]",
        "[\"un\", 1]",
        "{}",
        "[{}]",
        "{\"source\": \"a\"}",
    ];

    #[test]
    fn what_is_certain_here_is_found_sound_by_the_closer_look() {
        let mut certain = 0;
        for kind in KINDS {
            for record in embedded::read(kind).iter().take(2) {
                let whole = record.whole();
                for changed in kind.fields {
                    let mut texts: Vec<String> = Vec::new();
                    for wrong in WRONG {
                        let fields = kind.fields.iter().map(|field| {
                            let value = whole.get(field.name).expect("every field");
                            let value = serde_json::to_string(value).expect("JSON");
                            let value = if field.name == changed.name {
                                wrong
                            } else {
                                &value
                            };
                            format!("\"{}\": {value}", field.name)
                        });
                        let text = format!("{{{}}}", fields.collect::<Vec<_>>().join(", "));
                        if changed.name != "kind" {
                            texts.push(text.replace(", \"", ",\n \""));
                        }
                        texts.push(text);
                    }
                    for text in texts {
                        let own = Dataset::builder().text("own", text).only_data();
                        let Ok(dataset) = own.open() else { continue };
                        let scope = Scope::own(&dataset);
                        for record in scope.records.iter().filter(|record| is_sound(record)) {
                            certain += 1;
                            let checks: Vec<_> = shape::CHECKS.iter().collect();
                            for findings in scope.run(&checks, 9) {
                                assert_eq!(findings.records().next(), None, "{:?}", record.whole());
                            }
                        }
                    }
                }
            }
        }
        assert!(certain > 500, "{certain}");
    }
}
