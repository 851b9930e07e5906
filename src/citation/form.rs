//! The form of a document in the styles of citation, by the type that its record declares.

use crate::dataset::Record;
use crate::fold::capitalized;
use crate::model::field::Shape;
use crate::model::form::WEB_PAGE;
pub use crate::model::form::{Container, DATASET, Form, OTHER, Title};

/// The form of the document `record`, which is contained in something or is not.
#[must_use]
pub fn of(record: &Record<'_>, contained: bool) -> &'static Form {
    let mut forms = record.kind.fields.iter().filter_map(|field| {
        let Shape::Word(words) = field.shape else {
            return None;
        };
        if words.words.iter().all(|word| word.form.is_none()) {
            return None;
        }
        words.get(&record.text(field.name))?.form
    });
    match forms.next() {
        // What would be in a periodical and is not is a text on a website.
        Some(form) if form.container == Container::Periodical && !contained => WEB_PAGE,
        Some(form) => form,
        None => OTHER,
    }
}

/// The type as people read it: `Action plan`.
#[must_use]
pub fn label(word: &str) -> String {
    capitalized(word).replace('-', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::KINDS;

    #[test]
    fn every_type_of_document_has_a_form() {
        for kind in KINDS.iter().filter(|kind| kind.is_citable()) {
            let field = kind.field("type").expect("a type");
            let Shape::Word(words) = field.shape else {
                panic!("a closed list")
            };
            for word in words.words {
                assert!(word.form.is_some(), "{}", word.word);
            }
        }
    }
}
