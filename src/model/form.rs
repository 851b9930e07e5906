//! What a document is in the styles of citation: each word of a list of types declares one of these forms.

/// What the styles call a sort of document, and how they set it.
#[derive(Debug)]
pub struct Form {
    /// The entry type of biblatex.
    pub bibtex: &'static str,
    /// The reference type of RIS.
    pub ris: &'static str,
    /// The type of CSL.
    pub csl: &'static str,
    /// How its title is set in running text.
    pub title: Title,
    /// What it is contained in, if in anything.
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

/// What documents of a form are contained in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Container {
    /// A book or a series.
    Work,
    /// A journal or a newspaper.
    Periodical,
}

const fn form(bibtex: &'static str, ris: &'static str, csl: &'static str) -> Form {
    Form {
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

/// A dataset.
pub const DATASET: &Form = &form("dataset", "DATA", "dataset");
/// What is none of the forms: a type of a user's own, a document that the data name and do not have.
pub const OTHER: &Form = &form("misc", "GEN", "document");
/// An interview.
pub const INTERVIEW: &Form = &form("misc", "PCOMM", "interview")
    .titled(Title::Plain)
    .held("interview by");
/// A paper that somebody has on file.
pub const ON_FILE: &Form = &form("unpublished", "UNPB", "manuscript").held("on file with");
/// A report.
pub const REPORT: &Form = &form("report", "RPRT", "report");
/// A book.
pub const BOOK: &Form = &form("book", "BOOK", "book").titled(Title::Plain);
/// A chapter of a book.
pub const CHAPTER: &Form = &form("incollection", "CHAP", "chapter");
/// An article in a journal.
pub const ARTICLE: &Form = &form("article", "JOUR", "article-journal").in_periodical();
/// A thesis.
pub const THESIS: &Form = &form("thesis", "THES", "thesis");
/// An article in a newspaper.
pub const PRESS: &Form = &form("article", "NEWS", "article-newspaper").in_periodical();
/// A press release.
pub const PRESS_RELEASE: &Form = &form("misc", "NEWS", "webpage");
/// A text on a website; also what would be in a periodical and is not.
pub const WEB_PAGE: &Form = &form("online", "ELEC", "webpage");
/// A speech.
pub const SPEECH: &Form = &form("misc", "GEN", "speech");
/// An official document.
pub const OFFICIAL: &Form = &form("report", "GOVDOC", "report");
/// An act of a deciding body, known by its designation.
pub const ACT: &Form = &form("report", "GOVDOC", "legislation").titled(Title::Designation);
/// An agreement.
pub const AGREEMENT: &Form = &form("report", "GOVDOC", "treaty");
