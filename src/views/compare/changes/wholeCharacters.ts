import type { ChangeKind, ChangePiece } from "../../../tokenizers/trace";

/** What belongs to the character before it: a mark that is drawn on it, or a joiner. */
const attached = /^[\p{M}\u200d]+/u;
const lastCharacter = /[^\p{M}\u200d](?:[\p{M}\u200d]*)$/u;

/**
 * Pieces as people see characters: none begins inside of one. Where a letter stays and its mark goes, the letter with its mark
 * has become one without, as a mark by itself can be neither drawn nor pointed at. Both sides stay the same.
 */
export function wholeCharacters(pieces: readonly ChangePiece[]): ChangePiece[] {
  const whole: ChangePiece[] = [];
  for (const piece of pieces) put(whole, piece);
  return whole;
}

/** Puts a piece behind the others, or, as far as it begins inside of their last character, to that. */
function put(whole: ChangePiece[], piece: ChangePiece): void {
  const last = whole.at(-1);
  if (last === undefined || !beginsInside(piece)) {
    push(whole, piece);
    return;
  }
  whole.pop();
  const [head, tail] = last.kind === "same" ? parted(last, lastCharacter.exec(last.before)?.index ?? 0) : [null, last];
  const [marks, rest] =
    piece.kind === "same" ? parted(piece, attached.exec(piece.before)?.[0].length ?? 0) : [piece, null];
  if (head !== null) push(whole, head);
  const before = tail.before + marks.before;
  const after = tail.after + marks.after;
  // On the side where it was empty it may now begin inside of the one before.
  put(whole, { kind: kindOf(before, after, [tail.kind, marks.kind]), before, after });
  if (rest !== null) push(whole, rest);
}

function beginsInside({ before, after }: ChangePiece): boolean {
  return attached.test(before) || attached.test(after);
}

/** A piece that is the same on both sides, in two. */
function parted({ kind, before }: ChangePiece, at: number): [ChangePiece, ChangePiece] {
  const [head, tail] = [before.slice(0, at), before.slice(at)];
  return [
    { kind, before: head, after: head },
    { kind, before: tail, after: tail },
  ];
}

function kindOf(before: string, after: string, kinds: readonly ChangeKind[]): ChangeKind {
  if (before === after) return "same";
  if (before === "") return "added";
  if (after === "") return "removed";
  return kinds.every((kind) => kind === "same" || kind === "notation") ? "notation" : "changed";
}

function push(pieces: ChangePiece[], { kind, before, after }: ChangePiece): void {
  const last = pieces.at(-1);
  if (before === "" && after === "") return;
  if (last?.kind !== kind) pieces.push({ kind, before, after });
  else pieces[pieces.length - 1] = { kind, before: last.before + before, after: last.after + after };
}
