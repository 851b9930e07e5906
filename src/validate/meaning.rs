//! What must be true of records: each check is small and named by the sentence that it holds.

use std::collections::{HashMap, HashSet};

use super::{Check, Findings, Proof};
use crate::citation::name;
use crate::dataset::{Layer, Record};
use crate::model::date::Date;
use crate::model::field::{self, Field, Shape, Vocabulary};
use crate::model::value::Value;
use crate::model::{KINDS, PAPER, org_place};
use crate::suggest::fold;

/// The number of notes that the paper has.
const NOTES: i64 = 188;
/// The longest label of a record without a name of its own.
const LABEL: usize = 60;

pub(super) const CHECKS: &[Check] = &[
    Check {
        sentence: "ids are unique",
        look: ids_are_unique,
        whole: false,
        note: false,
    },
    Check {
        sentence: "every link leads to a record of the right kind",
        look: links_resolve,
        whole: false,
        note: false,
    },
    Check {
        sentence: "organizations are in the order un, eu, nato, others",
        look: orgs_in_order,
        whole: false,
        note: false,
    },
    Check {
        sentence: "nothing ends before it begins",
        look: dates_in_order,
        whole: false,
        note: false,
    },
    Check {
        sentence: "a year is the year of its date",
        look: year_of_date,
        whole: false,
        note: false,
    },
    Check {
        sentence: "every record has a citation",
        look: records_cite,
        whole: false,
        note: false,
    },
    Check {
        sentence: "every place cited exists in the paper",
        look: places_exist,
        whole: false,
        note: false,
    },
    Check {
        sentence: "a citation supports only fields of the kind",
        look: supported_fields_exist,
        whole: false,
        note: false,
    },
    Check {
        sentence: "a note is one of the paper's 188",
        look: notes_exist,
        whole: false,
        note: false,
    },
    Check {
        sentence: "a supplement record cites more than the paper",
        look: supplement_cites_elsewhere,
        whole: false,
        note: false,
    },
    Check {
        sentence: "a label has at most 60 characters",
        look: labels_are_short,
        whole: false,
        note: true,
    },
    Check {
        sentence: "a track is one of the record's organizations, or `inter`",
        look: tracks_are_orgs,
        whole: false,
        note: false,
    },
    Check {
        sentence: "text of the paper's records has no year after March 2022, except in names",
        look: paper_prose_is_the_papers,
        whole: false,
        note: false,
    },
    Check {
        sentence: "a name has at most two commas: family, given, suffix",
        look: names_are_readable,
        whole: false,
        note: false,
    },
    Check {
        sentence: "a person's name is written family, given",
        look: persons_have_commas,
        whole: false,
        note: true,
    },
    Check {
        sentence: "no text is in capitals",
        look: no_capitals,
        whole: false,
        note: true,
    },
    Check {
        sentence: "no list has an item twice",
        look: no_repeats,
        whole: false,
        note: false,
    },
    Check {
        sentence: "a name or alias belongs to one record of its kind",
        look: names_are_unambiguous,
        whole: false,
        note: false,
    },
    Check {
        sentence: "no link is stored at both ends",
        look: links_are_stored_once,
        whole: false,
        note: false,
    },
    Check {
        sentence: "no two records state the same fact",
        look: no_duplicate_facts,
        whole: false,
        note: false,
    },
    Check {
        sentence: "the matches of the crosswalk are inverse",
        look: matches_are_inverse,
        whole: false,
        note: false,
    },
    Check {
        sentence: "a silent milestone points at a silent document",
        look: silence_is_shared,
        whole: false,
        note: false,
    },
    Check {
        sentence: "a discrepancy uses one of its accounts, on fields that exist",
        look: discrepancies_hold,
        whole: false,
        note: false,
    },
    Check {
        sentence: "no record is an orphan",
        look: no_orphans,
        whole: true,
        note: false,
    },
    Check {
        sentence: "every note of the paper is covered by a source or a policy",
        look: notes_are_told,
        whole: true,
        note: false,
    },
    Check {
        sentence: "every word of a closed list is used, or a reason is given",
        look: words_are_used,
        whole: true,
        note: false,
    },
];

fn ids_are_unique(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    let mut seen: HashSet<(&str, Option<usize>)> = HashSet::new();
    for record in &proof.records {
        if !seen.insert((record.id(), record.input)) {
            findings.tell(
                record,
                "id",
                format!("`{}` twice", record.id()),
                "an id of its own",
            );
        }
        if proof
            .dataset
            .find(record.id())
            .is_some_and(|other| other.kind.name != record.kind.name)
        {
            findings.tell(
                record,
                "id",
                format!("`{}`, which another kind has", record.id()),
                "an id of its own",
            );
        }
    }
}

fn links_resolve(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    for kind in KINDS {
        let mut links = Vec::new();
        field::each(kind.fields, &mut |path, field| {
            if let Shape::Link(kinds) = field.shape.item() {
                links.push((path.to_owned(), field, *kinds));
            }
        });
        for record in proof
            .records
            .iter()
            .filter(|record| record.kind.name == kind.name)
        {
            for (path, field, kinds) in &links {
                for id in record.words(path) {
                    if let Some((found, allowed)) = misled(proof, field, kinds, &id) {
                        findings.tell(record, path, found, allowed);
                    }
                }
            }
        }
    }
}

/// What is wrong with a link of `field` to `id`, and what is allowed.
fn misled(
    proof: &Proof<'_, '_>,
    field: &Field,
    kinds: &[&str],
    id: &str,
) -> Option<(String, String)> {
    let types = field.of_type.join(" or ");
    let allowed = match (kinds, types.as_str()) {
        ([], _) => "a record".to_owned(),
        (kinds, "") => kinds.join(" or "),
        (kinds, types) => format!("{} of type {types}", kinds.join(" or ")),
    };
    let Some(other) = proof.dataset.find(id) else {
        let near = proof.dataset.resolve_for(id, field, kinds);
        let near = near.err().map(|problem| problem.suggestions);
        let near = near.filter(|near| !near.is_empty()).map(|near| {
            let first: Vec<_> = near.into_iter().take(3).collect();
            format!("{}?", first.join(", "))
        });
        return Some((
            format!("`{id}`, which is not a record"),
            near.unwrap_or(allowed),
        ));
    };
    if !kinds.is_empty() && !kinds.contains(&other.kind.name) {
        return Some((format!("`{id}`, {}", one(other.kind.name)), allowed));
    }
    let sort = other.text("type");
    if !types.is_empty() && !field.of_type.contains(&&*sort) {
        return Some((
            format!("`{id}`, {} of type {sort}", one(other.kind.name)),
            allowed,
        ));
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

fn orgs_in_order(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    let place = |org: &String| org_place(org);
    for record in &proof.records {
        let orgs = record.words("orgs");
        if !orgs.is_sorted_by_key(place) {
            findings.tell(record, "orgs", orgs.join(", "), "un, eu, nato, others");
        }
    }
}

fn dates_in_order(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    for record in &proof.records {
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
                findings.tell(
                    record,
                    field,
                    format!("`{}`", record.text(field)),
                    format!("not before `{}`", record.text(when.from)),
                );
            }
        }
    }
}

fn year_of_date(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    for record in proof
        .records
        .iter()
        .filter(|record| record.kind.field("date").is_some() && record.kind.field("year").is_some())
    {
        let year = record.date("date").map(|date| i64::from(date.year()));
        if year != record.get("year").as_integer() {
            findings.tell(
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

fn records_cite(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    for record in proof.records.iter().filter(|record| !record.kind.uncited) {
        if record.get("citations").is_blank() {
            findings.tell(record, "citations", "none", "one or more");
        }
    }
}

/// Every citation of a record, those of its parts included, with the path of the list that holds it.
fn citations<'d>(record: &Record<'d>) -> Vec<(String, Value<'d>)> {
    let mut found = Vec::new();
    field::each(record.kind.fields, &mut |path, field| {
        if field.name == "citations"
            && let Value::List(items) = record.select(path)
        {
            found.extend(items.into_iter().map(|item| (path.to_owned(), item)));
        }
    });
    found
}

fn places_exist(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    let outline = proof
        .dataset
        .find(PAPER)
        .map(|paper| paper.words("outline"))
        .unwrap_or_default();
    for record in &proof.records {
        for (path, citation) in citations(record) {
            if let Some(via) = citation
                .str_at("via")
                .filter(|via| !via.split("; ").all(is_note))
            {
                findings.tell(record, &path, format!("via `{via}`"), "note 1 to note 188");
            }
            if citation.str_at("source") != Some(PAPER) {
                continue;
            }
            for place in citation.str_at("at").unwrap_or_default().split("; ") {
                if !is_place(place, &outline) {
                    let allowed = "a heading of the outline, `note 64`, `Table 2, Training, UN`, `Annex 1, NATO, 2016`, `Annex 2, 2013, UN`";
                    findings.tell(record, &path, format!("`{place}`"), allowed);
                }
            }
        }
    }
}

fn is_note(place: &str) -> bool {
    place
        .strip_prefix("note ")
        .and_then(|number| number.parse().ok())
        .is_some_and(|number: i64| (1..=NOTES).contains(&number))
}

/// Whether the paper has such a place.
fn is_place(place: &str, outline: &[String]) -> bool {
    let columns = ["UN", "EU", "NATO"];
    if is_note(place) || outline.iter().any(|heading| heading == place) {
        return true;
    }
    let parts: Vec<_> = place.split(", ").collect();
    match parts.as_slice() {
        [table @ ("Table 1" | "Table 2"), row, column] => {
            let rows = match *table {
                "Table 1" => [
                    "Organizational Mandate",
                    "General Operational Approach as Related to POC",
                    "Political Priorities",
                    "Relative Importance of POC",
                ],
                _ => [
                    "Policies",
                    "Missions",
                    "Training",
                    "Comparative Advantages and Weaknesses",
                ],
            };
            rows.contains(row) && columns.contains(column)
        }
        ["Annex 1", column, year] => columns.contains(column) && year.parse::<Date>().is_ok(),
        ["Annex 2", year, column] => {
            year.parse()
                .is_ok_and(|year: u16| (1994..=2021).contains(&year))
                && (columns.contains(column) || *column == "Interorganizational")
        }
        _ => false,
    }
}

fn supported_fields_exist(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    for record in &proof.records {
        for (path, citation) in citations(record) {
            for name in citation
                .get("for")
                .map(Value::items)
                .unwrap_or_default()
                .iter()
                .filter_map(Value::as_str)
            {
                if record.kind.field(name).is_none() {
                    findings.tell(
                        record,
                        &format!("{path}.for"),
                        format!("`{name}`"),
                        format!("fields of {}", one(record.kind.name)),
                    );
                }
            }
        }
    }
}

fn notes_exist(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    for record in &proof.records {
        for note in record
            .get("notes")
            .items()
            .iter()
            .filter_map(Value::as_integer)
        {
            if !(1..=NOTES).contains(&note) {
                findings.tell(record, "notes", note.to_string(), format!("1 to {NOTES}"));
            }
        }
    }
}

fn supplement_cites_elsewhere(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    for record in proof
        .records
        .iter()
        .filter(|record| record.is_added() && !record.kind.uncited)
    {
        if record
            .get("citations")
            .items()
            .iter()
            .all(|citation| citation.str_at("source") == Some(PAPER))
        {
            findings.tell(
                record,
                "citations",
                "only the paper",
                "another document or source",
            );
        }
    }
}

fn labels_are_short(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    let labelled = |record: &&&Record<'_>| {
        !record.kind.prefix.is_empty() && !matches!(record.kind.name, "source" | "term")
    };
    for record in proof.records.iter().filter(labelled) {
        let length = record.name().chars().count();
        if length > LABEL {
            findings.tell(
                record,
                "name",
                format!("{length} characters"),
                format!("at most {LABEL}"),
            );
        }
    }
}

/// A word of a field that is one of another, where it is the id of a record: a track that is an organization.
fn tracks_are_orgs(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    for record in &proof.records {
        for field in record
            .kind
            .fields
            .iter()
            .filter(|field| !field.one_of.is_empty())
        {
            let word = record.text(field.name);
            let among = record.words(field.one_of);
            if proof.dataset.find(&word).is_some() && !among.iter().any(|id| *id == word) {
                let allowed = if among.is_empty() {
                    format!("an id of `{}`, which is empty", field.one_of)
                } else {
                    among.join(", ")
                };
                findings.tell(record, field.name, format!("`{word}`"), allowed);
            }
        }
    }
}

/// What the coders say in a record of the paper is what the paper says: what came later has a place of its own. Names of
/// the record and of those that it links to may have later years in them, numbers of documents and a period too.
fn paper_prose_is_the_papers(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    for record in proof
        .records
        .iter()
        .filter(|record| record.layer() == Some(Layer::Paper))
    {
        let mut kept = None;
        field::each(record.kind.fields, &mut |path, field| {
            if !field.is_prose {
                return;
            }
            for text in record.words(path) {
                if later_years(&text).is_empty() {
                    continue;
                }
                let kept = kept.get_or_insert_with(|| proof.dataset.in_paper(record));
                if !kept.words(path).contains(&text) {
                    continue;
                }
                let years = later_years(&without_names(proof, record, &text));
                if !years.is_empty() {
                    let allowed = "what the paper says; what is newer in `terms`, `history`, `end` or a milestone";
                    findings.tell(record, path, years.join(", "), allowed);
                }
            }
        });
    }
}

/// `text` without the names of the record and of those that it links to.
fn without_names(proof: &Proof<'_, '_>, record: &Record<'_>, text: &str) -> String {
    let names = |record: &Record<'_>| {
        let fields = record.kind.fields.iter().filter(|field| field.step > 0);
        fields
            .flat_map(|field| record.words(field.name))
            .filter(|name| name.chars().any(|letter| letter.is_ascii_digit()))
            .collect::<Vec<_>>()
    };
    let mut text = text.to_owned();
    let links = record.kind.links().into_iter();
    let linked = links.flat_map(|(path, _)| record.words(&path));
    let linked: Vec<String> = linked.filter(|id| id != PAPER).collect();
    let others = linked.iter().filter_map(|id| proof.dataset.find(id));
    for name in names(record).into_iter().chain(others.flat_map(names)) {
        text = text.replace(&name, "");
    }
    text
}

/// The years after March 2022 that `text` names: `2023`, `June 2022`. The second year of a period is none, nor is the number
/// of a resolution.
fn later_years(text: &str) -> Vec<String> {
    const LATER: [&str; 9] = [
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut years = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let before = place
            .checked_sub(1)
            .and_then(|place| words.get(place))
            .copied()
            .unwrap_or_default();
        let year = word.trim_matches(|letter: char| !letter.is_ascii_digit());
        let Some(number) = year.parse::<u16>().ok().filter(|_| year.len() == 4) else {
            continue;
        };
        let is_later = (2023..2100).contains(&number) || number == 2022 && LATER.contains(&before);
        if is_later && !before.to_lowercase().starts_with("res") {
            years.push(if number == 2022 {
                format!("`{before} {number}`")
            } else {
                format!("`{number}`")
            });
        }
    }
    years
}

/// Calls `visit` with every name of an author or editor and the field that has it.
fn each_name(proof: &Proof<'_, '_>, visit: &mut impl FnMut(&Record<'_>, &str, &str)) {
    for record in &proof.records {
        field::each(record.kind.fields, &mut |path, field| {
            if field.is_people {
                for name in record.words(path) {
                    visit(record, path, &name);
                }
            }
        });
    }
}

fn names_are_readable(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    each_name(proof, &mut |record, path, text| {
        if name::has_too_many_commas(text) {
            let allowed = "Family, Given, Suffix; braces around a name with more commas";
            findings.tell(record, path, format!("`{text}`"), allowed);
        }
    });
}

fn persons_have_commas(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    each_name(proof, &mut |record, path, text| {
        if name::looks_like_a_person(text) {
            let allowed = "Family, Given; braces around a name that is not a person's";
            findings.tell(record, path, format!("`{text}`"), allowed);
        }
    });
}

fn no_capitals(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    for record in &proof.records {
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
                    findings.tell(
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

fn no_repeats(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    for record in &proof.records {
        for field in record
            .kind
            .fields
            .iter()
            .filter(|field| field.shape.is_list())
        {
            let value = record.get(field.name);
            let items = value.items();
            if let Some((_, item)) = items
                .iter()
                .enumerate()
                .find(|(number, item)| items[..*number].contains(item))
            {
                findings.tell(
                    record,
                    field.name,
                    format!("`{}` twice", crate::view::plain(item)),
                    "each once",
                );
            }
        }
    }
}

fn names_are_unambiguous(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    let mut owners: HashMap<(&str, String), HashSet<&str>> = HashMap::new();
    let names = |record: &Record<'_>| {
        ["acronym", "aliases"]
            .iter()
            .flat_map(|field| record.words(field))
            .map(|name| fold(&name).into_owned())
            .collect::<HashSet<_>>()
    };
    for record in proof.dataset.all() {
        for name in names(record) {
            owners
                .entry((record.kind.name, name))
                .or_default()
                .insert(record.id());
        }
    }
    for record in &proof.records {
        for name in names(record) {
            let owned = owners
                .get(&(record.kind.name, name.clone()))
                .map_or(0, HashSet::len);
            if owned > 1 {
                findings.tell(
                    record,
                    "aliases",
                    format!("`{name}`, which another {} has too", record.kind.name),
                    "a name of its own",
                );
            }
        }
    }
}

fn links_are_stored_once(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    for record in &proof.records {
        for path in [
            "revises",
            "parallel",
            "predecessors",
            "broader",
            "part_of",
            "successor",
        ] {
            for other in record.words(path) {
                if other == record.id() {
                    findings.tell(record, path, "itself", "another record");
                } else if proof
                    .dataset
                    .find(&other)
                    .is_some_and(|other| other.words(path).iter().any(|id| id == record.id()))
                {
                    findings.tell(
                        record,
                        path,
                        format!("`{other}`, which links back"),
                        "the link only in the later record",
                    );
                }
            }
        }
    }
}

fn no_duplicate_facts(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    // What makes two records of a kind the same fact: the ends of an influence, else name, organizations and time.
    let fact = |record: &Record<'_>| match record.kind.name {
        "influence" => [record.text("from"), record.text("to")].join(" > "),
        _ => format!(
            "{}|{}|{:?}|{}",
            fold(&record.name()),
            record.words("orgs").join(","),
            record.year(),
            record.text("symbol")
        ),
    };
    let mut seen: HashMap<(&str, String), &str> = HashMap::new();
    for record in proof.dataset.all() {
        seen.entry((record.kind.name, fact(record)))
            .or_insert_with(|| record.id());
    }
    for record in &proof.records {
        let first = seen
            .get(&(record.kind.name, fact(record)))
            .copied()
            .unwrap_or_default();
        if first != record.id() && !first.is_empty() {
            findings.tell(
                record,
                "",
                format!("the same as `{first}`"),
                "one record for each fact",
            );
        }
    }
}

fn matches_are_inverse(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    for record in proof
        .records
        .iter()
        .filter(|record| record.kind.name == "concept")
    {
        for entry in record.get("matches").items() {
            let (Some(other), Some(word)) = (entry.str_at("concept"), entry.str_at("match")) else {
                continue;
            };
            let inverse = match word {
                "broader" => "narrower",
                "narrower" => "broader",
                same => same,
            };
            let back = proof.dataset.find(other).is_some_and(|other| {
                other.get("matches").items().iter().any(|entry| {
                    entry.str_at("concept") == Some(record.id())
                        && entry.str_at("match") == Some(inverse)
                })
            });
            if !back {
                findings.tell(
                    record,
                    "matches",
                    format!("`{other}` as {word}"),
                    format!("`{other}` to have this one as {inverse}"),
                );
            }
        }
    }
}

fn silence_is_shared(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    for record in proof
        .records
        .iter()
        .filter(|record| record.get("silent") == Value::Flag(true))
    {
        let ids = record.words("records");
        if !ids
            .iter()
            .filter_map(|id| proof.dataset.find(id))
            .any(|other| other.text("poc") == "silent")
        {
            findings.tell(
                record,
                "records",
                ids.join(", "),
                "a policy whose `poc` is silent",
            );
        }
    }
}

fn discrepancies_hold(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    for record in proof
        .records
        .iter()
        .filter(|record| record.kind.name == "discrepancy")
    {
        let accounts = record.get("accounts").items().len();
        if accounts < 2 {
            findings.tell(record, "accounts", accounts.to_string(), "two or more");
        }
        if let Some(held) = record.get("held").as_integer()
            && !usize::try_from(held).is_ok_and(|held| held < accounts)
        {
            findings.tell(
                record,
                "held",
                held.to_string(),
                format!("0 to {}", accounts.saturating_sub(1)),
            );
        }
        let records = record.words("records");
        if records.is_empty() {
            findings.tell(record, "records", "none", "one or more");
        }
        for entry in record.get("fields").items() {
            let (Some(id), Some(path)) = (entry.str_at("record"), entry.str_at("field")) else {
                continue;
            };
            if !records.iter().any(|known| known == id) {
                findings.tell(
                    record,
                    "fields",
                    format!("`{id}`"),
                    "a record that `records` names",
                );
            }
            if proof
                .dataset
                .find(id)
                .is_some_and(|other| other.kind.field(path).is_none())
            {
                findings.tell(
                    record,
                    "fields",
                    format!("`{path}` of `{id}`"),
                    "a field of that record's kind",
                );
            }
        }
    }
}

fn no_orphans(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    let linked = proof.dataset.linked_ids();
    let mut cited: HashSet<String> = HashSet::new();
    for record in proof.dataset.all() {
        cited.extend(
            citations(record)
                .iter()
                .filter_map(|(_, citation)| citation.str_at("source").map(str::to_owned)),
        );
    }
    for record in proof.records.iter().filter(|record| {
        matches!(
            record.kind.name,
            "source" | "policy" | "actor" | "concept" | "tool"
        )
    }) {
        let told = cited.contains(record.id())
            || ["notes", "acts", "role"]
                .iter()
                .any(|field| !record.get(field).is_blank())
            || linked.contains(record.id())
            || record.kind.links().iter().any(|(path, _)| {
                !path.contains("citations") && path != "orgs" && !record.words(path).is_empty()
            });
        if !told {
            findings.tell(
                record,
                "",
                "no link to it and none from it",
                "a record that is linked to another",
            );
        }
    }
}

fn notes_are_told(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    let told: HashSet<i64> = proof
        .dataset
        .all()
        .flat_map(|record| {
            record
                .get("notes")
                .items()
                .iter()
                .filter_map(Value::as_integer)
                .collect::<Vec<_>>()
        })
        .collect();
    if let Some(paper) = proof.dataset.find(PAPER) {
        for note in (1..=NOTES).filter(|note| !told.contains(note)) {
            findings.tell(
                paper,
                "notes",
                format!("note {note} in no record"),
                "a source or policy that names it, or the paper itself where it only comments",
            );
        }
    }
}

fn words_are_used(proof: &Proof<'_, '_>, findings: &mut Findings<'_>) {
    // The lists were made for the embedded records; a dataset of somebody's own need not use every word.
    if !proof.dataset.has_embedded() {
        return;
    }
    // A vocabulary that several fields share is used where any of them uses the word.
    let mut used: HashMap<*const Vocabulary, HashSet<String>> = HashMap::new();
    let mut places: Vec<(&Record<'_>, String, &'static Vocabulary)> = Vec::new();
    for kind in KINDS {
        let records = proof.dataset.records(kind);
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
                (false, true) => findings.tell(
                    first,
                    &path,
                    format!("`{}` not used", word.word),
                    "a record that uses it, or the reason why it is kept",
                ),
                (true, false) => findings.tell(
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
