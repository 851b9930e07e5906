//! What sort of document it is, in the words of each style.

/// A sort of document: the words of `type` that mean it, and what the styles call it.
#[derive(Debug)]
pub struct Form {
    /// The words of `type` in the data.
    pub words: &'static [&'static str],
    /// The entry type of biblatex.
    pub bibtex: &'static str,
    /// The reference type of RIS.
    pub ris: &'static str,
    /// The type of CSL.
    pub csl: &'static str,
    /// How its title is set in running text.
    pub title: Title,
    /// What it stands in, if in anything.
    pub container: Container,
    /// Who has what nobody else can read: the words before the names of the paper's authors.
    pub held: Option<&'static str>,
}

/// How a title is set in running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Title {
    /// In quotation marks.
    Quoted,
    /// As it is: the title of a book, or words that describe what has no title.
    Plain,
    /// As it is, and without the issuer where it begins with the issuer's name: `UN Security Council Resolution 1270`.
    Designation,
}

/// What documents of a form stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Container {
    /// A book or a series.
    Work,
    /// A journal or a newspaper.
    Periodical,
}

const fn form(
    words: &'static [&'static str],
    bibtex: &'static str,
    ris: &'static str,
    csl: &'static str,
) -> Form {
    Form {
        words,
        bibtex,
        ris,
        csl,
        title: Title::Quoted,
        container: Container::Work,
        held: None,
    }
}

impl Form {
    const fn titled(mut self, title: Title) -> Self {
        self.title = title;
        self
    }

    const fn in_periodical(mut self) -> Self {
        self.container = Container::Periodical;
        self
    }

    const fn held(mut self, words: &'static str) -> Self {
        self.held = Some(words);
        self
    }
}

/// The dataset itself.
pub const DATASET: Form = form(&["dataset"], "dataset", "DATA", "dataset");

/// What is none of the forms: a type of a user's own, a document that the data name and do not have.
pub const OTHER: Form = form(&["other"], "misc", "GEN", "document");

/// What would stand in a periodical and does not: a text on a website.
const ALONE: Form = form(&[], "online", "ELEC", "webpage");

const FORMS: &[&Form] = &[
    &form(&["interview"], "misc", "PCOMM", "interview")
        .titled(Title::Plain)
        .held("interview by"),
    &form(&["on-file"], "unpublished", "UNPB", "manuscript").held("on file with"),
    &DATASET,
    &OTHER,
    &form(&["paper", "report"], "report", "RPRT", "report"),
    &form(&["book"], "book", "BOOK", "book").titled(Title::Plain),
    &form(&["chapter"], "incollection", "CHAP", "chapter"),
    &form(&["article"], "article", "JOUR", "article-journal").in_periodical(),
    &form(&["thesis"], "thesis", "THES", "thesis"),
    &form(&["press"], "article", "NEWS", "article-newspaper").in_periodical(),
    &form(&["press-release"], "misc", "NEWS", "webpage"),
    &form(&["web-page", "reference"], "online", "ELEC", "webpage"),
    &form(&["speech"], "misc", "GEN", "speech"),
    // Official documents.
    &form(&["resolution"], "report", "GOVDOC", "legislation").titled(Title::Designation),
    &form(&["decision"], "report", "GOVDOC", "legislation").titled(Title::Designation),
    &form(&["agreement"], "report", "GOVDOC", "treaty"),
    &form(
        &[
            "policy",
            "concept",
            "guideline",
            "handbook",
            "doctrine",
            "directive",
            "strategy",
            "action-plan",
            "principles",
            "declaration",
            "framework",
            "glossary",
            "statement",
            "letter",
            "inquiry",
            "aide-memoire",
            "lessons-note",
            "working-paper",
            "training-material",
            "compilation",
        ],
        "report",
        "GOVDOC",
        "report",
    ),
];

/// The form of documents whose `type` is `word`, and that stand in something or do not.
#[must_use]
pub fn of(word: &str, contained: bool) -> &'static Form {
    match FORMS
        .iter()
        .copied()
        .find(|form| form.words.contains(&word))
    {
        Some(form) if form.container == Container::Periodical && !contained => &ALONE,
        Some(form) => form,
        None => &OTHER,
    }
}

/// The type as people read it: `Action plan`.
#[must_use]
pub fn label(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first
            .to_uppercase()
            .chain(letters)
            .map(|letter| if letter == '-' { ' ' } else { letter })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::KINDS;
    use crate::model::field::Shape;

    #[test]
    fn every_type_of_document_has_one_form() {
        for kind in KINDS.iter().filter(|kind| kind.is_citable()) {
            let field = kind.field("type").expect("a type");
            let Shape::Word(words) = field.shape else {
                panic!("a closed list")
            };
            for word in words.names() {
                let forms = FORMS.iter().filter(|form| form.words.contains(&word));
                assert_eq!(forms.count(), 1, "{word}");
            }
        }
    }
}
