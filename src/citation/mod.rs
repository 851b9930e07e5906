//! Documents as they are cited: from records to references, and the styles in which these are written.

mod bibtex;
mod csl;
pub mod form;
pub mod name;
mod place;
mod prose;
mod ris;

use std::collections::HashMap;

use self::bibtex::Dialect;
use self::form::{Container, Form, Title};
use self::name::Name;
use self::place::{Paper, Places};
use crate::dataset::about::about;
use crate::dataset::{Dataset, Record};
use crate::model::date::Date;
use crate::model::field::Shape;
use crate::model::value::Value;

/// The style of a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// An entry of a list of references.
    Text,
    /// A footnote.
    Footnote,
    /// An entry for plain BibTeX.
    Bibtex,
    /// An entry for biblatex.
    Biblatex,
    /// An entry in RIS.
    Ris,
    /// An item of CSL JSON.
    CslJson,
}

impl Style {
    /// Every style with the word that chooses it.
    pub const ALL: [(&'static str, Self); 6] = [
        ("text", Self::Text),
        ("footnote", Self::Footnote),
        ("bibtex", Self::Bibtex),
        ("biblatex", Self::Biblatex),
        ("ris", Self::Ris),
        ("csl-json", Self::CslJson),
    ];
}

/// A document, with the places in it that are cited.
#[derive(Debug)]
pub struct Citation {
    /// The id of its record, which is its key.
    pub id: String,
    form: &'static Form,
    /// The word of its `type`.
    sort: String,
    authors: Vec<Name>,
    /// Who issued it, where it is an official document.
    issuers: Vec<String>,
    title: String,
    publisher: Option<String>,
    /// The periodical, book or series that contains it.
    container: Option<String>,
    editors: Vec<Name>,
    /// The volume of the container, and the issue within it.
    volume: Option<String>,
    number: Option<String>,
    date: Option<Date>,
    symbol: Option<String>,
    version: Option<String>,
    url: Option<String>,
    /// What else is to be known before it is relied on: that it is a draft, who has it.
    caveat: Option<String>,
    /// Where in it, and through what it was seen.
    places: Option<String>,
}

/// The documents that were asked for, each once, in the order in which they came up.
pub struct Bibliography<'d> {
    dataset: &'d Dataset<'d>,
    works: Vec<(String, Places)>,
    found: HashMap<String, usize>,
    /// The relations that link to each record, where there are many to ask about.
    relations: Option<HashMap<String, Vec<&'d Record<'d>>>>,
}

impl<'d> Bibliography<'d> {
    /// One without documents.
    #[must_use]
    pub fn new(dataset: &'d Dataset<'d>) -> Self {
        Self {
            dataset,
            works: Vec::new(),
            found: HashMap::new(),
            relations: None,
        }
    }

    /// One to which many records will be added.
    #[must_use]
    pub fn of_many(dataset: &'d Dataset<'d>) -> Self {
        Self {
            relations: Some(dataset.relations()),
            ..Self::new(dataset)
        }
    }

    /// Adds what `record` is cited by: itself, where it is a document; otherwise the documents that it and the relations
    /// that name it cite. Says whether there were any.
    pub fn add(&mut self, record: &Record<'_>) -> bool {
        if record.kind.is_citable() {
            self.add_document(record.id(), &Places::default());
            return true;
        }
        let mut any = self.add_cited(&record.whole());
        let linking = if let Some(relations) = &self.relations {
            relations.get(record.id()).cloned().unwrap_or_default()
        } else {
            let references = self.dataset.references_to(record.id()).into_iter();
            let from = references.map(|reference| reference.from);
            from.filter(|from| from.kind.is_relation()).collect()
        };
        for relation in linking {
            any |= self.add_cited(&relation.get("citations"));
        }
        any
    }

    /// Adds the documents of every citation in `value`, however deep it is, and says whether there are any.
    fn add_cited(&mut self, value: &Value<'_>) -> bool {
        let mut any = false;
        match value {
            Value::List(items) => {
                for item in items {
                    any |= self.add_cited(item);
                }
            }
            Value::Object(entries) => match value.str_at("source") {
                Some(source) => {
                    let mut places = Places::default();
                    places.add(
                        &clean(value.str_at("at").unwrap_or_default()),
                        &clean(value.str_at("via").unwrap_or_default()),
                    );
                    self.add_document(source, &places);
                    any = true;
                }
                None => {
                    for (_, value) in entries {
                        any |= self.add_cited(value);
                    }
                }
            },
            _ => {}
        }
        any
    }

    fn add_document(&mut self, id: &str, places: &Places) {
        let works = &mut self.works;
        let place = *self.found.entry(id.to_owned()).or_insert_with(|| {
            works.push((id.to_owned(), Places::default()));
            works.len() - 1
        });
        if let Some((_, known)) = works.get_mut(place) {
            known.merge(places);
        }
    }

    /// The citations of all documents that were added.
    #[must_use]
    pub fn citations(self) -> Vec<Citation> {
        self.works
            .iter()
            .map(|(id, places)| Citation::of(self.dataset, id, places))
            .collect()
    }
}

/// Text on one line, without what could drive a terminal or break a format.
fn clean(text: &str) -> String {
    text.split(|letter: char| letter.is_control() || letter.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

impl Citation {
    /// The dataset itself.
    #[must_use]
    pub fn of_dataset() -> Self {
        let about = about();
        Self {
            id: about.id.to_owned(),
            form: form::DATASET,
            sort: "dataset".to_owned(),
            authors: about.authors.iter().map(|name| Name::read(name)).collect(),
            issuers: Vec::new(),
            title: about.name.to_owned(),
            publisher: None,
            container: None,
            editors: Vec::new(),
            volume: None,
            number: None,
            date: about.checked.parse().ok(),
            symbol: None,
            version: Some(about.version.to_owned()),
            url: None,
            caveat: None,
            places: None,
        }
    }

    fn of(dataset: &Dataset<'_>, id: &str, places: &Places) -> Self {
        let encoded = &about().paper;
        let paper = dataset.find(encoded.id);
        let seen_in = Paper {
            name: paper.map_or_else(|| encoded.name.to_owned(), |paper| clean(&paper.name())),
            outline: paper.map_or_else(Vec::new, |paper| paper.words("outline")),
        };
        let Some(record) = dataset.find(id) else {
            return Self::unknown(id, places.text(&seen_in, id == encoded.id));
        };
        let some = |path| {
            let value = record.select(path);
            value.as_str().map(clean).filter(|text| !text.is_empty())
        };
        let people = |field| {
            let names = record.words(field);
            names.iter().map(|name| Name::read(&clean(name))).collect()
        };
        let sort = record.text("type").into_owned();
        let container = some("container.title");
        let form = form::of(record, container.is_some());
        let volume = some("container.volume");
        let (volume, number) = match volume.as_deref().and_then(|text| text.split_once(", no. ")) {
            Some((volume, number)) => (Some(volume.to_owned()), Some(number.to_owned())),
            None => (volume, None),
        };
        let mut places = places.clone();
        let mut caveat = caveat(record).map(str::to_owned);
        // What nobody else can read was seen only by the paper's authors.
        if let (Some(held), Some(paper)) = (form.held, paper) {
            for note in record.get("notes").items() {
                if let Some(number) = note.as_integer() {
                    places.add("", &format!("note {number}"));
                }
            }
            caveat = Some(format!(
                "{held} {}",
                name::in_a_row(
                    &paper
                        .words("authors")
                        .iter()
                        .map(|author| Name::read(author).straight())
                        .collect::<Vec<_>>()
                )
            ));
        }
        Self {
            id: clean(id),
            form,
            authors: people("authors"),
            issuers: record
                .words("issuer")
                .iter()
                .map(|id| {
                    dataset
                        .find(id)
                        .map_or_else(|| id.clone(), |issuer| clean(&issuer.name()))
                })
                .collect(),
            title: some("title")
                .or_else(|| some("name"))
                .unwrap_or_else(|| id.to_owned()),
            publisher: some("publisher"),
            container,
            editors: people("container.editors"),
            volume,
            number,
            date: record.date("date"),
            symbol: some("symbol"),
            version: None,
            url: some("url"),
            caveat,
            places: places.text(&seen_in, id == encoded.id),
            sort,
        }
    }

    /// A document that a citation names and the data do not have: all that is known of it is its id.
    fn unknown(id: &str, places: Option<String>) -> Self {
        Self {
            id: clean(id),
            form: form::OTHER,
            sort: String::new(),
            authors: Vec::new(),
            issuers: Vec::new(),
            title: clean(id),
            publisher: None,
            container: None,
            editors: Vec::new(),
            volume: None,
            number: None,
            date: None,
            symbol: None,
            version: None,
            url: None,
            caveat: None,
            places,
        }
    }

    /// The citation in `style`, without a newline at its end.
    #[must_use]
    pub fn text(&self, style: Style) -> String {
        match style {
            Style::Text => prose::entry(self),
            Style::Footnote => format!("{}.", prose::footnote(self)),
            Style::Bibtex => bibtex::entry(self, Dialect::Bibtex),
            Style::Biblatex => bibtex::entry(self, Dialect::Biblatex),
            Style::Ris => ris::entry(self),
            Style::CslJson => compact(&csl::item(self)),
        }
    }

    /// Who comes first: the authors; else the issuers of an official document.
    fn makers(&self) -> Vec<Name> {
        if self.authors.is_empty() {
            self.issuers.iter().cloned().map(Name::Body).collect()
        } else {
            self.authors.clone()
        }
    }

    /// What contains it, where that is a periodical.
    fn periodical(&self) -> Option<&str> {
        self.container
            .as_deref()
            .filter(|_| self.form.container == Container::Periodical)
    }

    /// What contains it, where that is a book or a series.
    fn work(&self) -> Option<&str> {
        self.container
            .as_deref()
            .filter(|_| self.form.container == Container::Work)
    }

    /// What sort of document it is, where a style wants to know: `Resolution`. What is an article, a part of a book, a book
    /// or a dataset is called so by its form.
    fn genre(&self) -> Option<String> {
        if self.periodical().is_some() || matches!(self.form.csl, "book" | "chapter" | "dataset") {
            return None;
        }
        Some(form::label(&self.sort)).filter(|label| !label.is_empty())
    }

    /// Whether it takes place on its day: an interview, a speech.
    fn is_event(&self) -> bool {
        matches!(&*self.sort, "interview" | "speech")
    }

    /// The bodies behind a report: who published it; else who issued it; else those of its authors that are bodies.
    fn institution(&self) -> Option<String> {
        self.publisher.clone().or_else(|| {
            let bodies: Vec<String> = if self.issuers.is_empty() {
                let authors = self.authors.iter();
                authors
                    .filter_map(|author| match author {
                        Name::Body(name) => Some(name.clone()),
                        Name::Person { .. } => None,
                    })
                    .collect()
            } else {
                self.issuers.clone()
            };
            Some(bodies.join(" and ")).filter(|bodies| !bodies.is_empty())
        })
    }

    /// Whether the title begins with the name of who issued it, so that the issuer is not named again.
    fn names_its_issuer(&self) -> bool {
        self.form.title == Title::Designation
            && self
                .issuers
                .iter()
                .any(|issuer| self.title.starts_with(issuer.as_str()))
    }
}

/// The citations as one text in `style`: a list, one footnote, one file.
#[must_use]
pub fn together(citations: &[Citation], style: Style) -> String {
    let texts = || citations.iter().map(|citation| citation.text(style));
    match style {
        // A file of nothing is empty, but for JSON, which has an array for it.
        Style::CslJson if citations.is_empty() => "[]\n".to_owned(),
        _ if citations.is_empty() => String::new(),
        Style::Text => lines(texts(), "\n"),
        // Several documents in one note are parted by semicolons.
        Style::Footnote => {
            let notes: Vec<_> = citations.iter().map(prose::footnote).collect();
            format!("{}.\n", notes.join("; "))
        }
        Style::Bibtex | Style::Biblatex => texts().collect::<Vec<_>>().join("\n\n") + "\n",
        Style::Ris => lines(texts(), "\r\n\r\n"),
        Style::CslJson => {
            let items: Vec<_> = citations
                .iter()
                .map(|citation| compact(&csl::item(citation)))
                .collect();
            format!("[\n{}\n]\n", items.join(",\n"))
        }
    }
}

/// The word of the record that must be known before the document is relied on: that it is a draft.
fn caveat(record: &Record<'_>) -> Option<&'static str> {
    let mut fields = record.kind.fields.iter();
    fields.find_map(|field| match field.shape {
        Shape::Word(words) if words.words.iter().any(|word| word.caveat) => words
            .get(&record.text(field.name))
            .filter(|word| word.caveat)
            .map(|word| word.word),
        _ => None,
    })
}

/// JSON on one line.
fn compact(value: &Value<'_>) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn lines(texts: impl Iterator<Item = String>, end: &str) -> String {
    texts.map(|text| text + end).collect()
}
