import { useEffect, useRef, useState } from "preact/hooks";
import { type AskedPicture, mostPictures, readPicture } from "./pictures.js";

/** Pictures being gathered for the next question. */
export interface Pictures {
  readonly all: readonly AskedPicture[];
  /** Names of files that weren't taken; empty once others were. */
  readonly refused: readonly string[];
  /** Whether files are held over the page. */
  readonly isOver: boolean;
  readonly add: (files: Iterable<File>) => void;
  readonly remove: (picture: AskedPicture) => void;
  readonly clear: () => void;
}

/** Takes pictures that are dropped anywhere on the page, as well as those that are added. Does nothing unless `isTaken`. */
export function usePictures(isTaken: boolean): Pictures {
  const [all, setAll] = useState<readonly AskedPicture[]>([]);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [isOver, setOver] = useState(false);
  // Files that are read one after the other stay in the order in which they were given.
  const before = useRef(Promise.resolve());

  const add = (files: Iterable<File>): void => {
    const given = [...files];
    before.current = before.current.then(async () => {
      const read: AskedPicture[] = [];
      const left: string[] = [];
      for (const file of given.slice(0, mostPictures)) {
        await readPicture(file).then(
          (picture) => read.push(picture),
          () => left.push(file.name),
        );
      }
      left.push(...given.slice(mostPictures).map(({ name }) => name));
      setRefused(left);
      setAll((some) => [...some, ...read].slice(0, mostPictures));
    });
  };
  const latest = useRef(add);
  latest.current = add;

  useEffect(() => {
    if (!isTaken) return;
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (event.dataTransfer === null || event.dataTransfer.files.length === 0) return;
      event.preventDefault();
      latest.current(event.dataTransfer.files);
    };
    addEventListener("dragover", over);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, [isTaken]);

  const clear = (): void => {
    setAll([]);
    setRefused([]);
  };
  return { all, refused, isOver, add, clear, remove: (picture) => setAll((some) => some.filter((one) => one !== picture)) };
}
