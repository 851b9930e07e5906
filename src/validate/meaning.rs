//! What must be true of the records of any dataset, by what their kinds declare: each check is small and named by its
//! sentence.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;

use super::report::Link;
use super::{Check, Findings, Scope};
use crate::citation::name;
use crate::dataset::about::{about, org_rank};
use crate::dataset::raw::Raw;
use crate::dataset::record::CITATIONS;
use crate::dataset::{Record, dispute};
use crate::model::field::{self, Field, Shape, Trace, Vocabulary};
use crate::model::value::Value;
use crate::model::{KINDS, Kind};
use crate::suggest::fold;

/// The longest label of a record without a name of its own.
const LABEL: usize = 60;

pub(super) const CHECKS: &[Check] = &[
    Check::new("ids are unique", ids_are_unique).together(),
    Check::new(
        "every link leads to a record of the right kind",
        links_resolve,
    ),
    Check::new(
        "organizations are in the order of the dataset",
        orgs_in_order,
    )
    .note(),
    Check::new("nothing ends before it begins", dates_in_order),
    Check::new("a year is the year of its date", year_of_date),
    Check::new("every record has a citation", records_cite),
    Check::new(
        "a citation supports only fields of the kind",
        supported_fields_exist,
    ),
    Check::new("a label has at most 60 characters", labels_are_short).note(),
    Check::new(
        "a track is one of the record's organizations, or `inter`",
        words_are_among_links,
    ),
    Check::new(
        "a name has at most two commas: family, given, suffix",
        names_are_readable,
    ),
    Check::new(
        "a person's name is written family, given",
        persons_have_commas,
    )
    .note(),
    Check::new("no text is in capitals", no_capitals).note(),
    Check::new("no list has a value twice", no_repeats),
    Check::new(
        "a name or alias belongs to one record of its kind",
        names_are_unambiguous,
    )
    .together(),
    Check::new("no link is stored at both ends", links_are_stored_once),
    Check::new("no two records state the same fact", no_duplicate_facts).together(),
    Check::new(
        "what is matched at both ends is matched inversely",
        matches_are_inverse,
    ),
    Check::new(
        "a silent milestone points at a silent document",
        requirements_are_met,
    ),
    Check::new(
        "a discrepancy has two accounts at least, on fields that exist",
        disputes_are_sound,
    ),
    Check::new("no record is an orphan", no_orphans).of_all(),
    Check::new(
        "every word of a closed list is used, or a reason is given",
        words_are_used,
    )
    .of_all(),
];

fn ids_are_unique(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    // A set of all ids would be larger than the records; few ids are there twice.
    let hasher = RandomState::new();
    let hash = |record: &Record<'_>| hasher.hash_one((record.id(), record.input()));
    let twice = repeated(scope.records.iter().map(|record| hash(record)));
    let mut seen: HashSet<(&str, Option<usize>)> = HashSet::new();
    for record in &scope.records {
        if twice.contains(&hash(record)) && !seen.insert((record.id(), record.input())) {
            findings.report(
                record,
                "id",
                format!("`{}` twice", record.id()),
                "an id of its own",
            );
        }
        if scope
            .dataset
            .find(record.id())
            .is_some_and(|other| other.kind.name != record.kind.name)
        {
            findings.report(
                record,
                "id",
                format!("`{}`, which another kind has", record.id()),
                "an id of its own",
            );
        }
    }
}

/// The numbers that occur more than once.
fn repeated(numbers: impl Iterator<Item = u64>) -> HashSet<u64> {
    let mut numbers: Vec<u64> = numbers.collect();
    numbers.sort_unstable();
    let pairs = numbers.windows(2).filter(|pair| pair[0] == pair[1]);
    pairs.map(|pair| pair[0]).collect()
}

/// Fields of each kind, by its position, with their paths.
pub(super) type Fields = LazyLock<Vec<Vec<(String, &'static Field)>>>;

/// The fields of each kind for which `wanted` says yes.
pub(super) fn fields_of_kinds(wanted: fn(&Field) -> bool) -> Vec<Vec<(String, &'static Field)>> {
    let fields = KINDS.map(|kind| {
        let mut found = Vec::new();
        field::each(kind.fields, &mut |path, field| {
            if wanted(field) {
                found.push((path.to_owned(), field));
            }
        });
        found
    });
    fields.into()
}

/// The fields that link to records.
static LINKS: Fields =
    LazyLock::new(|| fields_of_kinds(|field| matches!(field.shape.item(), Shape::Link(_))));
/// The fields that name people.
static PEOPLE: Fields = LazyLock::new(|| fields_of_kinds(|field| field.is_people));
/// The lists of citations.
static CITED: Fields = LazyLock::new(|| fields_of_kinds(|field| field.name == CITATIONS));

/// How many values that were looked up are remembered for each field.
const REMEMBERED: usize = 1000;

fn links_resolve(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    let links = &LINKS;
    // What leads to a record once does so again.
    let mut good: Vec<Vec<HashSet<String>>> = links
        .iter()
        .map(|links| vec![HashSet::new(); links.len()])
        .collect();
    for record in &scope.records {
        let position = record.kind.position();
        for ((path, field), good) in links[position].iter().zip(&mut good[position]) {
            let mut look = |path: &str| {
                record.each_word(path, &mut |id| {
                    if good.contains(id) {
                        return;
                    }
                    let Shape::Link(kinds) = field.shape.item() else {
                        return;
                    };
                    match misled(scope, field, kinds, id) {
                        None if good.len() < REMEMBERED => {
                            good.insert(id.to_owned());
                        }
                        None => {}
                        Some((found, true)) => {
                            let link = Link {
                                id: id.to_owned(),
                                field,
                                kinds,
                            };
                            findings.report_link(record, path, found, linked(field, kinds), link);
                        }
                        Some((found, false)) => {
                            findings.report(record, path, found, linked(field, kinds));
                        }
                    }
                });
            };
            if path.contains(".*.") {
                for path in spelled_out(record, path) {
                    look(&path);
                }
            } else {
                look(path);
            }
        }
    }
}

/// What a link of the field may lead to.
fn linked(field: &Field, kinds: &[&str]) -> String {
    let types = field.of_type.join(" or ");
    match (kinds, types.as_str()) {
        ([], _) => "a record".to_owned(),
        (kinds, "") => kinds.join(" or "),
        (kinds, types) => format!("{} of type {types}", kinds.join(" or ")),
    }
}

/// The paths that `path` means in the record, where it has a `*` for each of several parts.
fn spelled_out(record: &Record<'_>, path: &str) -> Vec<String> {
    let Some((before, after)) = path.split_once(".*.") else {
        return vec![path.to_owned()];
    };
    match record.select(before) {
        Value::Object(parts) => parts
            .iter()
            .map(|(part, _)| format!("{before}.{part}.{after}"))
            .collect(),
        _ => Vec::new(),
    }
}

/// What is wrong with a link of `field` to `id`, and whether there is no such record.
fn misled(
    scope: &Scope<'_, '_>,
    field: &Field,
    kinds: &[&str],
    id: &str,
) -> Option<(String, bool)> {
    let Some(other) = scope.dataset.find(id) else {
        return Some((format!("`{id}`, which is not a record"), true));
    };
    if !kinds.is_empty() && !kinds.contains(&other.kind.name) {
        return Some((format!("`{id}`, {}", one(other.kind.name)), false));
    }
    if !field.of_type.is_empty() {
        let sort = other.text("type");
        if !field.of_type.contains(&&*sort) {
            let found = format!("`{id}`, {} of type {sort}", one(other.kind.name));
            return Some((found, false));
        }
    }
    None
}

/// `a mission`, `an actor`.
fn one(what: &str) -> String {
    let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {what}")
}

fn orgs_in_order(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    for record in &scope.records {
        let orgs = record.words("orgs");
        if !orgs.is_sorted_by_key(|org| org_rank(org)) {
            let allowed = format!("{}, others", about().orgs.join(", "));
            findings.report(record, "orgs", orgs.join(", "), allowed);
        }
    }
}

fn dates_in_order(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    for record in &scope.records {
        let Some(when) = record.kind.when else {
            continue;
        };
        let Some(from) = record.date(when.from) else {
            continue;
        };
        for field in [when.to, when.seen].into_iter().flatten() {
            if record
                .date(field)
                .is_some_and(|date| date.latest() < from.earliest())
            {
                findings.report(
                    record,
                    field,
                    format!("`{}`", record.text(field)),
                    format!("not before `{}`", record.text(when.from)),
                );
            }
        }
    }
}

fn year_of_date(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    for record in scope
        .records
        .iter()
        .filter(|record| record.kind.field("date").is_some() && record.kind.field("year").is_some())
    {
        let year = record.date("date").map(|date| i64::from(date.year()));
        if year != record.get("year").as_integer() {
            findings.report(
                record,
                "year",
                record
                    .get("year")
                    .as_integer()
                    .map_or("null".to_owned(), |year| year.to_string()),
                year.map_or("null".to_owned(), |year| year.to_string()),
            );
        }
    }
}

fn records_cite(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    for record in scope
        .records
        .iter()
        .filter(|record| !record.kind.citations_optional)
    {
        if is_empty(record, "citations") {
            findings.report(record, "citations", "none", "one or more");
        }
    }
}

/// Whether the record has null or an empty list in the field, or nothing.
fn is_empty(record: &Record<'_>, name: &str) -> bool {
    record
        .raw_at(name)
        .is_none_or(|raw| raw.is_null() || raw.0.starts_with('[') && raw.items().next().is_none())
}

/// Calls `visit` with every citation of the record, those of its parts included, and the path of the list that has it.
pub(super) fn each_citation(record: &Record<'_>, visit: &mut impl FnMut(&str, Raw<'_>)) {
    for (path, _) in &CITED[record.kind.position()] {
        let (name, rest) = path.split_once('.').unwrap_or((path, ""));
        if let Some(raw) = record.raw_at(name) {
            raw.each_at(rest, &mut |citation| visit(path, citation));
        }
    }
}

fn supported_fields_exist(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    for record in &scope.records {
        each_citation(record, &mut |path, citation| {
            let Some(names) = citation.get("for").filter(|names| !names.is_null()) else {
                return;
            };
            names.each_text(&mut |name| {
                if record.kind.field(name).is_none() {
                    findings.report(
                        record,
                        &format!("{path}.for"),
                        format!("`{name}`"),
                        format!("fields of {}", one(record.kind.name)),
                    );
                }
            });
        });
    }
}

fn labels_are_short(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    let labelled = scope.records.iter();
    for record in labelled.filter(|record| record.kind.labelled) {
        let length = record.name().chars().count();
        if length > LABEL {
            findings.report(
                record,
                "name",
                format!("{length} characters"),
                format!("at most {LABEL}"),
            );
        }
    }
}

/// A word of a field that is one of another, where it is the id of a record: a track that is an organization.
fn words_are_among_links(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    for record in &scope.records {
        for field in record
            .kind
            .fields
            .iter()
            .filter(|field| !field.one_of.is_empty())
        {
            let word = record.text(field.name);
            let among = record.words(field.one_of);
            if scope.dataset.find(&word).is_some() && !among.iter().any(|id| *id == word) {
                let allowed = if among.is_empty() {
                    format!("an id of `{}`, which is empty", field.one_of)
                } else {
                    among.join(", ")
                };
                findings.report(record, field.name, format!("`{word}`"), allowed);
            }
        }
    }
}

/// Calls `visit` with every name of an author or editor and the field that has it.
fn each_name(scope: &Scope<'_, '_>, visit: &mut impl FnMut(&Record<'_>, &str, &str)) {
    for record in &scope.records {
        for (path, _) in &PEOPLE[record.kind.position()] {
            record.each_word(path, &mut |name| visit(record, path, name));
        }
    }
}

fn names_are_readable(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    each_name(scope, &mut |record, path, text| {
        if name::has_too_many_commas(text) {
            let allowed = "Family, Given, Suffix; braces around a name with more commas";
            findings.report(record, path, format!("`{text}`"), allowed);
        }
    });
}

fn persons_have_commas(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    each_name(scope, &mut |record, path, text| {
        if name::looks_like_a_person(text) {
            let allowed = "Family, Given; braces around a name that is not a person's";
            findings.report(record, path, format!("`{text}`"), allowed);
        }
    });
}

fn no_capitals(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    for record in &scope.records {
        for field in record.kind.fields {
            record.get(field.name).each_text(&mut |text| {
                let words = text.split_whitespace().filter(|word| {
                    word.chars().filter(|letter| letter.is_alphabetic()).count() > 3
                });
                // A script without case has no capitals either.
                let shouted = words
                    .filter(|word| word.chars().any(char::is_uppercase))
                    .count();
                if shouted >= 3 && !text.chars().any(char::is_lowercase) {
                    findings.report(
                        record,
                        field.name,
                        format!("`{text}`"),
                        "capitals only where a name has them",
                    );
                }
            });
        }
    }
}

fn no_repeats(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    for record in &scope.records {
        for field in record
            .kind
            .fields
            .iter()
            .filter(|field| field.shape.is_list())
        {
            if !may_repeat(record, field) {
                continue;
            }
            let value = record.get(field.name);
            let items = value.items();
            if let Some((_, item)) = items
                .iter()
                .enumerate()
                .find(|(number, item)| items[..*number].contains(item))
            {
                findings.report(
                    record,
                    field.name,
                    format!("`{}` twice", crate::view::plain(item)),
                    "each once",
                );
            }
        }
    }
}

/// Whether two items of the list may be the same: seen from their texts, which differ where one text is another.
fn may_repeat(record: &Record<'_>, field: &Field) -> bool {
    if record.is_given() {
        return true;
    }
    let Some(raw) = record.raw_at(field.name) else {
        return false;
    };
    let mut items = raw.items();
    while let Some(item) = items.next() {
        if items.clone().any(|other| item.may_be(other)) {
            return true;
        }
    }
    false
}

fn names_are_unambiguous(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    let mut owners: HashMap<(&str, String), HashSet<&str>> = HashMap::new();
    let names = |record: &Record<'_>| {
        let fields = record.kind.fields.iter();
        fields
            .filter(|field| field.unambiguous)
            .flat_map(|field| record.words(field.name))
            .map(|name| fold(&name).into_owned())
            .collect::<HashSet<_>>()
    };
    for record in scope.dataset.all() {
        for name in names(record) {
            owners
                .entry((record.kind.name, name))
                .or_default()
                .insert(record.id());
        }
    }
    for record in &scope.records {
        for name in names(record) {
            let owned = owners
                .get(&(record.kind.name, name.clone()))
                .map_or(0, HashSet::len);
            if owned > 1 {
                findings.report(
                    record,
                    "aliases",
                    format!("`{name}`, which another {} has too", record.kind.name),
                    "a name of its own",
                );
            }
        }
    }
}

fn links_are_stored_once(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    for record in &scope.records {
        for field in record.kind.fields.iter().filter(|field| field.one_way) {
            let path = field.name;
            for other in record.words(path) {
                if other == record.id() {
                    findings.report(record, path, "itself", "another record");
                } else if scope
                    .dataset
                    .find(&other)
                    .is_some_and(|other| other.words(path).iter().any(|id| id == record.id()))
                {
                    findings.report(
                        record,
                        path,
                        format!("`{other}`, which links back"),
                        "the link at the later record only",
                    );
                }
            }
        }
    }
}

fn no_duplicate_facts(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    // What makes two records of a kind the same fact: the ends of a relation, else name, organizations and time.
    let fact = |record: &Record<'_>| {
        if record.kind.is_relation() {
            let ends = record.kind.fields.iter();
            let ends =
                ends.filter(|field| matches!(field.trace, Some(Trace::Begins | Trace::Ends)));
            let ends = ends.map(|field| record.text(field.name));
            return ends.collect::<Vec<_>>().join(" > ");
        }
        format!(
            "{}|{}|{:?}|{}",
            fold(&record.name()),
            record.words("orgs").join(","),
            record.year(),
            record.text("symbol")
        )
    };
    // Only facts that are there twice are kept; those of all records would be larger than the records.
    let hasher = RandomState::new();
    let hash = |record: &Record<'_>| hasher.hash_one((record.kind.name, fact(record)));
    let twice = repeated(scope.dataset.all().map(hash));
    if twice.is_empty() {
        return;
    }
    let mut seen: HashMap<(&str, String), &str> = HashMap::new();
    for record in scope.dataset.all() {
        if twice.contains(&hash(record)) {
            seen.entry((record.kind.name, fact(record)))
                .or_insert_with(|| record.id());
        }
    }
    for record in scope
        .records
        .iter()
        .filter(|record| twice.contains(&hash(record)))
    {
        let first = seen
            .get(&(record.kind.name, fact(record)))
            .copied()
            .unwrap_or_default();
        if first != record.id() && !first.is_empty() {
            findings.report(
                record,
                "",
                format!("the same as `{first}`"),
                "one record for each fact",
            );
        }
    }
}

/// A list of links to records of the same kind, each with a word that the other end has inversely.
struct Mirrored {
    field: &'static Field,
    link: &'static str,
    word: &'static str,
    words: &'static Vocabulary,
}

fn mirrored(kind: &'static Kind) -> Option<Mirrored> {
    kind.fields.iter().find_map(|field| {
        let parts = field.shape.parts().iter();
        let (word, words) = parts.clone().find_map(|part| match part.shape {
            Shape::Word(words) if words.words.iter().any(|word| !word.inverse.is_empty()) => {
                Some((part.name, words))
            }
            _ => None,
        })?;
        let mut links = parts
            .filter(|part| matches!(part.shape, Shape::Link(kinds) if kinds.contains(&kind.name)));
        Some(Mirrored {
            field,
            link: links.next()?.name,
            word,
            words,
        })
    })
}

fn matches_are_inverse(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    for record in &scope.records {
        let Some(Mirrored {
            field,
            link,
            word: key,
            words,
        }) = mirrored(record.kind)
        else {
            continue;
        };
        for entry in record.get(field.name).items() {
            let (Some(other), Some(word)) = (entry.str_at(link), entry.str_at(key)) else {
                continue;
            };
            let inverse = words.get(word).map_or("", |word| word.inverse);
            let inverse = if inverse.is_empty() { word } else { inverse };
            let back = scope.dataset.find(other).is_some_and(|other| {
                other.get(field.name).items().iter().any(|entry| {
                    entry.str_at(link) == Some(record.id()) && entry.str_at(key) == Some(inverse)
                })
            });
            if !back {
                findings.report(
                    record,
                    field.name,
                    format!("`{other}` as {word}"),
                    format!("`{other}` to have this one as {inverse}"),
                );
            }
        }
    }
}

/// Where a field is true that asks for something of the records that the same record links to: one of them has it.
fn requirements_are_met(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    for record in &scope.records {
        for field in record.kind.fields {
            let Some((links, path, word)) = field.requires else {
                continue;
            };
            if record.raw_at(field.name) != Some(Raw("true")) {
                continue;
            }
            let ids = record.words(links);
            let mut others = ids.iter().filter_map(|id| scope.dataset.find(id));
            if !others.any(|other| other.text(path) == *word) {
                let allowed = format!("a record whose `{path}` is {word}");
                findings.report(record, links, ids.join(", "), allowed);
            }
        }
    }
}

fn disputes_are_sound(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    for record in scope
        .records
        .iter()
        .filter(|record| dispute::is_one(record))
    {
        let accounts = record.get(dispute::ACCOUNTS).items().len();
        if accounts < 2 {
            findings.report(
                record,
                dispute::ACCOUNTS,
                accounts.to_string(),
                "two or more",
            );
        }
        if let Some(held) = record.get(dispute::HELD).as_integer()
            && !usize::try_from(held).is_ok_and(|held| held < accounts)
        {
            findings.report(
                record,
                dispute::HELD,
                held.to_string(),
                format!("0 to {}", accounts.saturating_sub(1)),
            );
        }
        let records = record.words(dispute::RECORDS);
        if records.is_empty() {
            findings.report(record, dispute::RECORDS, "none", "one or more");
        }
        for (id, path) in dispute::fields(record) {
            if !records.contains(&id) {
                findings.report(
                    record,
                    dispute::FIELDS,
                    format!("`{id}`"),
                    format!("a record that `{}` names", dispute::RECORDS),
                );
            }
            if scope
                .dataset
                .find(&id)
                .is_some_and(|other| other.kind.field(&path).is_none())
            {
                findings.report(
                    record,
                    dispute::FIELDS,
                    format!("`{path}` of `{id}`"),
                    "a field of that record's kind",
                );
            }
        }
    }
}

fn no_orphans(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    let linked = scope.dataset.linked_ids();
    let mut cited: HashSet<String> = HashSet::new();
    for record in scope.dataset.all() {
        each_citation(record, &mut |_, citation| {
            let source = citation.get("source").and_then(Raw::text);
            cited.extend(source.map(Cow::into_owned));
        });
    }
    let asked = scope.records.iter();
    for record in asked.filter(|record| record.kind.must_be_linked) {
        // That it belongs to an organization says nothing of it.
        let mut links = record.kind.links().into_iter();
        let mut fields = record.kind.fields.iter();
        let spoken_of = cited.contains(record.id())
            || linked.contains(record.id())
            || fields.any(|field| field.attests && !record.get(field.name).is_blank())
            || links.any(|(path, _)| path != "orgs" && !record.words(&path).is_empty());
        if !spoken_of {
            findings.report(
                record,
                "",
                "no link to it and none from it",
                "a record that is linked to another",
            );
        }
    }
}

fn words_are_used(scope: &Scope<'_, '_>, findings: &mut Findings<'_>) {
    // The lists were made for the embedded records; a dataset of somebody's own need not use every word.
    if !scope.dataset.has_embedded() {
        return;
    }
    // A vocabulary that several fields share is used where any of them uses the word.
    let mut used: HashMap<*const Vocabulary, HashSet<String>> = HashMap::new();
    let mut places: Vec<(&Record<'_>, String, &'static Vocabulary)> = Vec::new();
    for kind in KINDS {
        let records = scope.dataset.records(kind);
        field::each(kind.fields, &mut |path, field| {
            let (Shape::Word(words), Some(first)) = (field.shape.item(), records.first()) else {
                return;
            };
            used.entry(*words)
                .or_default()
                .extend(records.iter().flat_map(|record| record.words(path)));
            if !places
                .iter()
                .any(|(_, _, known)| std::ptr::eq(*known, *words))
            {
                places.push((first, path.to_owned(), words));
            }
        });
    }
    for (first, path, words) in places {
        for word in words.words {
            let is_used = used
                .get(&std::ptr::from_ref(words))
                .is_some_and(|used| used.contains(word.word));
            match (is_used, word.kept.is_empty()) {
                (false, true) => findings.report(
                    first,
                    &path,
                    format!("`{}` not used", word.word),
                    "a record that uses it, or the reason why it is kept",
                ),
                (true, false) => findings.report(
                    first,
                    &path,
                    format!("`{}`, kept without use", word.word),
                    "no such reason, as records use it",
                ),
                _ => {}
            }
        }
    }
}
