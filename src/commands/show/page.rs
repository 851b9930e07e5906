//! The page of a record: what it is, its fields as people read them, who refers to it, what is disputed, its sources.

use super::discrepancies;
use crate::dataset::{Dataset, Record, Reference, dispute};
use crate::fold::capitalized;
use crate::model::column::Put;
use crate::model::field::{self, Field, Shape, Vocabulary};
use crate::model::value::Value;
use crate::model::{Kind, PARTIES};
use crate::relate::profile;
use crate::time::term;
use crate::view::{self, Block, Grid, Item, Set, Sign};

/// How many links of one sort a page names before it counts the others.
const NAMED: usize = 10;
/// With how many references a page gives their numbers and the commands that list them.
const MANY: usize = 80;
/// How many points sum up what has many references.
const HIGHLIGHTS: usize = 5;

/// The fields that the page shows in a place of their own, or that only repeat another.
const APART: [&str; 6] = ["id", "kind", "name", "summary", "citations", "layer"];

/// A page in the making.
struct Maker<'d, 'r> {
    dataset: &'d Dataset<'d>,
    record: &'d Record<'d>,
    references: &'r [Reference<'d, 'd>],
    /// The discrepancies about the record.
    disputes: Vec<&'d Record<'d>>,
    /// Whether lists of links are shown in full.
    all: bool,
}

/// A name with what is said under it.
type Entry<'d> = (String, Vec<Item<'d>>);

/// Puts the page of `record` behind `blocks`.
pub(super) fn page<'d>(
    dataset: &'d Dataset<'d>,
    record: &'d Record<'d>,
    references: &[Reference<'d, 'd>],
    all: bool,
    blocks: &mut Vec<Block<'d>>,
) {
    let about = |discrepancy: &&Record<'_>| {
        let named = discrepancy.words(dispute::RECORDS);
        named.iter().any(|id| id == record.id())
    };
    let maker = Maker {
        dataset,
        record,
        references,
        disputes: discrepancies(references)
            .into_iter()
            .filter(about)
            .collect(),
        all,
    };
    maker.page(blocks);
}

impl<'d> Maker<'d, '_> {
    fn page(&self, blocks: &mut Vec<Block<'d>>) {
        let record = self.record;
        blocks.push(Block::Heading(format!(
            "{} ({}, {})",
            record.name(),
            record.kind.name,
            record.id()
        )));
        let summary = record.text("summary");
        if !summary.is_empty() {
            blocks.push(Block::Text(summary.into_owned()));
        }
        blocks.extend(self.reading().map(Block::Text));
        let mut fields = Vec::new();
        let mut apart = Vec::new();
        for field in record.kind.fields {
            self.field(field, &mut fields, &mut apart);
        }
        if record.is_added() {
            fields.push((
                "Layer".to_owned(),
                vec![Item::new("supplement: not from the paper")],
            ));
        }
        blocks.push(Block::Fields(fields));
        blocks.extend(self.remarks().map(|remark| Block::Text(remark.to_owned())));
        blocks.extend(apart);
        let counted = self
            .references
            .iter()
            .filter(|reference| !is_dispute(reference))
            .count();
        if counted > MANY && !self.all {
            self.overview(blocks);
        } else {
            self.referenced_by(blocks);
        }
        self.disputed_apart(blocks);
        self.sources(blocks);
    }

    /// Where the text can be read that a record takes apart and does not print.
    fn reading(&self) -> Option<String> {
        let valid_while = self
            .record
            .kind
            .fields
            .iter()
            .find(|field| field.valid_while && matches!(field.shape, Shape::Link(_)))?;
        let document = self.dataset.find(&self.record.text(valid_while.name))?;
        let citations = self.record.get("citations");
        let place = citations.items().iter().find_map(|citation| {
            let is_own = citation.str_at("source") == Some(document.id());
            citation.str_at("at").filter(|_| is_own)
        });
        let place = place.map_or_else(String::new, |place| format!("{place} of "));
        let address = document.text("url");
        let address = if address.is_empty() {
            String::new()
        } else {
            format!(", {address}")
        };
        Some(format!(
            "The text is not reproduced here; read {place}{} ({}){address}.",
            document.name(),
            document.id()
        ))
    }

    /// A field as people read it; what wants a table comes apart.
    fn field(
        &self,
        field: &'static Field,
        fields: &mut Vec<Entry<'d>>,
        apart: &mut Vec<Block<'d>>,
    ) {
        if APART.contains(&field.name) || self.is_year_of_date(field) {
            return;
        }
        let value = self.record.get(field.name);
        if value.is_blank() {
            return;
        }
        let kind = self.record.kind;
        let held = kind.columns.iter().find(|column| column.put == Put::Held);
        if let Some([accounts, held]) = held.map(|column| column.paths) {
            if *held == field.name {
                return;
            }
            if *accounts == field.name {
                fields.push((field.heading(), self.accounts(self.record)));
                return;
            }
        }
        let has_level = kind
            .history
            .is_some_and(|history| history.level.split('.').next() == Some(field.name));
        let is_terms = kind.when.and_then(|when| when.terms) == Some(field.name);
        match field.shape {
            Shape::Object(parts) if has_level => self.level(field, parts, &value, fields),
            Shape::Object(parts) => {
                for part in parts {
                    let Some(value) = value.get(part.name).filter(|value| !value.is_blank()) else {
                        continue;
                    };
                    let name = format!("{}, {}", field.heading(), part.heading().to_lowercase());
                    let path = format!("{}.{}", field.name, part.name);
                    fields.push((name, self.value(part, value, &path)));
                }
            }
            Shape::Parts(words, parts) => {
                self.parts(field, words, parts, &value, apart);
            }
            Shape::List(Shape::Object(parts)) if is_terms => {
                self.terms(field, parts, &value, apart);
            }
            _ => fields.push((field.heading(), self.value(field, &value, field.name))),
        }
    }

    /// Whether the field only repeats the year of the date beside it.
    fn is_year_of_date(&self, field: &Field) -> bool {
        field.name == "year"
            && self.record.kind.field("date").is_some()
            && !self.record.get("date").is_blank()
    }

    /// A value as items, with the accounts of it where they differ.
    fn value(&self, field: &'static Field, value: &Value<'d>, path: &str) -> Vec<Item<'d>> {
        let accounts = self.accounts_of(path);
        let is_disputed = !accounts.is_empty();
        let mut items: Vec<Item<'d>> = match (field.shape.item(), value) {
            (Shape::Object(parts), Value::List(entries)) => entries
                .iter()
                .map(|entry| Item::new(self.entry(parts, entry)).disputed(is_disputed))
                .collect(),
            (Shape::Link(kinds), _) if *kinds == PARTIES => {
                let mut names = Vec::new();
                value.each_text(&mut |id| names.push(self.label(id)));
                vec![Item::new(names.join(", ")).disputed(is_disputed)]
            }
            (Shape::Link(_), _) => {
                let mut names = Vec::new();
                value.each_text(&mut |id| {
                    names.push(Item::new(self.named(id)).disputed(is_disputed));
                });
                self.cut(names, None)
            }
            (Shape::Flag, Value::Flag(flag)) => vec![Item::new(if *flag { "yes" } else { "no" })],
            _ => vec![Item::new(view::plain(value).into_owned()).disputed(is_disputed)],
        };
        items.extend(accounts);
        items
    }

    /// What a level is, since when, why, by which documents, and how it changed.
    fn level(
        &self,
        field: &'static Field,
        parts: &'static [Field],
        value: &Value<'d>,
        fields: &mut Vec<Entry<'d>>,
    ) {
        let Some(history) = self.record.kind.history else {
            return;
        };
        let text = |key: &str| value.str_at(key).unwrap_or_default();
        let leaf = |path: &'static str| path.rsplit('.').next().unwrap_or(path);
        let (level, changes) = (leaf(history.level), leaf(history.changes));
        let part = |name: &str| parts.iter().find(|part| part.name == name);
        let word = text(level);
        let says = part(level).map_or("", |part| meaning(part, word));
        let mut sentence = word.to_owned();
        if !text("since").is_empty() {
            sentence.push_str(&format!(" since {}", text("since")));
        }
        if !says.is_empty() {
            sentence.push_str(&format!(": {says}"));
        }
        let judged = part("judged").map_or("", |part| meaning(part, text("judged")));
        if !judged.is_empty() && word != "unknown" {
            sentence.push_str(&format!(" ({judged})"));
        }
        sentence.push('.');
        let mut accounts: Vec<Item<'d>> = Vec::new();
        for path in [history.level.to_owned(), format!("{}.since", field.name)] {
            accounts.extend(self.accounts_of(&path));
        }
        let mut items = vec![Item::new(sentence).disputed(!accounts.is_empty())];
        items.extend(accounts);
        for key in ["basis", "text"] {
            if !text(key).is_empty() {
                items.push(Item::new(text(key).to_owned()));
            }
        }
        fields.push((field.heading(), items));
        let entries = value.get(changes).map(Value::items).unwrap_or_default();
        if entries.len() > 1 {
            let items = entries.iter().map(|entry| {
                let from = entry.str_at("from").map(str::to_owned);
                let from = from.or_else(|| Some(format!("by {}", entry.str_at("seen_by")?)));
                let by = entry.str_at("document").map(|id| self.named(id));
                Item::new(format!(
                    "{}: {}{}",
                    from.as_deref().unwrap_or("date not known"),
                    entry.str_at(level).unwrap_or_default(),
                    by.map_or_else(String::new, |by| format!(", {by}"))
                ))
            });
            fields.push((format!("{}, history", field.heading()), items.collect()));
        }
        for part in parts
            .iter()
            .filter(|part| matches!(part.shape.item(), Shape::Link(_)))
        {
            let Some(value) = value.get(part.name).filter(|value| !value.is_blank()) else {
                continue;
            };
            let path = format!("{}.{}", field.name, part.name);
            let name = format!("{}, {}", field.heading(), part.heading().to_lowercase());
            fields.push((name, self.value(part, value, &path)));
        }
    }

    /// The decisions on how long it may run, as a table.
    fn terms(
        &self,
        field: &'static Field,
        parts: &'static [Field],
        value: &Value<'d>,
        apart: &mut Vec<Block<'d>>,
    ) {
        let votes = ["for", "against", "abstained"];
        let rows: Vec<[String; 5]> = value
            .items()
            .iter()
            .map(|entry| {
                let text = |key: &str| entry.str_at(key).unwrap_or_default().to_owned();
                let decision = match entry.str_at("document") {
                    Some(id) => self.named(id),
                    None if text("decided").is_empty() => "decision not known".to_owned(),
                    None => format!("decision of {}", text("decided")),
                };
                let until = if term::is_open_ended(entry) {
                    "no end set".to_owned()
                } else {
                    text("until")
                };
                let mut vote: Vec<String> = votes
                    .iter()
                    .filter_map(|key| entry.get(key)?.as_integer())
                    .map(|number| number.to_string())
                    .collect();
                if vote.len() < votes.len() {
                    vote.clear();
                }
                let mut vote = vote.join("–");
                let mut notes = Vec::new();
                for part in parts {
                    let Some(value) = entry.get(part.name).filter(|value| !value.is_blank()) else {
                        continue;
                    };
                    match part.shape.item() {
                        Shape::Link(_) if part.shape.is_list() => {
                            let mut names = Vec::new();
                            value.each_text(&mut |id| names.push(self.label(id)));
                            vote.push_str(&format!(
                                " ({}: {})",
                                part.heading().to_lowercase(),
                                names.join(", ")
                            ));
                        }
                        Shape::Object(parts) if part.name != "citations" => notes.extend(
                            value
                                .items()
                                .iter()
                                .map(|entry| Self::ceiling(parts, entry)),
                        ),
                        _ => {}
                    }
                }
                [decision, until, vote, notes.join("; "), text("doubt")]
            })
            .collect();
        let heads = [
            ("decision", Set::Prose),
            ("until", Set::Whole),
            ("vote", Set::Prose),
            ("ceiling", Set::Prose),
            ("doubt", Set::Prose),
        ];
        let kept: Vec<usize> = (0..heads.len())
            .filter(|column| rows.iter().any(|row| !row[*column].is_empty()))
            .collect();
        apart.push(Block::Heading(field.heading()));
        apart.push(Block::Grid(Grid {
            ranks: Vec::new(),
            header: kept
                .iter()
                .map(|column| (heads[*column].0.to_owned(), heads[*column].1))
                .collect(),
            rows: rows
                .into_iter()
                .map(|row| {
                    let cell = |column: &usize| match row[*column].as_str() {
                        "" => Vec::new(),
                        text => vec![Item::new(text.to_owned())],
                    };
                    kept.iter().map(cell).collect()
                })
                .collect(),
        }));
        if value
            .items()
            .iter()
            .any(|entry| entry.get("for").is_some_and(|votes| !votes.is_blank()))
        {
            apart.push(Block::Text(
                "Votes are for, against, and abstaining.".to_owned(),
            ));
        }
    }

    /// The parts of a small object as a phrase: `13,000 military`.
    fn ceiling(parts: &'static [Field], entry: &Value<'_>) -> String {
        let numbers = parts
            .iter()
            .filter(|part| matches!(part.shape, Shape::Integer));
        let words = parts
            .iter()
            .filter(|part| !matches!(part.shape, Shape::Integer));
        let said: Vec<String> = numbers
            .chain(words)
            .filter_map(|part| entry.get(part.name))
            .filter(|value| !value.is_blank())
            .map(|value| match value.as_integer() {
                Some(number) => grouped(number),
                None => view::plain(value).into_owned(),
            })
            .collect();
        said.join(" ")
    }

    /// What is said under each word of a closed list, and which words nothing is said under.
    fn parts(
        &self,
        field: &'static Field,
        words: &'static Vocabulary,
        parts: &'static [Field],
        value: &Value<'d>,
        apart: &mut Vec<Block<'d>>,
    ) {
        let mut said = Vec::new();
        let mut absent = Vec::new();
        for known in words.words {
            let (word, name) = (known.word, known.heading());
            let Some(part) = value.get(word) else {
                continue;
            };
            if part.get("present") == Some(&Value::Flag(false)) {
                absent.push(name.to_lowercase());
                continue;
            }
            let path = format!("{}.{word}", field.name);
            let accounts = self.accounts_of(&path);
            let text = self.entry(parts, part);
            let mut items = vec![Item::new(text).disputed(!accounts.is_empty())];
            items.extend(accounts);
            said.push((capitalized(name).into_owned(), items));
        }
        apart.push(Block::Heading(field.heading()));
        apart.push(Block::Fields(said));
        if !absent.is_empty() {
            apart.push(Block::Text(format!(
                "Not mentioned: {}.",
                absent.join(", ")
            )));
        }
    }

    /// An entry of a list: its date, then what it says, then the rest under their names.
    fn entry(&self, parts: &'static [Field], entry: &Value<'_>) -> String {
        let mut when = Vec::new();
        let mut said = Vec::new();
        let mut rest = Vec::new();
        let of = |name: &str| entry.get(name).filter(|value| !value.is_blank());
        for part in parts {
            let Some(value) = of(part.name) else { continue };
            match (part.shape.item(), part.name) {
                (Shape::Date, _) | (Shape::Integer, "year") => {
                    when.push(match part.name {
                        "to" => format!("to {}", view::plain(value)),
                        "from" => format!("from {}", view::plain(value)),
                        _ => view::plain(value).into_owned(),
                    });
                }
                (Shape::Object(_), "citations") => {
                    rest.push(format!("[{}]", self.places(value).join("; ")));
                }
                (Shape::Flag, "present") | (Shape::Word(_), "found")
                    if of("found").and_then(Value::as_str) != Some("document") => {}
                (Shape::Word(_), "found") => {
                    rest.push("(in the document, not in the definition)".to_owned());
                }
                (Shape::Word(_), _) => when.push(view::plain(value).into_owned()),
                (Shape::Flag, _) if *value != Value::Flag(true) => {}
                (Shape::Flag, "present") => {}
                (Shape::Flag, _) => rest.push(format!("({})", part.heading().to_lowercase())),
                (Shape::Link(_), _) => {
                    let mut names = Vec::new();
                    value.each_text(&mut |id| names.push(self.named(id)));
                    let names = names.join("; ");
                    if said.is_empty() {
                        said.push(names);
                    } else if part.name == "via" {
                        rest.push(format!("(by reference to {names})"));
                    } else {
                        rest.push(format!("[{names}]"));
                    }
                }
                (Shape::Number, "high") if of("low") == Some(value) => {}
                (Shape::Number, "high") => said.push(format!("to {}", view::plain(value))),
                (Shape::Text, "measure") => said.push(format!("{}:", view::plain(value))),
                (_, "terms") => rest.push(format!("[{}]", view::plain(value))),
                (Shape::Text, _)
                    if said.is_empty() || matches!(part.name, "text" | "claim" | "unit") =>
                {
                    said.push(view::plain(value).into_owned());
                }
                (Shape::Text, "reason") => rest.push(format!("– {}", view::plain(value))),
                _ => said.push(view::plain(value).into_owned()),
            }
        }
        let mut line = when.join(", ");
        if !line.is_empty() {
            line.push_str(": ");
        }
        line.push_str(&said.join(" "));
        for part in rest {
            line.push(' ');
            line.push_str(&part);
        }
        line
    }

    /// What is said beside every record that has one of its words.
    fn remarks(&self) -> impl Iterator<Item = &'static str> {
        self.record.kind.fields.iter().filter_map(|field| {
            let Shape::Word(words) = field.shape else {
                return None;
            };
            let word = self.record.text(field.name);
            let known = words.words.iter().find(|known| known.word == word)?;
            Some(known.remark).filter(|remark| !remark.is_empty())
        })
    }

    /// The records that refer to it, by how they do.
    fn referenced_by(&self, blocks: &mut Vec<Block<'d>>) {
        let groups = self.groups();
        if groups.is_empty() {
            return;
        }
        blocks.push(Block::Heading("Referenced by".to_owned()));
        let entries = groups.into_iter().map(|group| {
            let items = group.records.iter();
            let items = items.map(|record| Item::new(named(record))).collect();
            let items = self.cut(items, group.command(self.record));
            (group.name, items)
        });
        blocks.push(Block::Fields(gathered(entries.collect())));
    }

    /// How many records refer to it, by how they do, with the commands that list them; and what sums it up.
    fn overview(&self, blocks: &mut Vec<Block<'d>>) {
        let points = profile::summing_up(self.dataset, self.record.id());
        if !points.is_empty() {
            blocks.push(Block::Heading("Highlights".to_owned()));
            let points = points.into_iter().take(HIGHLIGHTS).map(|point| {
                let sign = Sign::of_stance(&point.text("stance"));
                let text = vec![Item::new(point.text("summary")).sign(sign)];
                vec![text]
            });
            blocks.push(Block::Grid(Grid {
                ranks: Vec::new(),
                header: vec![("assessment".to_owned(), Set::Prose)],
                rows: points.collect(),
            }));
        }
        blocks.push(Block::Heading("Referenced by".to_owned()));
        let rows = self.groups().into_iter().map(|group| {
            let command = group
                .command(self.record)
                .unwrap_or_else(|| format!("poc show {} --all", self.record.id()));
            let cells = [group.records.len().to_string(), group.name, command];
            cells.map(|text| vec![Item::new(text)]).to_vec()
        });
        blocks.push(Block::Grid(Grid {
            ranks: Vec::new(),
            header: vec![
                ("count".to_owned(), Set::Whole),
                ("records".to_owned(), Set::Names),
                ("command".to_owned(), Set::Prose),
            ],
            rows: rows.collect(),
        }));
        blocks.push(Block::Hint(format!(
            "`poc show {} --all` lists every record.",
            self.record.id()
        )));
    }

    /// The records that refer to it, those of a kind that do in the same way together.
    fn groups(&self) -> Vec<Group<'d>> {
        let mut groups: Vec<Group<'d>> = Vec::new();
        for reference in self
            .references
            .iter()
            .filter(|one| self.all || !is_dispute(one))
        {
            let kind = reference.from.kind;
            if is_dispute(reference)
                && self
                    .disputes
                    .iter()
                    .any(|known| known.id() == reference.from.id())
            {
                continue;
            }
            let known = groups
                .iter_mut()
                .find(|group| group.kind.name == kind.name && group.path == reference.field);
            match known {
                Some(group) => group.records.push(reference.from),
                None => groups.push(Group {
                    kind,
                    path: reference.field,
                    name: inverse(kind, reference.field),
                    records: vec![reference.from],
                }),
            }
        }
        groups
    }

    /// The first few links, and how many more there are; `command` lists them all.
    fn cut(&self, mut items: Vec<Item<'d>>, command: Option<String>) -> Vec<Item<'d>> {
        // One more than the limit is as well shown as counted.
        if self.all || items.len() <= NAMED + 1 {
            return items;
        }
        let more = items.len() - NAMED;
        items.truncate(NAMED);
        let command = command.unwrap_or_else(|| format!("poc show {} --all", self.record.id()));
        items.push(Item::new(format!("… {more} more: {command}")).hint());
        items
    }

    /// The accounts of the field at `path`, where they differ.
    fn accounts_of(&self, path: &str) -> Vec<Item<'d>> {
        let mut items = Vec::new();
        for dispute in &self.disputes {
            if self
                .disputed_paths(dispute)
                .iter()
                .any(|known| known == path)
            {
                items.push(Item::new(format!("Sources disagree ({}):", dispute.id())));
                items.extend(self.accounts(dispute));
            }
        }
        items
    }

    /// The fields of this record that a discrepancy is about.
    fn disputed_paths(&self, dispute: &Record<'_>) -> Vec<String> {
        dispute::of_record(dispute, self.record.id()).unwrap_or_default()
    }

    /// What each account says and where, and what is known to be right.
    fn accounts(&self, dispute: &Record<'_>) -> Vec<Item<'d>> {
        let mut items: Vec<Item<'d>> = Vec::new();
        for account in dispute::accounts(dispute) {
            let places = account
                .said
                .get("citations")
                .map(|citations| self.places(citations))
                .unwrap_or_default();
            let used = account.is_held;
            items.push(
                Item::new(format!(
                    "{}{} [{}]",
                    account.said.str_at("claim").unwrap_or_default(),
                    if used { " (used here)" } else { "" },
                    places.join("; ")
                ))
                .sign(Sign::Bullet),
            );
        }
        let resolution = dispute.text("resolution");
        // The page of the discrepancy has it as a field.
        if !resolution.is_empty() && dispute.id() != self.record.id() {
            items.push(Item::new(format!("Resolution: {resolution}")));
        }
        items
    }

    /// The discrepancies that no field above shows: those about the record as such, or about several fields at once.
    fn disputed_apart(&self, blocks: &mut Vec<Block<'d>>) {
        for dispute in &self.disputes {
            let paths = self.disputed_paths(dispute);
            let is_shown = |path: &String| {
                self.record.kind.field(path).is_some()
                    && !self.record.select(path).is_blank()
                    && !path.starts_with("terms")
                    && !APART.contains(&path.as_str())
            };
            if paths.iter().any(is_shown) {
                continue;
            }
            blocks.push(Block::Heading(format!(
                "Disputed: {} ({})",
                dispute.text("topic").trim_end_matches('.'),
                dispute.id()
            )));
            blocks.push(Block::Fields(vec![(
                "Accounts".to_owned(),
                self.accounts(dispute),
            )]));
        }
    }

    /// Every place that is cited, source by source, with what it supports.
    fn sources(&self, blocks: &mut Vec<Block<'d>>) {
        let mut sources: Vec<(String, Vec<Place>)> = Vec::new();
        let mut add = |citation: &Value<'_>, part: Option<String>| {
            let name = self.source(citation);
            let place = self.place(citation, part);
            let number = sources.iter().position(|(known, _)| *known == name);
            let number = number.unwrap_or_else(|| {
                sources.push((name, Vec::new()));
                sources.len() - 1
            });
            let places = &mut sources[number].1;
            match places.iter_mut().find(|known| known.said == place.said) {
                Some(known) if known.parts.is_empty() => {}
                Some(known) if place.parts.is_empty() => known.parts.clear(),
                Some(known) => {
                    let new = place.parts.into_iter();
                    let new: Vec<_> = new.filter(|part| !known.parts.contains(part)).collect();
                    known.parts.extend(new);
                }
                None => places.push(place),
            }
        };
        for citation in self.record.get("citations").items() {
            add(citation, None);
        }
        let kind = self.record.kind;
        field::each(kind.fields, &mut |path, field| {
            if let Some(parent) = path.strip_suffix(".citations") {
                for citation in citations_below(&self.record.select(parent), field.name) {
                    add(&citation, Some(path_heading(kind, parent)));
                }
            }
        });
        if sources.is_empty() {
            return;
        }
        blocks.push(Block::Heading("Sources".to_owned()));
        let entries = sources.into_iter().map(|(name, places)| {
            let places = places.iter().map(Place::text);
            (name, places.map(Item::new).collect())
        });
        blocks.push(Block::Fields(entries.collect()));
    }

    fn source(&self, citation: &Value<'_>) -> String {
        let source = citation.str_at("source").unwrap_or_default();
        self.dataset
            .find(source)
            .map_or_else(|| source.to_owned(), |source| source.name().into_owned())
    }

    /// The place of a citation, what it supports, and what is not certain about it.
    fn place(&self, citation: &Value<'_>, part: Option<String>) -> Place {
        let mut said = Vec::new();
        said.extend(citation.str_at("at").map(str::to_owned));
        said.extend(citation.str_at("via").map(|via| format!("cited via {via}")));
        said.extend(
            citation
                .str_at("doubt")
                .map(|doubt| format!("doubt: {}", doubt.trim_end_matches('.'))),
        );
        let fields = citation.get("for").map(Value::items).unwrap_or_default();
        let mut parts: Vec<String> = Vec::new();
        for path in fields.iter().filter_map(Value::as_str) {
            let name = path_heading(self.record.kind, path);
            if !parts.contains(&name) {
                parts.push(name);
            }
        }
        parts.extend(part);
        Place {
            said: said.join("; "),
            parts,
        }
    }

    /// The places of citations, each with its source.
    fn places(&self, citations: &Value<'_>) -> Vec<String> {
        citations
            .items()
            .iter()
            .map(|citation| {
                let place = self.place(citation, None).text();
                let name = self.source(citation);
                [name, place].join(", ").trim_end_matches(", ").to_owned()
            })
            .collect()
    }

    fn named(&self, id: &str) -> String {
        self.dataset.find(id).map_or_else(|| id.to_owned(), named)
    }

    fn label(&self, id: &str) -> String {
        self.dataset
            .find(id)
            .map_or_else(|| id.to_owned(), |record| record.label().into_owned())
    }
}

/// A place that is cited, and the fields that it supports; the record as such where there is none.
struct Place {
    said: String,
    parts: Vec<String>,
}

impl Place {
    fn text(&self) -> String {
        let parts = self.parts.join(", ");
        match (self.said.as_str(), parts.as_str()) {
            (said, "") => said.to_owned(),
            ("", parts) => format!("for {parts}"),
            (said, parts) => format!("{said}; for {parts}"),
        }
    }
}

/// Records of a kind that refer to one in the same way.
struct Group<'d> {
    kind: &'static Kind,
    path: &'d str,
    name: String,
    records: Vec<&'d Record<'d>>,
}

impl Group<'_> {
    /// The command that lists them, where a filter does.
    fn command(&self, record: &Record<'_>) -> Option<String> {
        let filter = self.kind.field(self.path)?.filter;
        (!filter.is_empty()).then(|| format!("poc {} --{filter} {}", self.kind.list, record.id()))
    }
}

fn is_dispute(reference: &Reference<'_, '_>) -> bool {
    dispute::is_one(reference.from)
}

/// The name and the id; the acronym, where the list of the kind calls its records so.
fn named(record: &Record<'_>) -> String {
    let first = record.kind.columns.first();
    let by_acronym = first.is_some_and(|column| column.paths.contains(&"acronym"));
    let name = if by_acronym {
        record.label()
    } else {
        record.name()
    };
    format!("{name} ({})", record.id())
}

/// What those are called that refer to a record in the field at `path`.
fn inverse(kind: &Kind, path: &str) -> String {
    match kind.field(path) {
        Some(field) if !field.inverse.is_empty() => field.inverse.to_owned(),
        _ => capitalized(kind.plural).into_owned(),
    }
}

/// What the field at `path` is called, with what it is part of.
fn path_heading(kind: &Kind, path: &str) -> String {
    let parts: Vec<&str> = path.split('.').collect();
    let names = (0..parts.len()).map(|last| {
        let path = parts[..=last].join(".");
        match kind.field(&path) {
            // A word of a closed list is its own name.
            Some(field) if field.name == parts[last] => field.heading().to_lowercase(),
            _ => parts[last].replace('-', " "),
        }
    });
    names.collect::<Vec<_>>().join(" ")
}

/// What a word of the closed list of `field` means.
fn meaning(field: &Field, word: &str) -> &'static str {
    match field.shape {
        Shape::Word(words) => words
            .words
            .iter()
            .find(|known| known.word == word)
            .map_or("", |known| known.meaning),
        _ => "",
    }
}

/// A number with its thousands apart.
fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut shown = String::new();
    for (place, digit) in digits.chars().enumerate() {
        let left = digits.len() - place;
        if place > 0 && left.is_multiple_of(3) && digit != '-' {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

/// The citations of the entries of a list or object, under `key`.
fn citations_below<'a>(value: &Value<'a>, key: &str) -> Vec<Value<'a>> {
    let mut found = Vec::new();
    match value {
        Value::List(entries) => {
            for entry in entries {
                found.extend(citations_below(entry, key));
            }
        }
        Value::Object(_) => {
            let citations = value.get(key).map(Value::items).unwrap_or_default();
            found.extend(citations.iter().cloned());
        }
        _ => {}
    }
    found
}

/// Entries of the same name put together.
fn gathered<'d>(entries: Vec<Entry<'d>>) -> Vec<Entry<'d>> {
    let mut together: Vec<Entry<'d>> = Vec::new();
    for (name, items) in entries {
        match together.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => known.extend(items),
            None => together.push((name, items)),
        }
    }
    together
}

/// The parts of an object on one line: its date and its words first, then what it says, then the rest.
pub fn sentence(value: &Value<'_>) -> String {
    let Value::Object(entries) = value else {
        return view::plain(value).into_owned();
    };
    let (mut first, mut said, mut rest) = (Vec::new(), Vec::new(), Vec::new());
    for (key, value) in entries {
        let text = view::plain(value).into_owned();
        match &**key {
            "citations" | "present" => {}
            _ if value.is_blank() || *value == Value::Flag(false) => {}
            "year" | "date" | "from" => first.insert(0, text),
            "effect" | "match" | "level" => first.push(text),
            "text" | "concept" | "by" | "label" | "measure" | "document" => said.push(text),
            key if *value == Value::Flag(true) => rest.push(key.replace('_', " ")),
            key => rest.push(format!("{} {text}", key.replace('_', " "))),
        }
    }
    let parts = [said.join(" "), rest.join("; ")];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let first = first.join(", ");
    match (first.as_str(), parts.join("; ")) {
        ("", said) => said,
        (first, said) if said.is_empty() => first.to_owned(),
        (first, said) => format!("{first}: {said}"),
    }
}
