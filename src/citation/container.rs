//! What a chapter or an article is part of. The data have no field for it; the coders say it in the first sentence of the
//! summary, in words that are always the same, and whatever else they say is kept as a note.

/// What a document is part of.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Container {
    /// The book.
    pub book: Option<String>,
    /// The family names of the book's editors.
    pub editors: Vec<String>,
    /// The volume of a periodical.
    pub volume: Option<String>,
    /// The number within the volume.
    pub number: Option<String>,
    /// What was said in other words.
    pub note: Option<String>,
}

impl Container {
    /// Reads the first sentence of `summary`: `Chapter of BOOK, edited by A, B and C.`, `Volume 17, number 1.`
    #[must_use]
    pub fn read(summary: &str) -> Self {
        let sentence = summary
            .split_once(". ")
            .map_or(summary, |(first, _)| first)
            .trim_end_matches('.');
        let mut container = Self::default();
        if sentence.is_empty() {
            return container;
        }
        let chapter = sentence
            .strip_prefix("Chapter of ")
            .or_else(|| sentence.strip_prefix("Chapter in "));
        if let Some((book, editors)) = chapter.and_then(|rest| rest.split_once(", edited by ")) {
            container.book = Some(book.to_owned());
            container.editors = editors
                .split(", ")
                .flat_map(|names| names.split(" and "))
                .map(str::to_owned)
                .collect();
            return container;
        }
        if let Some(rest) = sentence.strip_prefix("Volume ") {
            let (volume, number) = rest
                .split_once(", number ")
                .map_or((rest, None), |(volume, number)| (volume, Some(number)));
            if [Some(volume), number].into_iter().flatten().all(is_number) {
                container.volume = Some(volume.to_owned());
                container.number = number.map(str::to_owned);
                return container;
            }
        }
        container.note = Some(sentence.to_owned());
        container
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chapter_names_its_book_and_editors() {
        let container = Container::read(
            "Chapter of Managing Crises, Making Peace, edited by Galantino, Weiss and Freire. The name is kept.",
        );
        assert_eq!(
            container.book.as_deref(),
            Some("Managing Crises, Making Peace")
        );
        assert_eq!(container.editors, ["Galantino", "Weiss", "Freire"]);
    }

    #[test]
    fn an_article_names_its_volume() {
        let container = Container::read("Volume 17, number 1.");
        assert_eq!(container.volume.as_deref(), Some("17"));
        assert_eq!(container.number.as_deref(), Some("1"));
        assert_eq!(Container::read("Volume 21.").number, None);
    }

    #[test]
    fn other_words_are_a_note() {
        let container = Container::read("Master's thesis.");
        assert_eq!(container.note.as_deref(), Some("Master's thesis"));
        assert_eq!(Container::read(""), Container::default());
    }
}
