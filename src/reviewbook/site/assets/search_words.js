// What search understands: words in any case, with or without accents, and with one slip.
const reviewbookWords = (() => {
  const SHORTEST = 4; // of a word in which a slip is looked for
  const MOST = 5;
  const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[\u2010-\u2015]/g, "-");
  const split = (folded) => folded.match(WORD) ?? [];

  // Letters left out, added, changed, or two that changed places: how many lie between two words.
  const distance = (one, other) => {
    let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, place) => place)];
    for (let row = 1; row <= one.length; row += 1) {
      const now = [row];
      for (let column = 1; column <= other.length; column += 1) {
        const same = one[row - 1] === other[column - 1];
        now[column] = Math.min(last[column] + 1, now[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
        const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
        if (swapped) now[column] = Math.min(now[column], before[column - 2] + 1);
      }
      [before, last] = [last, now];
    }
    return last[other.length];
  };

  const counted = (texts) => {
    const known = new Map();
    for (const text of texts) for (const word of split(text)) known.set(word, (known.get(word) ?? 0) + 1);
    return known;
  };

  // The known words at most so many slips away, the nearest and then the most frequent first. Of a
  // word that is still being written, what is there may be the beginning of a longer one.
  const near = (word, known, slips = 1) => {
    if (word.length < SHORTEST) return [];
    const found = [];
    for (const [other, times] of known) {
      if (Math.abs(other.length - word.length) > slips || other.length < SHORTEST - 1) continue;
      const between = distance(word, other);
      if (between <= slips) found.push([between, -times, other]);
    }
    if (!found.length) {
      for (const [other, times] of known) {
        if (other.length > word.length + 1 && distance(word, other.slice(0, word.length)) <= slips) found.push([slips, -times, other]);
      }
    }
    found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    return found.slice(0, MOST).map(([, , other]) => other);
  };

  return { fold, split, counted, near };
})();
