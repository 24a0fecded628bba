import { strToU8, Zip, ZipDeflate } from "fflate";

/** One file of an archive; its text comes in pieces, so that a long one needs little memory. */
export interface ArchiveFile {
  readonly name: string;
  readonly pieces: AsyncIterable<string>;
}

/** Packs files into a ZIP, which comes in pieces as well: no more than one piece of one file is held at a time. */
export async function* writeArchive(files: readonly ArchiveFile[]): AsyncGenerator<Uint8Array> {
  const packed: Uint8Array[] = [];
  const failures: Error[] = [];
  const zip = new Zip((failure, piece) => {
    if (failure) failures.push(failure);
    else packed.push(piece);
  });
  const drained = () => {
    if (failures[0]) throw failures[0];
    return packed.splice(0);
  };
  for (const { name, pieces } of files) {
    const entry = new ZipDeflate(name, { level: 6 });
    zip.add(entry);
    for await (const piece of pieces) {
      entry.push(strToU8(piece));
      yield* drained();
    }
    entry.push(new Uint8Array(), true);
    yield* drained();
  }
  zip.end();
  yield* drained();
}
