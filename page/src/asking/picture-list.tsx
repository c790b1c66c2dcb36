import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../frame/icons.js";
import { useWords } from "../frame/words.js";
import type { AskedPicture } from "./pictures.js";

interface Props {
  readonly pictures: readonly AskedPicture[];
  /** Defaults to none can be taken away. */
  readonly onRemove?: (picture: AskedPicture) => void;
}

/** Pictures as small drawings with their names. */
export function PictureList({ pictures, onRemove }: Props): JSX.Element {
  const words = useWords();
  return (
    <ul class="pictures" aria-label={words.pictures}>
      {pictures.map((picture, index) => (
        <li key={`${index} ${picture.name}`}>
          <Preview picture={picture} />
          <span class="pictures-name">{picture.name}</span>
          {onRemove !== undefined && (
            <button type="button" class="quiet" aria-label={words.removePicture(picture.name)} onClick={() => onRemove(picture)}>
              <Icon name="close" />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Drawn on a canvas: the page's policy lets no picture in but the server's own. */
function Preview({ picture: { preview } }: { readonly picture: AskedPicture }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext("2d")?.drawImage(preview, 0, 0);
  }, [preview]);
  return <canvas ref={canvas} width={preview.width} height={preview.height} />;
}
