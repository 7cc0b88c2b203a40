"""Language: the one spaCy pipeline of the project, built once, run paragraph by paragraph.

Blank English with a tokenizer of our own: spaCy's tokenizer peels brackets off a word one by
one, which takes quadratic time on hostile text, and takes figures, financial years and "s.169" apart.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.document import Document, Span
from pipeline.extract import Passage

if TYPE_CHECKING:
    from spacy.vocab import Vocab

TOKEN = re.compile(
    r"""(?P<space>\s+)
      | (?P<figure>\d+(?:[.,/:]\d+)*)                                  # 330,000  1.2  2020/21  23:59
      | (?P<abbreviated>\b(?:[A-Za-z]\.){2,8})                         # p.a.  e.g.  U.K.
      | (?P<section>\b[A-Za-z]{1,5}\.(?=\d))                           # the "s." of "s.169"
      | (?P<possessive>['’]s\b)
      | (?P<word>[^\W\d_](?:[^\W_]|['’](?!s\b)(?=[^\W\d_]))*)          # Catch22  O'Neill  Chiefs
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)

# A sentence ends at ". The", at ". (a" and, where the space was lost, at "2011).Boards".
SENTENCE_END = re.compile(
    r"""(?P<before>[\w%)\]’'"”£]{1,12})
        (?P<stop>[.!?])
        (?P<closing>[)\]”’"']?)
        (?:(?P<gap>\s+)(?=[("'“‘\[£]?[A-Z0-9])|(?=[A-Z][a-z]))""",
    re.VERBOSE,
)
# "approx. The": never the end of a sentence.
ABBREVIATION = re.compile(
    r"approx|ca?|cf|dr|e\.?g|eg|etc|excl|i\.?e|inc|incl|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mr|mrs|ms|prof|st|v|vs",
    re.IGNORECASE,
)
# "no. 7", "para. 2", "s. 169": only before a number.
NUMBERED = re.compile(r"arts?|fig|nos?|pp?|paras?|refs?|regs?|ss?|sch|sec|supt", re.IGNORECASE)


class Tokenizer:
    """Cuts a text into words, figures and marks in one pass, and says where sentences begin.

    Sentences are set here because `token.is_sent_start = …` walks the whole doc at each call.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the tokens; a single space belongs to the token before it, other white space is a token."""
        begins = {0, *sentence_ends(text)}
        words: list[str] = []
        spaces: list[bool] = []
        starts: list[bool] = []
        for match in TOKEN.finditer(text):
            if match[0] == " " and words and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
            else:
                words.append(match[0])
                spaces.append(False)
                starts.append(match.start() in begins)
        return Doc(self.vocab, words=words, spaces=spaces, sent_starts=starts)


def sentence_ends(text: str) -> list[int]:
    """Return the offsets at which a sentence ends and the next one begins."""
    return [match.end() for match in SENTENCE_END.finditer(text) if not _is_abbreviated(match, text)]


def _is_abbreviated(match: re.Match[str], text: str) -> bool:
    word, following = match["before"], text[match.end() : match.end() + 1]
    if match["stop"] != "." or match["closing"]:
        return False
    is_initial = len(word) == 1 and word.isalpha() and word.isupper()
    if match["gap"] is None:
        return is_initial  # "J.Smith"
    is_number = NUMBERED.fullmatch(word) is not None and following.isdigit()
    return is_initial or is_number or ABBREVIATION.fullmatch(word) is not None


@cache
def pipeline() -> Language:
    """Return the pipeline, the same object at every call."""
    language = spacy.blank("en")
    language.tokenizer = Tokenizer(language.vocab)
    language.max_length = 10**8
    return language


def annotate(document: Document) -> tuple[Passage, ...]:
    """Return a passage for each paragraph that is the paper's own, rows of tables included."""
    own = [paragraph for paragraph in document.paragraphs if paragraph.kind != "furniture"]
    docs = pipeline().pipe(document[Span(*paragraph.span)] for paragraph in own)
    return tuple(Passage(paragraph, doc) for paragraph, doc in zip(own, docs, strict=True))
