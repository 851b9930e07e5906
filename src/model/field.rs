//! What a kind of record declares of each of its fields, said once and read by every command.

use std::fmt;

use super::form::Form;
use super::value::Value;
use crate::base::fold::capitalized;

/// One field of a record: its name, its type, what it means and how it is coded.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is declared by a method of its own, and none excludes another"
)]
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The key in JSON, the header of a table, the word in `--fields`.
    pub name: &'static str,
    /// Its type.
    pub shape: Shape,
    /// Whether it may be null. A list never is: an empty one says that none is named.
    pub nullable: bool,
    /// What it means, in a sentence.
    pub meaning: &'static str,
    /// How it is coded where that is not plain; empty where it is.
    pub rule: &'static str,
    /// A value that it has or could have.
    pub example: &'static str,
    /// Whether filling it takes a coder's judgement; otherwise it is a fact that the sources state.
    pub judgement: bool,
    /// The option of the list command that filters by it; empty where there is none.
    pub filter: &'static str,
    /// Which records that option selects, as help says it behind their name: `in a country or region`.
    pub selects: &'static str,
    /// How much a word found here counts in a search; 0 where it is not searched.
    pub weight: u8,
    /// Words of a question that it answers: `who leads`. A record that has a value here is found by them.
    pub asked_by: &'static [&'static str],
    /// The only values that answer such a question; any does where none is named.
    pub answered_by: &'static [&'static str],
    /// The path with the date of such an answer, for questions that ask for the first or the last; where it is empty, a
    /// date dates itself, and the record any other value.
    pub dated_by: &'static str,
    /// Whether its words say what sort of record it is, so that a question with one of them asks for records of that sort.
    pub sorts: bool,
    /// Whether a search finds the record that it links to by the names of this record too: a decision by those of the
    /// mission that it extends.
    pub lends_names: bool,
    /// How `trace` follows its link.
    pub trace: Option<Trace>,
    /// Whether the record is in force as long as what it links to here: a definition as long as its document.
    pub valid_while: bool,
    /// The kinds whose records this field is derived from: an organization uses the concepts of its documents.
    pub derived_from: &'static [&'static str],
    /// The sort of tie between organizations that a link from here makes; empty where it makes none.
    pub tie: &'static str,
    /// Whether a link from here is stored at one end only, so that the linked record has none back in the same field.
    pub one_way: bool,
    /// Whether its link says where something comes from, and is no link between the things themselves.
    pub cites: bool,
    /// Whether a value here connects the record to something else, as a link would.
    pub attests: bool,
    /// Whether no two records of the kind may have a name in it in common.
    pub unambiguous: bool,
    /// Where it is true: the field of links, and the field and the word that one of the records linked there must have.
    pub requires: Option<&'static (&'static str, &'static str, &'static str)>,
    /// At which step of a look-up it is a name of its record, the first being 1; 0 where it is none.
    pub step: u8,
    /// The series that its values belong to: names by rule follow from them.
    pub series: &'static [Series],
    /// The words of `type` that the record it links to must have; any where none is named.
    pub of_type: &'static [&'static str],
    /// The closed list of the record it links to whose words each mean several of these; empty where there is none.
    pub regions: &'static str,
    /// The field of the same record that must have its word too, where the word is the id of a record.
    pub one_of: &'static str,
    /// Whether it names people and bodies: `Family, Given`, or a name that is not taken apart.
    pub is_people: bool,
    /// Whether every layer has it, whatever supports it: finding aids, and accounts that only make sense together.
    pub in_every_layer: bool,
    /// Whether it is prose in the coders' words, which in a record of the paper says only what the paper says.
    pub is_prose: bool,
    /// What its texts look like, and how that is said.
    pub form: Option<Pattern>,
    /// What a page calls it; empty where that is its name.
    pub label: &'static str,
    /// What the page of a record that it links to calls the records with such a link; empty where that is their kind.
    pub inverse: &'static str,
}

/// What texts of a field look like: a test, and how a message says it.
pub type Pattern = (fn(&str) -> bool, &'static str);

/// A numbered series of documents, and how people name one of it.
#[derive(Debug)]
pub struct Series {
    /// What comes before the number in the document's symbol.
    pub before: &'static str,
    /// What comes behind it.
    pub after: &'static str,
    /// What people say before the number, in small letters without spaces.
    pub leads: &'static [&'static str],
    /// What people say behind it.
    pub trails: &'static [&'static str],
}

/// The type of a field.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Prose or a name.
    Text,
    /// An integer.
    Integer,
    /// Any number.
    Number,
    /// Yes or no.
    Flag,
    /// A partial ISO date.
    Date,
    /// A web address.
    Url,
    /// This record's own id.
    Id,
    /// The id of another record, of one of these kinds; of any kind where none is named.
    Link(&'static [&'static str]),
    /// A word of a closed list.
    Word(&'static Vocabulary),
    /// Several of one shape.
    List(&'static Shape),
    /// Named parts.
    Object(&'static [Field]),
    /// The same named parts for each word of a closed list.
    Parts(&'static Vocabulary, &'static [Field]),
}

/// How `trace` follows a link from a record.
#[derive(Debug, Clone, Copy)]
pub enum Trace {
    /// The linked record came first; the word reads from it to this one.
    Earlier(&'static str),
    /// This record came first; the word reads from it to the linked one.
    Later(&'static str),
    /// This record is itself a link, and this is where it begins; its `relation`, `year` and `explicit` say the rest.
    Begins,
    /// This record is itself a link, and this is where it ends.
    Ends,
}

/// A closed list of words.
#[derive(Debug)]
pub struct Vocabulary {
    /// The words, in the order in which they are best read.
    pub words: &'static [Word],
    /// Words that a filter accepts for several of the list.
    pub groups: &'static [(&'static str, &'static [&'static str])],
}

/// One word of a closed list.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is declared by a method of its own, and none excludes another"
)]
#[allow(
    clippy::struct_field_names,
    reason = "a word of a list is what everybody calls it"
)]
#[derive(Debug)]
pub struct Word {
    /// The word as it is in the data.
    pub word: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// Why it is kept although no record uses it yet; empty where one does.
    pub kept: &'static str,
    /// What a heading calls it; empty where it is the word itself.
    pub title: &'static str,
    /// Other words that are read as it, and not listed.
    pub synonyms: &'static [&'static str],
    /// What is said beside every record that has it; empty where nothing is.
    pub remark: &'static str,
    /// Whether what it is said of lasts until it ends; the others of such a list are one-off.
    pub lasting: bool,
    /// What it says of whether a thing is there at all.
    pub being: Being,
    /// Whether what it is said of is a term of one organization's own approach.
    pub of_one_approach: bool,
    /// What becomes of the records that such an event names: `launched`. Empty where nothing follows from it.
    pub reports: &'static str,
    /// What the first event of such a record is called instead of what its kind calls it.
    pub first_event: &'static str,
    /// The word that the other end has where this end has this one; empty where it is the word itself.
    pub inverse: &'static str,
    /// Whether silence counts: a document of which such words are said in all such lists would name what it has.
    pub conclusive: bool,
    /// Whether a citation says it, as it must be known before the document is relied on.
    pub caveat: bool,
    /// Whether such records are set side by side unless others are asked for.
    pub compared: bool,
    /// What a document of this type is in the styles of citation.
    pub form: Option<&'static Form>,
}

/// What a word says of whether a thing is there at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Being {
    /// Nothing.
    Unsaid,
    /// It was planned, and never was.
    Never,
    /// It is over, whether or not a source says since when.
    Over,
}

impl Word {
    /// A word and its meaning.
    #[must_use]
    pub const fn new(word: &'static str, meaning: &'static str) -> Self {
        Self {
            word,
            meaning,
            kept: "",
            title: "",
            synonyms: &[],
            remark: "",
            lasting: false,
            being: Being::Unsaid,
            of_one_approach: false,
            reports: "",
            first_event: "",
            inverse: "",
            conclusive: false,
            caveat: false,
            compared: false,
            form: None,
        }
    }

    /// A word that no record uses yet, and why it is kept.
    #[must_use]
    pub const fn kept(word: &'static str, meaning: &'static str, why: &'static str) -> Self {
        let mut word = Self::new(word, meaning);
        word.kept = why;
        word
    }

    /// Such an event says of the records that it names what became of them.
    #[must_use]
    pub const fn reports(mut self, what: &'static str) -> Self {
        self.reports = what;
        self
    }

    /// The first event of such a record is called so.
    #[must_use]
    pub const fn first_event(mut self, what: &'static str) -> Self {
        self.first_event = what;
        self
    }

    /// The other end has this word instead.
    #[must_use]
    pub const fn inverse(mut self, word: &'static str) -> Self {
        self.inverse = word;
        self
    }

    /// Silence of a document of which it is said counts.
    #[must_use]
    pub const fn conclusive(mut self) -> Self {
        self.conclusive = true;
        self
    }

    /// A citation says it.
    #[must_use]
    pub const fn caveat(mut self) -> Self {
        self.caveat = true;
        self
    }

    /// Such records are set side by side.
    #[must_use]
    pub const fn compared(mut self) -> Self {
        self.compared = true;
        self
    }

    /// The styles of citation treat such a document so.
    #[must_use]
    pub const fn cited_as(mut self, form: &'static Form) -> Self {
        self.form = Some(form);
        self
    }

    /// What a heading calls it.
    #[must_use]
    pub const fn titled(mut self, title: &'static str) -> Self {
        self.title = title;
        self
    }

    /// Other words are read as it.
    #[must_use]
    pub const fn or(mut self, synonyms: &'static [&'static str]) -> Self {
        self.synonyms = synonyms;
        self
    }

    /// What it is said of lasts until it ends.
    #[must_use]
    pub const fn lasts(mut self) -> Self {
        self.lasting = true;
        self
    }

    /// What is said beside every record that has it.
    #[must_use]
    pub const fn remarked(mut self, remark: &'static str) -> Self {
        self.remark = remark;
        self
    }

    /// What it is said of was planned, and never was.
    #[must_use]
    pub const fn never_was(mut self) -> Self {
        self.being = Being::Never;
        self
    }

    /// What it is said of is a term of one organization's own approach.
    #[must_use]
    pub const fn of_one_approach(mut self) -> Self {
        self.of_one_approach = true;
        self
    }

    /// What it is said of is over.
    #[must_use]
    pub const fn over(mut self) -> Self {
        self.being = Being::Over;
        self
    }

    /// What a heading calls it.
    #[must_use]
    pub const fn heading(&self) -> &'static str {
        if self.title.is_empty() {
            self.word
        } else {
            self.title
        }
    }
}

impl Vocabulary {
    /// A closed list without groups.
    #[must_use]
    pub const fn new(words: &'static [Word]) -> Self {
        Self { words, groups: &[] }
    }

    /// Whether `word` is of the list.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        self.words.iter().any(|known| known.word == word)
    }

    /// The words as they are written.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().map(|word| word.word)
    }

    /// The word of the list that is written so.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<&'static Word> {
        self.words.iter().find(|known| known.word == word)
    }

    /// The place of `word` in the list; behind all where it is none of it.
    #[must_use]
    pub fn rank(&self, word: &str) -> usize {
        self.words
            .iter()
            .position(|known| known.word == word)
            .unwrap_or(self.words.len())
    }

    /// Whether the list separates lasting types (a policy) from one-off ones (a resolution).
    #[must_use]
    pub fn separates_lasting(&self) -> bool {
        self.words.iter().any(|word| word.lasting)
    }

    /// Whether what `word` is said of lasts.
    #[must_use]
    pub fn is_lasting(&self, word: &str) -> bool {
        self.words
            .iter()
            .any(|known| known.word == word && known.lasting)
    }

    /// Whether a word of the list says of a thing that it never was, or is over.
    #[must_use]
    pub fn says_being(&self) -> bool {
        self.words.iter().any(|word| word.being != Being::Unsaid)
    }

    /// What `word` says of whether a thing is there.
    #[must_use]
    pub fn being(&self, word: &str) -> Being {
        self.words
            .iter()
            .find(|known| known.word == word)
            .map_or(Being::Unsaid, |known| known.being)
    }

    /// The words of the list that `word`, in small letters, is, is read as, or is a group of; none where it is unknown.
    #[must_use]
    pub fn read(&self, word: &str) -> Vec<&'static str> {
        let known = |known: &&Word| known.word == word || known.synonyms.contains(&word);
        match self.words.iter().find(known) {
            Some(known) => vec![known.word],
            None => self.group(word).to_vec(),
        }
    }

    /// The words that `group` means.
    #[must_use]
    pub fn group(&self, group: &str) -> &'static [&'static str] {
        self.groups
            .iter()
            .find(|(name, _)| *name == group)
            .map_or(&[], |(_, words)| words)
    }
}

impl Field {
    /// A field that always has a value.
    #[must_use]
    pub const fn new(name: &'static str, shape: Shape, meaning: &'static str) -> Self {
        Self {
            name,
            shape,
            nullable: false,
            meaning,
            rule: "",
            example: "",
            judgement: false,
            filter: "",
            selects: "",
            weight: 0,
            asked_by: &[],
            answered_by: &[],
            dated_by: "",
            sorts: false,
            lends_names: false,
            trace: None,
            valid_while: false,
            derived_from: &[],
            tie: "",
            one_way: false,
            cites: false,
            attests: false,
            unambiguous: false,
            requires: None,
            step: 0,
            series: &[],
            of_type: &[],
            regions: "",
            one_of: "",
            is_people: false,
            in_every_layer: false,
            is_prose: false,
            form: None,
            label: "",
            inverse: "",
        }
    }

    /// Null where the sources do not say or it does not apply.
    #[must_use]
    pub const fn or_null(mut self) -> Self {
        self.nullable = true;
        self
    }

    /// Its coding rule.
    #[must_use]
    pub const fn rule(mut self, rule: &'static str) -> Self {
        self.rule = rule;
        self
    }

    /// An example of a value.
    #[must_use]
    pub const fn example(mut self, example: &'static str) -> Self {
        self.example = example;
        self
    }

    /// The example as a value of the field's type.
    #[must_use]
    pub fn example_value(&self) -> Value<'static> {
        match self.shape {
            Shape::List(_) | Shape::Integer | Shape::Number | Shape::Flag => {
                serde_json::from_str(self.example).unwrap_or_default()
            }
            _ => Value::from(self.example),
        }
    }

    /// Filling it takes judgement.
    #[must_use]
    pub const fn judged(mut self) -> Self {
        self.judgement = true;
        self
    }

    /// Which records the option selects, as help says it behind their name.
    #[must_use]
    pub const fn selects(mut self, which: &'static str) -> Self {
        self.selects = which;
        self
    }

    /// The list command filters by it, under this option.
    #[must_use]
    pub const fn filter(mut self, option: &'static str) -> Self {
        self.filter = option;
        self
    }

    /// A search looks into it, a word counting this much.
    #[must_use]
    pub const fn searched(mut self, weight: u8) -> Self {
        self.weight = weight;
        self
    }

    /// It answers questions that have one of these words.
    #[must_use]
    pub const fn asked_by(mut self, words: &'static [&'static str]) -> Self {
        self.asked_by = words;
        self
    }

    /// Only these values answer such questions, and the date at `dated_by` says when they began to.
    #[must_use]
    pub const fn answered_by(
        mut self,
        values: &'static [&'static str],
        dated_by: &'static str,
    ) -> Self {
        self.answered_by = values;
        self.dated_by = dated_by;
        self
    }

    /// Its words say what sort of record it is.
    #[must_use]
    pub const fn sorts(mut self) -> Self {
        self.sorts = true;
        self
    }

    /// A search finds what it links to by the names of this record too.
    #[must_use]
    pub const fn lends_names(mut self) -> Self {
        self.lends_names = true;
        self
    }

    /// It is a name of its record, and found at this step of a look-up.
    #[must_use]
    pub const fn named(mut self, step: u8) -> Self {
        self.step = step;
        self
    }

    /// Its values are of these series.
    #[must_use]
    pub const fn in_series(mut self, series: &'static [Series]) -> Self {
        self.series = series;
        self
    }

    /// It links only to records whose `type` is one of these words.
    #[must_use]
    pub const fn only(mut self, types: &'static [&'static str]) -> Self {
        self.of_type = types;
        self
    }

    /// A word of this closed list of the records it links to means all that have it.
    #[must_use]
    pub const fn by_region(mut self, list: &'static str) -> Self {
        self.regions = list;
        self
    }

    /// Where its word is the id of a record, the field `name` of the same record has that id too.
    #[must_use]
    pub const fn one_of(mut self, name: &'static str) -> Self {
        self.one_of = name;
        self
    }

    /// What a page calls it, and what the page of a record that it links to calls those that link to it.
    #[must_use]
    pub const fn reads(mut self, label: &'static str, inverse: &'static str) -> Self {
        self.label = label;
        self.inverse = inverse;
        self
    }

    /// What a page calls it: its label, else its name with a capital and spaces.
    #[must_use]
    pub fn heading(&self) -> String {
        if !self.label.is_empty() {
            return self.label.to_owned();
        }
        capitalized(&self.name.replace(['_', '-'], " ")).into_owned()
    }

    /// It names people and bodies.
    #[must_use]
    pub const fn people(mut self) -> Self {
        self.is_people = true;
        self
    }

    /// Every layer has it, whatever supports it.
    #[must_use]
    pub const fn in_every_layer(mut self) -> Self {
        self.in_every_layer = true;
        self
    }

    /// It is prose in the coders' words.
    #[must_use]
    pub const fn prose(mut self) -> Self {
        self.is_prose = true;
        self
    }

    /// Its texts look like this.
    #[must_use]
    pub const fn formed(mut self, form: fn(&str) -> bool, said: &'static str) -> Self {
        self.form = Some((form, said));
        self
    }

    /// The record is in force as long as what it links to here.
    #[must_use]
    pub const fn valid_while(mut self) -> Self {
        self.valid_while = true;
        self
    }

    /// It is derived from what records of these kinds say.
    #[must_use]
    pub const fn derived_from(mut self, kinds: &'static [&'static str]) -> Self {
        self.derived_from = kinds;
        self
    }

    /// Its links tie organizations to each other, in this way.
    #[must_use]
    pub const fn ties(mut self, tie: &'static str) -> Self {
        self.tie = tie;
        self
    }

    /// Its links are stored at one end only.
    #[must_use]
    pub const fn one_way(mut self) -> Self {
        self.one_way = true;
        self
    }

    /// Its link says where something comes from.
    #[must_use]
    pub const fn cites(mut self) -> Self {
        self.cites = true;
        self
    }

    /// A value of it connects the record to something else.
    #[must_use]
    pub const fn attests(mut self) -> Self {
        self.attests = true;
        self
    }

    /// No two records of the kind have a name in it in common.
    #[must_use]
    pub const fn unambiguous(mut self) -> Self {
        self.unambiguous = true;
        self
    }

    /// Where it is true, one of the records linked in `links` has `word` in `field`.
    #[must_use]
    pub const fn requires(
        mut self,
        what: &'static (&'static str, &'static str, &'static str),
    ) -> Self {
        self.requires = Some(what);
        self
    }

    /// `trace` follows it.
    #[must_use]
    pub const fn traced(mut self, trace: Trace) -> Self {
        self.trace = Some(trace);
        self
    }
}

impl fmt::Display for Shape {
    /// Names the type as the codebook does: `text`, `list of link to concept`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => formatter.write_str("text"),
            Self::Integer => formatter.write_str("integer"),
            Self::Number => formatter.write_str("number"),
            Self::Flag => formatter.write_str("boolean"),
            Self::Date => formatter.write_str("date"),
            Self::Url => formatter.write_str("url"),
            Self::Id => formatter.write_str("id"),
            Self::Link([]) => formatter.write_str("link to any record"),
            Self::Link(kinds) => write!(formatter, "link to {}", kinds.join(" or ")),
            Self::Word(_) => formatter.write_str("word"),
            Self::List(item) => write!(formatter, "list of {item}"),
            Self::Object(_) | Self::Parts(..) => formatter.write_str("object"),
        }
    }
}

impl Shape {
    /// The shape of one value, where this is a list of them.
    #[must_use]
    pub const fn item(&self) -> &Self {
        match self {
            Self::List(item) => item,
            _ => self,
        }
    }

    /// Whether it has several values.
    #[must_use]
    pub const fn is_list(&self) -> bool {
        matches!(self, Self::List(_))
    }

    /// The named parts of one value; none where it has none.
    #[must_use]
    pub const fn parts(&self) -> &'static [Field] {
        match self.item() {
            Self::Object(fields) | Self::Parts(_, fields) => fields,
            _ => &[],
        }
    }
}

/// In a path, what means every word of a closed list that has named parts: `components.*.present`.
pub const EVERY: &str = "*";

/// The field that `path` (names joined by dots) leads to among `fields`, if there is one.
#[must_use]
pub fn find(fields: &'static [Field], path: &str) -> Option<&'static Field> {
    let (name, rest) = path
        .split_once('.')
        .map_or((path, None), |(name, rest)| (name, Some(rest)));
    let field = fields.iter().find(|field| field.name == name)?;
    let Some(rest) = rest else { return Some(field) };
    match field.shape.item() {
        Shape::Parts(vocabulary, parts) => {
            let (word, rest) = rest
                .split_once('.')
                .map_or((rest, None), |(word, rest)| (word, Some(rest)));
            if word != EVERY && !vocabulary.has(word) {
                return None;
            }
            rest.map_or(Some(field), |rest| find(parts, rest))
        }
        shape => find(shape.parts(), rest),
    }
}

/// Calls `visit` with every field below `fields` and its dotted path, parts after what they are part of. Parts that every
/// word of a closed list has are visited once, under [`EVERY`].
pub fn each(fields: &'static [Field], visit: &mut impl FnMut(&str, &'static Field)) {
    // Every command line walks the fields, so that one buffer serves all paths.
    fn below(
        fields: &'static [Field],
        path: &mut String,
        visit: &mut impl FnMut(&str, &'static Field),
    ) {
        let end = path.len();
        for field in fields {
            if end > 0 {
                path.push('.');
            }
            path.push_str(field.name);
            visit(path, field);
            if let Shape::Parts(..) = field.shape.item() {
                path.push('.');
                path.push_str(EVERY);
            }
            below(field.shape.parts(), path, visit);
            path.truncate(end);
        }
    }
    below(fields, &mut String::new(), visit);
}
