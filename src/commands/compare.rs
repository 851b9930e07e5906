//! `compare`: organizations side by side in the paper's eight dimensions, or records of one kind field by field.

mod profile;
mod records;

use anyhow::Result;

use self::profile::Shown;
use self::records::Records;
use super::verb::{self, Forms, Needs, Question, Verb};
use crate::ask::read;
use crate::ask::{Arguments, Parameter, Takes};
use crate::dataset::{Dataset, Record};
use crate::model::PARTIES;
use crate::model::date::Date;
use crate::model::field::Word;
use crate::problem::Problem;
use crate::relate::profile::{Only, dimensions};
use crate::view::Answer;

pub const VERB: Verb = Verb {
    name: "compare",
    aliases: &[],
    about: "compare organizations, or records of one kind",
    group: "Ask",
    more: "",
    kind: None,
    parameters,
    examples: &[
        (
            "--orgs un,nato",
            "two organizations in all eight dimensions",
        ),
        (
            "--orgs un,eu,nato --dimension training",
            "one dimension, with every point",
        ),
        (
            "--orgs un,eu,nato --as-of 2013",
            "with the documents, missions, and tools of 2013",
        ),
        (
            "--orgs un,eu --concepts",
            "with the concepts that both, or only one, use",
        ),
        (
            "un-2019 nato-2016 eu-2015",
            "three definitions, component by component",
        ),
        (
            "monuc minurcat --only different",
            "two missions, where they differ",
        ),
    ],
    needs: Needs::Validated,
    forms: Forms::Every,
    answer: verb::answer::<Compare>,
};

/// Which half of a comparison is asked for, with the words that choose it.
const ONLY: [(&str, Only); 2] = [("shared", Only::Shared), ("different", Only::Different)];

fn only_words() -> Vec<&'static str> {
    ONLY.map(|(word, _)| word).to_vec()
}

const RECORDS: &[&str] = &["id"];

fn parameters(_: &Verb) -> Vec<Parameter> {
    let dimensions = dimensions().map(Takes::Word);
    vec![
        Parameter::argument("id", Takes::Record(&[]), "Organizations, or records of one kind").several(),
        Parameter::option("orgs", Takes::Record(PARTIES), "Two or more organizations")
            .called("ORG,ORG,..")
            .several()
            .also(&["org"])
            .excludes(RECORDS),
        Parameter::option(
            "dimension",
            dimensions.unwrap_or(Takes::Text),
            "Show only these dimensions, with every point",
        )
        .called("NAME,..")
        .several(),
        Parameter::option(
            "as-of",
            Takes::Year,
            "Show counts, concepts, and ties as of a year",
        ),
        Parameter::option("only", Takes::Choice(only_words), "Show only what is shared, or only what differs")
            .called("WHICH")
            .explained(
                "shared or different. For records: fields with the same value, or with different values. \
                 For organizations: points on a concept on which all of them have a point in the same dimension, or the other points; \
                 concepts that all of them use, or the other concepts. Ties count as shared",
            ),
        Parameter::flag(
            "all-points",
            "Also show the points from the running text, not only those of the tables",
        ),
        Parameter::flag("concepts", "Also show the concepts that they use"),
        Parameter::flag("ties", "Also show the ties between them"),
        Parameter::flag("all", "Show everything: all points, concepts, and ties"),
        Parameter::option("fields", Takes::Path(None), "Compare records in these fields")
            .called("FIELD,..")
            .several()
            .needs(RECORDS),
    ]
}

/// What to compare.
enum Compare {
    /// Records of one kind in some of their fields, all where none is named.
    Records {
        words: Vec<String>,
        only: Option<Only>,
        fields: Vec<String>,
    },
    /// Records of one kind, as they were named. Organizations are compared as such.
    Named(Organizations),
    /// Organizations.
    Organizations(Organizations),
}

/// Which organizations to compare, in what.
struct Organizations {
    /// The organizations, as they were named.
    words: Vec<String>,
    /// The dimensions that were named, in the order of their list; all where none is.
    dimensions: Option<Vec<&'static Word>>,
    year: Option<Date>,
    only: Option<Only>,
    sections: Sections,
}

/// What a page shows besides the points of the tables and the counts.
#[derive(Debug, Clone, Copy)]
struct Sections {
    /// The points from the running text.
    points: bool,
    concepts: bool,
    ties: bool,
}

impl Question for Compare {
    fn read(_: &Verb, arguments: &Arguments) -> Result<Self> {
        let only = only(arguments)?;
        let named = arguments.values("id");
        let fields = arguments.values("fields");
        if !fields.is_empty() {
            let words = named;
            return Ok(Self::Records {
                words,
                only,
                fields,
            });
        }
        let (by_name, words) = if named.is_empty() {
            (false, arguments.values("orgs"))
        } else {
            (true, named)
        };
        if words.is_empty() {
            return Err(Problem::new(
                "missing-argument",
                "nothing to compare; use --orgs un,nato, or the ids of two records of one kind",
            )
            .into());
        }
        let year = match read::years(&arguments.values("as-of"))?.as_slice() {
            [] => None,
            [year] => Some(*year),
            _ => return Err(Problem::new(
                "bad-year",
                "organizations are compared as of one year; `poc matrix concepts orgs` takes several",
            )
            .into()),
        };
        let all = arguments.has("all");
        let asked = Organizations {
            words,
            dimensions: asked_dimensions(&arguments.values("dimension"))?,
            year,
            only,
            sections: Sections {
                points: arguments.has("all-points") || all,
                concepts: arguments.has("concepts") || all,
                ties: arguments.has("ties") || all,
            },
        };
        Ok(if by_name {
            Self::Named(asked)
        } else {
            Self::Organizations(asked)
        })
    }

    fn answer<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Answer<'d>> {
        match self {
            Self::Records {
                words,
                only,
                fields,
            } => Records::compare(dataset, words, *only, fields),
            Self::Named(asked) => {
                let is_organization = |word: &String| dataset.resolve(word, PARTIES).is_ok();
                if asked.words.iter().all(is_organization) {
                    return Shown::answer(dataset, asked);
                }
                let sections = asked.sections;
                if asked.dimensions.is_some()
                    || asked.year.is_some()
                    || sections.points
                    || sections.concepts
                    || sections.ties
                {
                    let message = "--dimension, --as-of, --all-points, --concepts, --ties, and --all compare \
                                   organizations; use --only and --fields for records";
                    return Err(Problem::new("conflict", message).into());
                }
                Records::compare(dataset, &asked.words, asked.only, &[])
            }
            Self::Organizations(asked) => Shown::answer(dataset, asked),
        }
    }
}

fn only(arguments: &Arguments) -> Result<Option<Only>, Problem> {
    let Some(word) = arguments.last("only") else {
        return Ok(None);
    };
    let chosen = read::choice("unknown-value", "only", &word, &only_words())?;
    let only = ONLY.into_iter().find(|(known, _)| *known == chosen);
    Ok(only.map(|(_, only)| only))
}

/// The dimensions that `words` name, in the order of the closed list; none where no word is given.
fn asked_dimensions(words: &[String]) -> Result<Option<Vec<&'static Word>>, Problem> {
    let Some(all) = dimensions().filter(|_| !words.is_empty()) else {
        return Ok(None);
    };
    let mut asked = Vec::new();
    for word in words {
        asked.extend(read::word(all, "dimension", word)?);
    }
    let in_order = all.words.iter().filter(|known| asked.contains(&known.word));
    Ok(Some(in_order.collect()))
}

/// The records that `words` mean among `kinds`, each once: two at least.
fn two_or_more<'d>(
    dataset: &'d Dataset<'d>,
    words: &[String],
    kinds: &[&str],
    what: &str,
    example: &str,
) -> Result<Vec<&'d Record<'d>>> {
    let mut records: Vec<&Record<'_>> = Vec::new();
    for word in words {
        let record = read::record(dataset, word, kinds)?;
        if records.iter().all(|known| known.id() != record.id()) {
            records.push(record);
        }
    }
    match records.as_slice() {
        [one] => Err(Problem::new(
            "too-few",
            format!(
                "a comparison needs two {what}, and `{}` is only one; for example `{example}`",
                one.id()
            ),
        )
        .into()),
        _ => Ok(records),
    }
}

/// The acronym, or the name where there is none.
fn short(record: &Record<'_>) -> String {
    let acronym = record.text("acronym");
    let name = if acronym.is_empty() {
        record.name()
    } else {
        acronym
    };
    if name.is_empty() {
        record.id().to_owned()
    } else {
        name.into_owned()
    }
}
