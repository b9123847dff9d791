import subprocess
import sys
from pathlib import Path

import pytest

from vakg.documents import read_document

from .seeds import FOLDER, NAMES, seed, source

JOINS = {
    "pce-ards": (
        "percutaneous vertebroplasty was established in 1987, cement",
        "Cement leakage is not uncommon according to the previous literature",
        "(MRI) revealed a recent T12 and L1 complete burst fracture",
        "changed to a prone position for the second stage of the surgery",
        "admitted to the intensive care unit (ICU) postoperatively",
        "chest plane film showed pronounced lung markings. Chest CT revealed",
        "on the tenth postoperative day. Necrotizing parenchyma",
        "from 13% to 93.6% in cement-augmented pedicle screws",
        "could reach the inferior vena cava (IVC), azygos vein",
        "and 1.5 to 2 ml per pedicle screw in cement-augmented",
        "a history of hypertension and atrial fibrillation",
        "had been applied to successfully treat patients",
        "the first reported patient who had lethal ARDS",
        "Suspicious of non-union with osteonecrosis",
        "a viscous, toothpaste-like consistency",
        "biportal video-assisted thoracic surgery",
        "into the circulation [2-5,10,13,14",
        "anterior EVVP and lumbar/intercostal veins",
    ),
    "intraspinal-leakage": (
        "severe osteoporosis, rib fractures may occur",
        "microscopic findings of fat necrosis with chronic inflammation",
        "She experienced an osteoporotic vertebral fracture",
        "the technical flaw in this case was deviation of the needle",
        "He drilled a passage in the pedicle leading to the vertebral body",
        "on the right L2–5 and S1– 4. Detrusor areflexia",
        "Emergent laminectomy from T8 to T10",
        "There is high-signal- intensity change",
        "osteoporotic vertebral fractures.2-4 In general",
        "residual low-signal-intensity bone cement",
        "According to previous reports,1,2,4,5,12 standard barium-impregnated",
    ),
}


@pytest.mark.parametrize("name", NAMES)
def test_the_torn_sentences_of_the_seeds_are_whole(name: str):
    missing = [join for join in JOINS[name] if join not in seed(name).text]
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_the_file_is_read_once(name: str):
    def letters(text: str) -> list[str]:
        return sorted(sign for sign in text if not sign.isspace() and sign != "-")

    read = letters(seed(name).text)
    left_out = [source(name)[start:end] for start, end in seed(name).furniture]
    assert sorted(read + letters("".join(left_out))) == letters(source(name))


def test_the_first_seed_is_read_in_the_order_of_its_pages():
    text = seed("pce-ards").text
    openings = (
        "Abstract",
        "Introduction",
        "Case Description",
        "Upon admission",
        "The patient underwent a combined",
        "On the third postoperative day, the patient",
        "However, his symptoms",
        "Because of the persistent",
        "His respiratory condition",
        "Discussion",
        "Pulmonary cement embolisms during",
        "Pathophysiologically, although",
        "Several recommendations",
        "The utility of",
        "There are no treatment guidelines",
        "Surgical embolectomy",
        "To our knowledge, our patient",
        "Conclusion\n",
    )
    places = [text.rindex(opening) for opening in openings[:-1]] + [text.index("Conclusion\n")]
    assert places == sorted(places)


def test_a_figure_stands_after_the_paragraph_it_interrupted():
    text = seed("pce-ards").text
    assert "\n\nFigure 4: Chest computed tomography" in text
    before = text[: text.index("\n\nFigure 4:")]
    assert before.endswith("resulting in pneumothorax.")


def test_running_feet_are_listed_with_their_place_in_the_file():
    (span,) = seed("intraspinal-leakage").furniture
    assert source("intraspinal-leakage")[slice(*span)].startswith("228 Teng")
    assert "www.ajnr.org" not in seed("intraspinal-leakage").text


def test_reading_does_not_depend_on_the_hash_seed():
    program = (
        "import sys; from pathlib import Path; from vakg.documents import read_document\n"
        "print(ascii(read_document(Path(sys.argv[1]))))"
    )
    path = str(FOLDER / "intraspinal-leakage.txt")
    seen = {
        subprocess.run(
            [sys.executable, "-c", program, path],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": number, "PYTHONPATH": ":".join(sys.path)},
        ).stdout
        for number in ("1", "2")
    }
    assert len(seen) == 1


def test_line_ends_of_windows_change_nothing(tmp_path: Path):
    path = tmp_path / "intraspinal-leakage.txt"
    path.write_bytes((FOLDER / path.name).read_bytes().replace(b"\n", b"\r\n"))
    assert read_document(path).text == seed("intraspinal-leakage").text
