"""`pcd evaluate`: what it prints of a folder of labelled texts, and how it refuses one that is none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from flows import cli
from tests.labelling import FORTY, NINETY, label_text

TEXT = "PCD 90001 asks to accept £90,000 from the Home Office.\nIt pays up to £40,000 to the River Rowing Club."
Pcd = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one labelled text, whose second amount the labeller took for another."""
    (tmp_path / "one.txt").write_text(f"Reference code: PCD 90001\n\n{TEXT}\n", encoding="utf8")
    mistaken = FORTY | {"value_pence": 41_000_00}
    (tmp_path / "one.json").write_text(json.dumps(label_text(amounts=[NINETY, mistaken])), encoding="utf8")
    return tmp_path


@pytest.fixture
def pcd(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Pcd:
    def call(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["pcd", "evaluate", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        told = capsys.readouterr()
        return int(ended.value.code or 0), told.out, told.err

    return call


def test_the_command_prints_a_table_and_the_errors_of_a_field(pcd: Pcd, folder: Path) -> None:
    status, out, err = pcd(folder, "--errors", "amounts")
    assert (status, err) == (0, "")
    rows = dict(line.split(maxsplit=1) for line in out.splitlines() if line)
    assert rows["amounts"].split() == ["0.500", "0.500", "0.500", "2"]
    assert rows["reference"].split() == ["1.000", "1.000", "1.000", "1"]
    assert "one.txt  line 4  - £40,000\none.txt  line 4  + £40,000\n" in out


def test_the_command_prints_one_json_object(pcd: Pcd, folder: Path) -> None:
    status, out, _ = pcd(folder, "--json", "--errors", "reference")
    told = json.loads(out)
    assert (status, told["texts"], told["errors"]) == (0, 1, [])
    amounts = {"precision": 0.5, "recall": 0.5, "f1": 0.5, "right": 1, "found": 2, "labelled": 2}
    assert told["fields"]["amounts"] == amounts


def test_the_command_prints_the_table_of_the_readme(pcd: Pcd, folder: Path) -> None:
    status, out, _ = pcd(folder, "--markdown")
    assert status == 0
    assert "| `amounts` | 0.500 | 0.500 | 0.500 | 2 |" in out.splitlines()


def test_an_unreadable_text_is_told_and_scored_as_found_empty(pcd: Pcd, folder: Path) -> None:
    (folder / "one.txt").rename(folder / "gone.txt")
    (folder / "one.pdf").write_bytes(b"%PDF-1.7\n1 0 obj")
    status, out, err = pcd(folder, "--json")
    assert status == 0
    assert json.loads(out)["fields"]["amounts"]["recall"] == 0
    assert "one.pdf" in err
    assert "gone.txt is left out" in err


def test_wrong_usage_ends_with_two_and_one_line(pcd: Pcd, folder: Path, tmp_path: Path) -> None:
    (folder / "two.json").write_text("{}", encoding="utf8")
    assert pcd(folder)[0] == 0  # labels without a text are left out
    (folder / "two.txt").write_text("£7", encoding="utf8")
    empty = tmp_path / "empty"
    empty.mkdir()
    for arguments, told in [
        ((folder,), "two.json: reference: Field required"),
        ((folder / "nowhere",), "nowhere: no such folder"),
        ((empty,), "empty: no labelled texts"),
        ((folder, "--errors", "amount"), "--errors amount: no such field"),
        ((folder, "--json", "--markdown"), "one of the two"),
    ]:
        status, out, err = pcd(*arguments)
        assert (status, out, len(err.splitlines())) == (2, "", 1)
        assert told in err
    (folder / "two.json").write_text("not JSON", encoding="utf8")
    assert "two.json: Invalid JSON" in pcd(folder)[2]
