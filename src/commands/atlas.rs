//! `atlas`: one page with all records, to look at in any browser.

use anyhow::Result;

use super::verb::{self, Forms, Needs, Question, Verb};
use crate::ask::Arguments;
use crate::atlas;
use crate::dataset::Dataset;
use crate::view::{Answer, Body};

pub const VERB: Verb = Verb {
    name: "atlas",
    aliases: &[],
    about: "write one self-contained page to browse, offline",
    group: "Data",
    more: "Write one HTML file with the records, tables, and figures in it. It opens in any browser, needs no \
           network, and can be sent by email. It has the records that the other commands would show: with --data also \
           your own, with --layer paper only what the paper says.",
    kind: None,
    parameters: verb::no_parameters,
    examples: &[
        ("-o atlas.html", "a page of the full dataset"),
        (
            "--layer paper -o paper.html",
            "the same with only what the paper says",
        ),
        (
            "--data mine/ -o mine.html",
            "the same with your own records",
        ),
    ],
    needs: Needs::Validated,
    forms: Forms::Own("HTML"),
    answer: verb::answer::<Atlas>,
};

/// The page.
struct Atlas;

impl Question for Atlas {
    fn read(_: &Verb, _: &Arguments) -> Result<Self> {
        Ok(Self)
    }

    fn answer<'d>(&self, dataset: &'d Dataset<'d>) -> Result<Answer<'d>> {
        Ok(Answer::new(Body::Text(atlas::page(dataset))))
    }
}
