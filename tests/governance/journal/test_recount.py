"""Anybody recounts the journal at home, with the very core that the server runs, and one changed byte is found."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from governance.ballots import canonical, chain, download, events, recount
from governance.ballots.account import ENGLISH, FRENCH
from governance.models import JournalEntry


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the downloaded file as somebody at home would: nothing installed, nothing of ours on the path."""
    (folder / "recount.py").write_text(download.one_file(), encoding="utf-8")
    command = [sys.executable, "-I", "-S", "recount.py", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_year_holds_and_is_recounted_within_a_second(written: bytes) -> None:
    began = time.perf_counter()
    history = recount.check(recount.read(written))
    assert time.perf_counter() - began < 1
    assert len(history.votes) == 25
    assert {entry["kind"] for entry in recount.read(written)} == set(events.KINDS)


def test_the_downloaded_file_alone_recounts_and_tells_each_vote(written: bytes, tmp_path: Path) -> None:
    (tmp_path / "journal.json").write_bytes(written)
    done = run(tmp_path, "journal.json")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Scrutin 1 recompté : 12 oui, 3 non, 2 abstention(s). Résultat : adopté." in done.stdout
    assert "Scrutin 6 nul" in done.stdout
    assert "Scrutin 22 par consentement : 2 tour(s), 1 objection(s), 0 maintenue(s). Résultat : adopté." in done.stdout
    assert "Scrutin 21 recompté : 1 = 2, 2 = 17, 0 abstention(s). Résultat : adopté 2" in done.stdout
    assert "The lights went out." in done.stdout
    assert "ALL OF IT HOLDS" in run(tmp_path, "journal.json", "--en").stdout


def test_a_head_that_somebody_kept_is_found_or_missed(written: bytes, tmp_path: Path) -> None:
    (tmp_path / "journal.json").write_bytes(written)
    entries = recount.read(written)
    assert run(tmp_path, "journal.json", entries[20]["hash"][: chain.SHORT]).returncode == 0
    (tmp_path / "shorter.json").write_text(canonical.write({"format": 1, "entries": entries[:10]}))
    assert run(tmp_path, "shorter.json", entries[20]["hash"][: chain.SHORT]).returncode == 1


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"entries":[],"format":2}', b'{"entries":{},"format":1}'])
def test_what_is_no_journal_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "journal.json").write_bytes(content)
    assert run(tmp_path, "journal.json").returncode == 1
    assert run(tmp_path, "nowhere.json").returncode == 2
    assert run(tmp_path).returncode == 2


def test_a_thousand_single_byte_changes_are_each_found(written: bytes) -> None:
    chance = random.Random(1000)
    for _turn in range(1000):
        place = chance.randrange(len(written))
        byte = chance.choice([other for other in range(256) if other != written[place]])
        with pytest.raises((recount.NotAJournal, chain.Broken, events.Fault)):
            recount.check(recount.read(written[:place] + bytes([byte]) + written[place + 1 :]))


def test_the_download_is_the_core_byte_for_byte() -> None:
    text = download.one_file()
    on_disk = {path.stem for path in download.HERE.glob("*.py")} - {"download"}
    assert set(download.FILES) == on_disk
    assert all(download.source_of(name) in text for name in download.FILES)


def test_every_kind_of_event_that_is_written_is_one_that_the_recount_knows() -> None:
    assert set(JournalEntry.Kind.values) == set(events.KINDS)


def test_both_languages_say_the_same_things() -> None:
    assert FRENCH.keys() == ENGLISH.keys()


@pytest.mark.django_db
def test_journal_and_recount_are_served_to_everybody(client: Client) -> None:
    journal = client.get(reverse("vote_journal"))
    assert recount.check(recount.read(journal.content)).votes == {}
    answer = client.get(reverse("vote_recount"))
    assert answer.content.decode() == download.one_file()
    assert reverse("vote_recount") == "/votes/recount.py"
    assert 'filename="recount.py"' in answer["Content-Disposition"]
