"""Eye: what finds lines of print in a picture, and reads them; each answer is remembered beside the data.

RapidOCR (PP-OCRv6 small on onnxruntime) and Tesseract 5 were measured on the fourteen scanned pages of the one whole
paper that is at hand both as file and as scan (200 dpi, skewed, noisy; words compared page by page, bullets and ticks
left out, two busy cores):

              word recall   precision   words with figures   CPU s/page   memory
    RapidOCR        0.998       0.998     all right                4.0   0.6 GB
    Tesseract       0.992       0.990     23 lost, 5 wrong         1.0   0.1 GB

RapidOCR is taken: its models come inside its wheel, so that a plain installation with hashes reads scans everywhere,
where Tesseract needs a system package for its language; and it loses no paragraph number and no `I`. Text is looked for
at 1,280 pixels instead of at full size, which halved time and memory and lost no word.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.errors import UnreadableError
from pipeline.ocr.picture import Picture
from pipeline.sandbox.worker import allow_scan

Quad = npt.NDArray[np.float64]

VERSION = "rapidocr-3-ppocr6-small-2"  # a new one forgets what was remembered
UNPLACED = 0.7  # at most so sure is a character that the engine reads and does not place
# "libfoo.so: failed to map segment from shared object": it is installed, and the child's memory is used up
NO_ROOM = re.compile("failed to map segment|cannot allocate", re.IGNORECASE)
SETTINGS = {
    "Global.log_level": "critical",
    "Global.max_side_len": 20_000,
    "Global.text_score": 0.0,
    "Det.limit_type": "max",
    "Det.limit_side_len": 1280,
    "Rec.rec_batch_num": 1,
    "Rec.rec_img_shape": [3, 48, 64],  # no cell of a table is padded to the width of a line
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in the picture of one line.

    `columns` are the middles of its characters, blanks left out, from 0 to 1; `sureness` says how sure each one is.
    """

    text: str
    columns: tuple[float, ...]
    sureness: tuple[float, ...]

    @property
    def mean_sureness(self) -> float:
        """Return how sure the reading is, from 0 to 1."""
        return sum(self.sureness) / len(self.sureness) if self.sureness else 0.0


class Eye:
    """Looks at the pictures of one page; asked again about the same page, it answers from the folder.

    A remembered page needs more time than print as well: it is drawn, straightened, and its letters are cut.
    """

    def __init__(self, page: Picture, folder: Path | None = None) -> None:
        allow_scan()
        name = f"{_name(page)}.{VERSION}.json"
        self._path = folder / name if folder else None
        self._known: dict[str, Any] = _remembered(self._path)
        self._has_looked = False

    def find(self, picture: Picture) -> list[Quad]:
        """Return the four corners of each line of print, in pixels, clockwise from where its writing begins."""
        key = f"lines {_name(picture)}"
        if key not in self._known:
            self._known[key] = _found(self._engine(), picture)
        return [np.array(quad, float) for quad in self._known[key]]

    def seem_upside_down(self, lines: list[Picture]) -> bool:
        """Return whether most of the lines look as if they stood on their heads; it is often mistaken."""
        key = f"heads {_name(*lines)}"
        if key not in self._known:
            answers = self._engine().cls_and_rotate([_coloured(line) for line in lines])[1].cls_res
            self._known[key] = 2 * sum(label == "180" for label, _ in answers) > len(answers)
        return bool(self._known[key])

    def read(self, lines: list[Picture]) -> list[Reading]:
        """Return what stands in the pictures of lines."""
        keys = [f"text {_name(line)}" for line in lines]
        new = {key: line for key, line in zip(keys, lines, strict=True) if key not in self._known}
        if new:
            found = self._engine().recognize_txt([_coloured(line) for line in new.values()])
            for key, text, words in zip(new, found.txts, found.word_results, strict=True):
                self._known[key] = _parts(text, words)
        return [_reading(*self._known[key]) for key in keys]

    def close(self) -> None:
        """Write down what was seen, whole or not at all."""
        if self._path and self._has_looked:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part = self._path.with_suffix(".part")
            part.write_text(json.dumps(self._known, ensure_ascii=False))
            part.replace(self._path)

    def _engine(self) -> Any:
        self._has_looked = True
        return _engine()


def _found(engine: Any, picture: Picture) -> list[list[list[float]]]:
    from rapidocr.main import RapidOCRError

    try:
        _, found = engine.detect_and_crop(_coloured(picture), {})
    except RapidOCRError:  # that is how it says that there is no print
        return []
    quads: list[list[list[float]]] = np.asarray(found.boxes, float).round(1).tolist()
    return quads


def _remembered(path: Path | None) -> dict[str, Any]:
    try:
        known = json.loads(path.read_text()) if path else {}
    except (OSError, ValueError):  # none yet, or torn: looked at anew
        return {}
    return known if isinstance(known, dict) else {}


def _name(*pictures: Picture) -> str:
    digest = hashlib.sha256()
    for picture in pictures:
        digest.update(str(picture.shape).encode() + np.ascontiguousarray(picture).tobytes())
    return digest.hexdigest()[:32]


def _coloured(picture: Picture) -> Picture:
    return np.repeat(picture[..., None], 3, axis=2)  # what the models were trained on


def _parts(text: str, words: Any) -> tuple[str, list[float], list[float]]:
    """Return the text with place and sureness of each printed character.

    Where the engine places more or fewer characters than it reads, they are spread evenly, and doubtful.
    """
    columns = [column for group in words.word_cols for column in group]
    printed = [k for k, character in enumerate(text) if not character.isspace()]
    sureness = [round(float(sure), 3) for sure in words.confs]
    if len(columns) == len(printed) and words.line_txt_len and len(sureness) > max(printed, default=0):
        middles = [round((column + 0.5) / words.line_txt_len, 4) for column in columns]
        return text, middles, [sureness[k] for k in printed]
    sure = min([UNPLACED, *sureness])
    return text, [round((k + 0.5) / len(text), 4) for k in printed], [sure] * len(printed)


def _reading(text: str, columns: list[float], sureness: list[float]) -> Reading:
    return Reading(text, tuple(columns), tuple(sureness))


@lru_cache(maxsize=1)
def _engine() -> Any:
    try:
        from rapidocr import RapidOCR
    except ImportError as error:
        if NO_ROOM.search(str(error)):
            raise MemoryError(str(error)) from error
        raise UnreadableError("ocr_missing", f"a scan, and the package {error.name} is not installed") from error
    engine = RapidOCR(params=SETTINGS)
    engine.return_word_box = True
    return engine
