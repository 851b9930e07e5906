//! `export`: whole records in one file of any format, or all of them as a Data Package.

use anyhow::Result;

use super::references;
use super::verb::{self, Forms, Needs, Question, Verb};
use crate::ask::parameter::any_kind;
use crate::ask::{Arguments, Parameter, Path, Takes, read, rows};
use crate::dataset::about::about;
use crate::dataset::{Dataset, Record};
use crate::model::Kind;
use crate::model::field::{Field, Shape};
use crate::model::value::Value;
use crate::problem::Problem;
use crate::view::{
    Answer, Block, Body, Column, File, Folder, Form, Item, Page, Row, Rows, Set, plain,
};

pub const VERB: Verb = Verb {
    name: "export",
    aliases: &[],
    about: "export records in any format, or all as a Data Package",
    group: "Data",
    more: "",
    kind: None,
    parameters,
    examples: &[
        ("--json > all.json", "every record in one array"),
        (
            "missions -f csv -o missions.csv",
            "one kind for a spreadsheet",
        ),
        ("policies tools -f ndjson", "two kinds, one record per line"),
        (
            "--out package/",
            "all kinds as JSON and CSV with a schema, as a Data Package",
        ),
    ],
    needs: Needs::Validated,
    forms: Forms::Every,
    answer: verb::answer::<Export>,
};

fn parameters(_: &Verb) -> Vec<Parameter> {
    vec![
        Parameter::argument(
            "kind",
            Takes::Kind(any_kind),
            "The kinds to export [default: all]",
        )
        .several(),
        Parameter::option(
            "out",
            Takes::File,
            "Write a Data Package to a new directory or that of an earlier export",
        )
        .called("DIR"),
    ]
}

/// Which kinds to export, and where to.
struct Export {
    kinds: Vec<&'static Kind>,
    out: Option<String>,
}

impl Question for Export {
    fn read(_: &Verb, arguments: &Arguments) -> Result<Self> {
        Ok(Self {
            kinds: read::kinds(&arguments.values("kind"))?,
            out: arguments.one("out").map(str::to_owned),
        })
    }

    fn answer<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Answer<'d>> {
        if let Some(path) = &self.out {
            return Ok(package(dataset, &self.kinds, path));
        }
        let body = match self.kinds.as_slice() {
            [kind] => Body::Rows(whole(dataset, kind)),
            kinds => Body::Page(Box::new(Several {
                dataset,
                kinds: kinds.to_vec(),
            })),
        };
        let kinds = self.kinds.clone();
        Ok(Answer::new(body).citing(move || {
            let of_all: Vec<_> = kinds
                .iter()
                .flat_map(|kind| records(dataset, kind))
                .collect();
            references::of(dataset, &of_all)
        }))
    }
}

/// The records of a kind by id.
fn records<'d>(dataset: &'d Dataset<'d>, kind: &Kind) -> Vec<&'d Record<'d>> {
    let mut records: Vec<_> = dataset.records(kind).iter().collect();
    records.sort_by_key(|record| record.id());
    records
}

/// Whole records of one kind: every field a column in every format.
fn whole<'d>(dataset: &'d Dataset<'d>, kind: &'static Kind) -> Rows<'d> {
    let records = records(dataset, kind);
    let mut rows = rows::rows(dataset, kind, &records, None, records.len());
    rows.columns = rows
        .data_fields()
        .iter()
        .cloned()
        .map(Column::asked)
        .collect();
    rows
}

/// Whole records of several kinds: one array, one object a line, or for people one record under another.
struct Several<'d> {
    dataset: &'d Dataset<'d>,
    kinds: Vec<&'static Kind>,
}

impl<'d> Several<'d> {
    fn records(&self) -> impl Iterator<Item = &'d Record<'d>> {
        let kinds = self.kinds.iter();
        kinds.flat_map(|kind| records(self.dataset, kind))
    }
}

impl<'d> Page<'d> for Several<'d> {
    fn blocks(&self) -> Vec<Block<'d>> {
        let mut blocks = Vec::new();
        for kind in &self.kinds {
            let paths = Path::every(kind);
            for record in records(self.dataset, kind) {
                blocks.push(Block::Heading(record.id().to_owned()));
                blocks.push(Block::Fields(fields(self.dataset, record, &paths)));
            }
        }
        blocks
    }

    fn rows(&self) -> Rows<'d> {
        Rows {
            whole: true,
            rows: self
                .records()
                .map(|record| Row::Record(record, self.dataset))
                .collect(),
            ..Rows::default()
        }
    }

    fn check_columns(&self) -> Result<(), Problem> {
        Err(Problem::new(
            "several-kinds",
            "csv and tsv take one kind, as columns differ; name one kind, or use --out DIR for a file each",
        ))
    }
}

/// Every field of a record, an empty one too.
fn fields<'d>(
    dataset: &'d Dataset<'d>,
    record: &'d Record<'d>,
    paths: &[Path],
) -> Vec<(String, Vec<Item<'d>>)> {
    paths
        .iter()
        .map(|path| {
            let text = plain(&dataset.at(record, path)).into_owned();
            let items = if text.is_empty() {
                Vec::new()
            } else {
                vec![Item::new(text)]
            };
            (path.text().to_owned(), items)
        })
        .collect()
}

/// The index of a Data Package.
const INDEX: &str = "datapackage.json";

/// The Data Package, and the list of its files as the answer.
fn package<'d>(dataset: &'d Dataset<'d>, kinds: &[&'static Kind], path: &str) -> Answer<'d> {
    let mut files = vec![File {
        name: INDEX.to_owned(),
        body: json(descriptor(dataset, kinds)),
        form: Form::Json,
    }];
    let mut listed = Vec::new();
    for kind in kinds {
        let count = dataset.records(kind).len();
        for (form, end) in [(Form::Json, "json"), (Form::Csv, "csv")] {
            let name = format!("{}.{end}", kind.name);
            listed.push((name.clone(), count));
            files.push(File {
                name,
                body: Body::Rows(whole(dataset, kind)),
                form,
            });
        }
    }
    if !dataset.retired().is_empty() {
        listed.push((RETIRED.to_owned(), dataset.retired().len()));
        files.push(File {
            name: RETIRED.to_owned(),
            body: json(retired(dataset)),
            form: Form::Json,
        });
    }
    let columns = vec![
        Column::new("file", Set::Whole),
        Column::new("records", Set::Whole),
    ];
    let rows = listed.into_iter().map(|(name, count)| {
        Value::object([("file", Value::from(name)), ("records", Value::from(count))])
    });
    let mut answer = Answer::new(Body::Rows(Rows::made(columns, rows)));
    answer.folder = Some(Folder {
        path: path.to_owned(),
        index: INDEX,
        files,
    });
    answer
}

/// The ids that ceased, beside the records, so that an export answers for them as the dataset does.
const RETIRED: &str = "retired.json";

fn retired(dataset: &Dataset<'_>) -> Value<'static> {
    Value::List(
        dataset
            .retired()
            .iter()
            .map(|retired| {
                Value::object([
                    ("id", Value::from(retired.id.clone())),
                    ("replaced_by", Value::from(retired.replaced_by.clone())),
                    ("since", Value::from(retired.since.clone())),
                ])
            })
            .collect(),
    )
}

/// A file that is one JSON value.
struct Json<'d>(Value<'d>);

impl<'d> Page<'d> for Json<'d> {
    fn blocks(&self) -> Vec<Block<'d>> {
        Vec::new()
    }

    fn data(&self) -> Option<Value<'d>> {
        Some(self.0.clone())
    }

    fn rows(&self) -> Rows<'d> {
        Rows::default()
    }
}

fn json(data: Value<'_>) -> Body<'_> {
    Body::Page(Box::new(Json(data)))
}

/// The description of the package after the Data Package standard, version 2.
fn descriptor(dataset: &Dataset<'_>, kinds: &[&'static Kind]) -> Value<'static> {
    let about = about();
    let mut resources = Vec::new();
    for kind in kinds {
        resources.push(table(dataset, kind, kinds));
        resources.push(Value::object([
            ("name", Value::from(format!("{}-json", kind.name))),
            ("title", Value::from(format!("{}, full records", kind.list))),
            ("path", Value::from(format!("{}.json", kind.name))),
            ("format", Value::from("json")),
            ("mediatype", Value::from("application/json")),
            ("encoding", Value::from("utf-8")),
        ]));
    }
    if !dataset.retired().is_empty() {
        resources.push(Value::object([
            ("name", Value::from("retired")),
            ("title", Value::from("retired ids, and their replacements")),
            ("path", Value::from(RETIRED)),
            ("format", Value::from("json")),
            ("mediatype", Value::from("application/json")),
            ("encoding", Value::from("utf-8")),
        ]));
    }
    let licence = Value::object([
        ("name", Value::from(about.licence)),
        (
            "path",
            Value::from("https://creativecommons.org/licenses/by/4.0/"),
        ),
        (
            "title",
            Value::from("Creative Commons Attribution 4.0 International"),
        ),
    ]);
    let contributors = about.authors.iter().map(|author| {
        Value::object([
            ("title", Value::from(*author)),
            ("roles", Value::texts(["author"])),
        ])
    });
    Value::object([
        (
            "$schema",
            Value::from("https://datapackage.org/profiles/2.0/datapackage.json"),
        ),
        ("name", Value::from(about.id)),
        ("title", Value::from(about.name)),
        (
            "description",
            Value::from(format!(
                "Evidence to {}; last checked for newer evidence on {}.",
                about.evidence_to, about.checked
            )),
        ),
        ("version", Value::from(about.version)),
        ("licenses", Value::List(vec![licence])),
        (
            "sources",
            Value::List(
                dataset
                    .find(about.paper.id)
                    .map(source)
                    .into_iter()
                    .collect(),
            ),
        ),
        ("contributors", Value::List(contributors.collect())),
        ("resources", Value::List(resources)),
    ])
}

fn source(paper: &Record<'_>) -> Value<'static> {
    let mut entries = vec![("title", paper.get("title").into_owned())];
    if let url @ Value::Text(_) = paper.get("url").into_owned() {
        entries.push(("path", url));
    }
    entries.push(("version", Value::from(paper.text("date").into_owned())));
    Value::object(entries)
}

/// The CSV file of a kind, with its Table Schema. What a layer hides or a user's data leave open may be missing: the
/// schema asks for no more than these records hold.
fn table(dataset: &Dataset<'_>, kind: &'static Kind, kinds: &[&'static Kind]) -> Value<'static> {
    let paths = Path::every(kind);
    let records = dataset.records(kind);
    let declared = || paths.iter().map(|path| (path.text(), path.field()));
    let fields = declared().map(|(path, field)| {
        let filled = records.iter().all(|record| !record.select(path).is_blank());
        column(kind, path, field, filled)
    });
    let foreign_keys = declared().filter_map(|(path, field)| {
        let Shape::Link([target]) = field.shape else {
            return None;
        };
        if path.contains('.') && kind.field(path.split('.').next()?)?.shape.is_list() {
            return None;
        }
        let all_there = records
            .iter()
            .flat_map(|record| record.words(path))
            .all(|id| {
                dataset
                    .find(&id)
                    .is_some_and(|linked| linked.kind.name == *target)
            });
        if !all_there {
            return None;
        }
        // A table that points at itself names no resource.
        let mut reference = Vec::new();
        if *target != kind.name {
            kinds.iter().find(|kind| kind.name == *target)?;
            reference.push(("resource", Value::from(*target)));
        }
        reference.push(("fields", Value::texts(["id"])));
        Some(Value::object([
            ("fields", Value::texts([path.to_owned()])),
            ("reference", Value::object(reference)),
        ]))
    });
    let mut schema = vec![
        (
            "$schema",
            Value::from("https://datapackage.org/profiles/2.0/tableschema.json"),
        ),
        ("fields", Value::List(fields.collect())),
        ("primaryKey", Value::texts(["id"])),
        ("missingValues", Value::texts([""])),
    ];
    let foreign_keys: Vec<_> = foreign_keys.collect();
    if !foreign_keys.is_empty() {
        schema.push(("foreignKeys", Value::List(foreign_keys)));
    }
    let dialect = Value::object([
        ("delimiter", Value::from(",")),
        ("lineTerminator", Value::from("\r\n")),
        ("quoteChar", Value::from("\"")),
        ("doubleQuote", Value::from(true)),
        ("header", Value::from(true)),
    ]);
    Value::object([
        ("name", Value::from(kind.name)),
        ("type", Value::from("table")),
        ("title", Value::from(kind.list)),
        ("description", Value::from(kind.about)),
        ("path", Value::from(format!("{}.csv", kind.name))),
        ("format", Value::from("csv")),
        ("mediatype", Value::from("text/csv")),
        ("encoding", Value::from("utf-8")),
        ("dialect", dialect),
        ("schema", Value::object(schema)),
    ])
}

const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
const DATE: &str = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$";

/// A column as Table Schema has it. A partial date is no date of Table Schema, so it is a string with a pattern.
fn column(kind: &Kind, path: &str, field: &Field, filled: bool) -> Value<'static> {
    let kind_of_value = match (&field.shape, field.shape.item()) {
        (Shape::List(_), Shape::Object(_) | Shape::Parts(..)) => "array",
        (Shape::List(_), _) => "list",
        (Shape::Integer, _) => "integer",
        (Shape::Number, _) => "number",
        (Shape::Flag, _) => "boolean",
        _ => "string",
    };
    let mut constraints = Vec::new();
    if !field.nullable && !field.shape.is_list() && filled {
        constraints.push(("required", Value::from(true)));
    }
    match &field.shape {
        Shape::Id => {
            constraints.push(("unique", Value::from(true)));
            constraints.push(("pattern", Value::from(ID)));
        }
        Shape::Link(_) => constraints.push(("pattern", Value::from(ID))),
        Shape::Date => constraints.push(("pattern", Value::from(DATE))),
        Shape::Word(words) => constraints.push(("enum", Value::texts(words.names()))),
        _ if path == "kind" => constraints.push(("enum", Value::texts([kind.name]))),
        _ => {}
    }
    let mut entries = vec![
        ("name", Value::from(path.to_owned())),
        ("type", Value::from(kind_of_value)),
    ];
    if matches!(field.shape, Shape::Url) {
        entries.push(("format", Value::from("uri")));
    }
    if kind_of_value == "list" {
        let item = if matches!(field.shape.item(), Shape::Integer) {
            "integer"
        } else {
            "string"
        };
        entries.push(("itemType", Value::from(item)));
        entries.push(("delimiter", Value::from("; ")));
    }
    entries.push(("description", Value::from(field.meaning)));
    if !constraints.is_empty() {
        entries.push(("constraints", Value::object(constraints)));
    }
    Value::object(entries)
}
