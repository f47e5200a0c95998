"""The same case gives the same bytes, today, tomorrow and in another process."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from qdpilot.documents.approval import approval_pdf, draft_pdf
from tests.conftest import ROOT
from tests.qdpilot.documents.cases import case

_SCRIPT = """
import hashlib
from qdpilot.documents.approval import approval_pdf, draft_pdf
from tests.qdpilot.documents.cases import case
for make in (approval_pdf, draft_pdf):
    print(hashlib.sha256(make(case()).pdf).hexdigest())
"""


def test_two_in_a_row_are_the_same():
    assert approval_pdf(case()).pdf == approval_pdf(case()).pdf


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_another_process_makes_the_same(seed):
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "America/Lima"}
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=True,
        text=True,
    )

    here = [hashlib.sha256(make(case()).pdf).hexdigest() for make in (approval_pdf, draft_pdf)]
    assert done.stdout.split() == here


def test_another_case_in_between_changes_nothing():
    first = approval_pdf(case())
    approval_pdf(case(fare="每次2元，龘靐"))

    assert approval_pdf(case()).pdf == first.pdf


def test_the_audit_head_changes_the_record_and_so_the_paper():
    other = approval_pdf(case(audit_head="0" * 64))

    assert other.record_sha256 != approval_pdf(case()).record_sha256


def test_an_approval_without_number_is_not_issued():
    with pytest.raises(ValueError, match=r"number.*dated"):
        approval_pdf(replace(case(), number="", dated=None))
