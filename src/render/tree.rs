//! Trees: one line a thing, rails from each to what it hangs on.

use super::{Look, cells};
use crate::graph::{Claim, Way};
use crate::layout::text;
use crate::view::{Branch, Tree};

/// The part of the width that rails may take, a half; what hangs deeper tells its depth in a number.
const SHARE: usize = 2;

pub(super) fn draw(tree: &Tree<'_>, look: Look, out: &mut String) {
    if let Some(root) = &tree.root {
        out.push_str(&cells::coloured(
            root.accent.as_ref(),
            &cells::plain_text(root, look),
            look,
        ));
        out.push('\n');
    }
    let rails = rails(tree, look);
    for (branch, (first, rest)) in tree.branches.iter().zip(rails) {
        let room = look.width.saturating_sub(text::width(&rest)).max(20);
        for (number, shown) in text::wrap(&line(branch, tree.way, look), room, "")
            .into_iter()
            .enumerate()
        {
            let rail = if number == 0 { &first } else { &rest };
            let shown = cells::coloured(branch.item.accent.as_ref(), &shown, look);
            out.push_str(&format!("{rail}{shown}"));
            out.push('\n');
        }
    }
}

/// What a line says: when and how the two stand to each other, and what hangs there.
pub(super) fn line(branch: &Branch<'_>, way: Way, look: Look) -> String {
    let signs = look.signs();
    let ties: Vec<String> = branch
        .ties
        .iter()
        .map(|tie| {
            let year = tie
                .year
                .map_or_else(|| "undated".to_owned(), |year| year.to_string());
            let claim = match tie.claim {
                Claim::Stated => "",
                Claim::Drawn => signs.drawn,
                Claim::Inferred => signs.inferred,
            };
            format!("{year} {}{claim}", tie.relation)
        })
        .collect();
    let arrow = match way {
        Way::Up => signs.up,
        Way::Down => signs.down,
    };
    let item = cells::plain_text(&branch.item, look);
    let again = if branch.repeated {
        format!(" {}", signs.repeated)
    } else {
        String::new()
    };
    format!("{} {arrow} {item}{again}", ties.join(", "))
}

/// For each line what stands before it, and before what of it is wrapped.
fn rails(tree: &Tree<'_>, look: Look) -> Vec<(String, String)> {
    let [fork, last, past, nothing] = look.signs().rails;
    let deepest = (look.width / SHARE / text::width(fork)).max(1);
    // Read from the end, a line knows for each depth whether a sibling follows there, and whether something hangs on it.
    let mut follows: Vec<bool> = Vec::new();
    let mut rails = Vec::with_capacity(tree.branches.len());
    for branch in tree.branches.iter().rev() {
        let depth = branch.depth.max(1);
        let carries = follows.len() > depth;
        follows.resize(depth, false);
        let mut outer: String = follows[..depth - 1]
            .iter()
            .take(deepest - 1)
            .map(|follows| if *follows { past } else { nothing })
            .collect();
        if depth > deepest {
            outer.push_str(&format!("[{depth}] "));
        }
        let more = std::mem::replace(&mut follows[depth - 1], true);
        let (own, under) = if more { (fork, past) } else { (last, nothing) };
        let below = if carries { past } else { nothing };
        rails.push((format!("{outer}{own}"), format!("{outer}{under}{below}")));
    }
    rails.reverse();
    rails
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Format;
    use crate::view::{Item, Tie};

    fn drawn(width: usize, ascii: bool, depths: &[usize]) -> String {
        let branches = depths
            .iter()
            .map(|depth| Branch {
                depth: *depth,
                ties: vec![Tie {
                    year: Some(2013),
                    relation: "informed".into(),
                    claim: Claim::Stated,
                }],
                item: Item::new("a name (id)"),
                repeated: false,
            })
            .collect();
        let tree = Tree {
            root: None,
            way: Way::Down,
            branches,
        };
        let look = Look {
            format: Format::Table,
            width,
            color: false,
            ascii,
            no_header: false,
            bom: false,
        };
        let mut out = String::new();
        draw(&tree, look, &mut out);
        out
    }

    #[test]
    fn rails_lead_to_every_line() {
        let heads: Vec<String> = drawn(100, false, &[1, 2, 3, 2, 1])
            .lines()
            .map(|line| line.replace("2013 informed → a name (id)", ""))
            .collect();
        assert_eq!(heads, ["├─ ", "│  ├─ ", "│  │  └─ ", "│  └─ ", "└─ "]);
    }

    #[test]
    fn what_is_wrapped_keeps_its_rails() {
        assert_eq!(
            drawn(26, true, &[1, 2, 1]),
            "|- 2013 informed -> a\n|  |  name (id)\n|  `- 2013 informed -> a\n|        name (id)\n`- 2013 informed -> a\n      name (id)\n"
        );
    }

    #[test]
    fn what_hangs_very_deep_tells_its_depth() {
        let depths: Vec<usize> = (1..=40).collect();
        let text = drawn(60, true, &depths);
        assert!(text.contains("[40] `- 2013"), "{text}");
        assert!(text.lines().all(|line| text::width(line) <= 70), "{text}");
    }
}
