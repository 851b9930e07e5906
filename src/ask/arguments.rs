//! What was given for the parameters of a command.

/// The values given for parameters, by the parameter's name, in the order in which they were given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arguments {
    given: Vec<(String, Vec<String>)>,
}

impl Arguments {
    /// No arguments.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same arguments with one more value for the parameter `name`.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.add(name, value);
        self
    }

    /// Adds a value for the parameter `name`.
    pub fn add(&mut self, name: &str, value: impl Into<String>) {
        let value = value.into();
        match self.given.iter_mut().find(|(known, _)| known == name) {
            Some((_, values)) => values.push(value),
            None => self.given.push((name.to_owned(), vec![value])),
        }
    }

    /// The same arguments with those of `others` behind them.
    #[must_use]
    pub fn and(mut self, others: &Self) -> Self {
        for (name, values) in others.iter() {
            for value in values {
                self.add(name, value.as_str());
            }
        }
        self
    }

    /// The same arguments but those for the parameter `name`.
    #[must_use]
    pub fn without(&self, name: &str) -> Self {
        let given = self.given.iter().filter(|(known, _)| known != name);
        Self {
            given: given.cloned().collect(),
        }
    }

    /// Every parameter that was given, with its values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.given
            .iter()
            .map(|(name, values)| (name.as_str(), values.as_slice()))
    }

    /// The values of `name` as they were given.
    #[must_use]
    pub fn all(&self, name: &str) -> &[String] {
        self.given
            .iter()
            .find(|(known, _)| known == name)
            .map_or(&[], |(_, values)| values)
    }

    /// The one value of `name`, as it was given: the last where there are several.
    #[must_use]
    pub fn one(&self, name: &str) -> Option<&str> {
        self.all(name).last().map(String::as_str)
    }

    /// The values of `name`, those that are joined by commas taken apart.
    #[must_use]
    pub fn values(&self, name: &str) -> Vec<String> {
        self.all(name)
            .iter()
            .flat_map(|values| values.split(','))
            .map(str::trim)
            .filter(|value| !value.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// The last of the values of `name`, those that are joined by commas taken apart.
    #[must_use]
    pub fn last(&self, name: &str) -> Option<String> {
        self.values(name).pop()
    }

    /// Whether the flag `name` is set.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.one(name).is_some_and(|value| value != "false")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_and_repeats_are_alike() {
        let arguments = Arguments::new()
            .with("org", "un, eu,")
            .with("limit", "3")
            .with("org", "nato");
        assert_eq!(arguments.values("org"), ["un", "eu", "nato"]);
        assert_eq!(arguments.all("org"), ["un, eu,", "nato"]);
        assert_eq!(arguments.one("limit"), Some("3"));
        assert!(arguments.values("kind").is_empty());
    }
}
