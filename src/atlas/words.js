// From a text to the words that are looked up: the same as src/search/index/tokens.rs and stem.rs, whose lists of words
// the program writes into the page.

/** Letters without case and accents. */
export function fold(text) {
  // eslint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[’‘]/g, "'")
    .replace(/[–—‑]/g, "-")
    .toLowerCase();
}

const CHUNK = /[\p{Alphabetic}\p{N}\p{M}]+(?:[-–‑/.'’][\p{Alphabetic}\p{N}\p{M}]+)*/gu;
const JOINS = /[-–‑/.]/;
const UNSPACED = /[\u0E00-\u0EFF\u1000-\u109F\u1100-\u11FF\u1780-\u17FF\u3005-\u3007\u3040-\u30FF\u3130-\u318F\u3400-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\u{20000}-\u{3FFFF}]/u;
const CONSONANT_VOWEL_CONSONANT = /^[^aeiou][aeiou][^aeiouwxy]$/;

/** How many bytes a word takes, which is how the program measures words. */
export function size(word) {
  let bytes = 0;
  for (const letter of word) {
    const code = letter.codePointAt(0);
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** Parts at hyphens and slashes, and at dots that are not between digits. */
function splits(piece) {
  const found = [];
  let begin = 0;
  for (let place = 0; place < piece.length; place += 1) {
    if (!JOINS.test(piece[place])) continue;
    if (piece[place] === "." && /\d/.test(piece[place - 1] ?? "") && /\d/.test(piece[place + 1] ?? "")) continue;
    found.push(piece.slice(begin, place));
    begin = place + 1;
  }
  found.push(piece.slice(begin));
  return found;
}

/** Splits texts into words and says what each counts as. */
export class Words {
  constructor(lists) {
    this.stop = new Set(lists.stop);
    this.kept = new Map(lists.kept);
    this.numbers = new Map(lists.numbers);
    this.spelt = lists.spelt;
    this.endings = lists.endings;
    this.least = lists.root;
  }

  /** The words of a text: `{term, surface, sort}`, `sort` being word, stop, joined or letter. */
  all(text) {
    const found = [];
    for (const [chunk] of text.matchAll(CHUNK)) {
      for (const piece of chunk.split(/['’]/)) this.piece(piece, found);
    }
    return found;
  }

  piece(piece, found) {
    if (!JOINS.test(piece)) return this.part(piece, found);
    if (piece.includes(".") && /^\p{Alphabetic}(?:\.\p{Alphabetic})+$/u.test(piece)) {
      return this.word(fold(piece.replaceAll(".", "")), false, found);
    }
    const all = splits(piece);
    let joined = "";
    for (const one of all) {
      joined += fold(one).replaceAll(".", "");
      this.part(one, found);
    }
    if (all.length > 1) found.push({ term: this.term(joined), surface: joined, sort: "joined" });
    return undefined;
  }

  part(part, found) {
    if (UNSPACED.test(part)) return this.unspaced(part, found);
    const folded = fold(part);
    const capitals = size(part) > 1 && /^\p{Uppercase}+$/u.test(part);
    return this.word(folded, !capitals && this.stop.has(folded), found);
  }

  word(folded, stop, found) {
    if (folded.length === 1 && size(folded) === 1 && !/\d/.test(folded) && folded !== "a" && folded !== "i") return;
    found.push({ term: stop ? folded : this.term(folded), surface: folded, sort: stop ? "stop" : "word" });
  }

  /** Scripts without spaces between words: every two letters that follow each other, and every letter. */
  unspaced(text, found) {
    let letters = [];
    let other = "";
    const close = () => {
      const of = (number, sort) => {
        for (let at = 0; at + number <= letters.length; at += 1) {
          const folded = fold(letters.slice(at, at + number).join(""));
          found.push({ term: folded, surface: folded, sort });
        }
      };
      if (letters.length === 1) of(1, "word");
      else if (letters.length > 1) {
        of(2, "word");
        of(1, "letter");
      }
      letters = [];
    };
    for (const letter of text) {
      if (/\p{M}/u.test(letter) && letters.length > 0) letters[letters.length - 1] += letter;
      else if (UNSPACED.test(letter)) {
        if (other !== "") this.part(other, found);
        other = "";
        letters.push(letter);
      } else {
        close();
        other += letter;
      }
    }
    close();
    if (other !== "") this.part(other, found);
  }

  /** The term that a folded word counts as. */
  term(word) {
    if (this.numbers.has(word)) return this.numbers.get(word);
    if (this.kept.has(word)) return this.kept.get(word);
    if (!/^[a-z]{4,}$/.test(word)) return this.plural(word);
    const singular = this.plural(word);
    if (this.kept.has(singular)) return this.kept.get(singular);
    return this.uninflected(this.american(singular));
  }

  plural(word) {
    if (!word.endsWith("s")) return word;
    const stem = word.slice(0, -1);
    if (size(stem) < 3 || /[siu']$/.test(stem)) return word;
    if (stem.endsWith("a") && size(word) < 8) return word;
    return stem;
  }

  american(word) {
    const known = this.spelt.find(([british]) => word.endsWith(british) && word.length - british.length >= 3);
    const spelt = known ? word.slice(0, word.length - known[0].length) + known[1] : word;
    const our = spelt.indexOf("our");
    if (our < 2 || spelt.length < 6) return spelt;
    const [before, after] = [spelt[our - 1], spelt[our + 3]];
    if (!"blmnvi".includes(before) || (after !== undefined && !"aeih".includes(after))) return spelt;
    return spelt.slice(0, our + 1) + spelt.slice(our + 2);
  }

  uninflected(word) {
    if (word.length > 4) {
      const stem = word.endsWith("ied") ? word.slice(0, -3) : word.endsWith("ie") ? word.slice(0, -2) : null;
      if (stem !== null) return `${stem}y`;
    }
    const short = word.endsWith("ing") ? word.slice(0, -3) : word.endsWith("ed") ? word.slice(0, -2) : null;
    if (short !== null && CONSONANT_VOWEL_CONSONANT.test(short)) return `${short}e`;
    let stem = word;
    for (const ending of ["ing", "ed"]) {
      const left = word.endsWith(ending) ? word.slice(0, -ending.length) : null;
      if (left !== null && left.length >= 4 && /[aeiouy]/.test(left) && !left.endsWith("e")) {
        stem = left;
        break;
      }
    }
    if (stem.length > 4 && stem.endsWith("e") && !stem.endsWith("ee")) stem = stem.slice(0, -1);
    const last = stem.at(-1);
    if (stem.length >= 4 && stem.at(-2) === last && !"seozf".includes(last)) stem = stem.slice(0, -1);
    return stem;
  }

  /** The root that a term shares with its derivations. */
  root(term) {
    if (size(term) !== term.length) return term;
    let root = term;
    for (let time = 0; time < 3; time += 1) {
      const ending = this.endings.find((each) => root.endsWith(each) && root.length - each.length >= this.least);
      if (ending === undefined) break;
      root = root.slice(0, root.length - ending.length);
    }
    return root;
  }
}
