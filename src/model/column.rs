//! The columns of a kind's table, as the kind declares them: in the order in which they are read, each with a short
//! heading, the fields it is made of, and how it is put, which says in which shorter forms it may be set.

/// A column of a kind's table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// What is above it.
    pub heading: &'static str,
    /// The fields that it is made of; what each is for depends on how the column is put.
    pub paths: &'static [&'static str],
    /// How it is put.
    pub put: Put,
    /// Columns of a higher rank are the first to be left out where the width is short; those of one rank go from the last
    /// to the first.
    pub rank: u8,
}

/// How a column is made of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// The value as it is.
    Plain,
    /// The first of its fields that has a value: an acronym, else the name.
    First,
    /// The names of the records that it links to; shorter: what people call them, and for countries their codes.
    Names,
    /// What people call the records that it links to: acronyms, else names.
    Labels,
    /// A date; shorter: its year.
    Date,
    /// From a first date to a last as years: `1999–2005`, `2014–`. A last date that is not known is `?`, unless the words
    /// of the third field, where there is one, say that it goes on or never began.
    Years {
        /// The words that say that it goes on.
        open: &'static [&'static str],
        /// The words that say that it never began.
        never: &'static [&'static str],
    },
    /// A word, and the year since when: `explicit 2006`. The third field has how the word changed, for a year by which it
    /// was first seen: `training (by 2024)`.
    Since,
    /// Of the list in the first field, the entry whose number the second has, and of it the value, else the claim.
    Held,
    /// A yes as a word, a no as nothing.
    Flag(&'static str),
}

impl Column {
    const fn made(heading: &'static str, paths: &'static [&'static str], put: Put) -> Self {
        Self {
            heading,
            paths,
            put,
            rank: 0,
        }
    }

    /// A field as it is.
    #[must_use]
    pub const fn plain(heading: &'static str, path: &'static [&'static str; 1]) -> Self {
        Self::made(heading, path, Put::Plain)
    }

    /// The first of some fields that has a value.
    #[must_use]
    pub const fn first(heading: &'static str, paths: &'static [&'static str]) -> Self {
        Self::made(heading, paths, Put::First)
    }

    /// Names of linked records.
    #[must_use]
    pub const fn names(heading: &'static str, path: &'static [&'static str; 1]) -> Self {
        Self::made(heading, path, Put::Names)
    }

    /// Acronyms of linked records.
    #[must_use]
    pub const fn labels(heading: &'static str, path: &'static [&'static str; 1]) -> Self {
        Self::made(heading, path, Put::Labels)
    }

    /// A date.
    #[must_use]
    pub const fn date(heading: &'static str, path: &'static [&'static str; 1]) -> Self {
        Self::made(heading, path, Put::Date)
    }

    /// The years from a first date to a last.
    #[must_use]
    pub const fn years(
        heading: &'static str,
        paths: &'static [&'static str],
        open: &'static [&'static str],
        never: &'static [&'static str],
    ) -> Self {
        Self::made(heading, paths, Put::Years { open, never })
    }

    /// A word with its year.
    #[must_use]
    pub const fn since(heading: &'static str, paths: &'static [&'static str; 3]) -> Self {
        Self::made(heading, paths, Put::Since)
    }

    /// The entry of a list that another field points to.
    #[must_use]
    pub const fn held(heading: &'static str, paths: &'static [&'static str; 2]) -> Self {
        Self::made(heading, paths, Put::Held)
    }

    /// A yes as a word.
    #[must_use]
    pub const fn flag(
        heading: &'static str,
        path: &'static [&'static str; 1],
        yes: &'static str,
    ) -> Self {
        Self::made(heading, path, Put::Flag(yes))
    }

    /// The same column, left out before those of a lower rank.
    #[must_use]
    pub const fn rank(mut self, rank: u8) -> Self {
        self.rank = rank;
        self
    }
}
