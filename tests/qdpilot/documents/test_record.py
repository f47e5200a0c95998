"""The canonical record."""

import hashlib
import json
from dataclasses import replace

import pytest
import rfc8785

from qdpilot.documents.approval import approval_pdf
from qdpilot.documents.record import approval_record, field_salt
from tests.qdpilot.documents.cases import case


def test_the_record_is_canonical_json():
    record = approval_record(case())

    assert rfc8785.dumps(json.loads(record)) == record


def test_the_paper_carries_the_hash_of_the_record_that_the_case_gives():
    paper = approval_pdf(case())

    assert paper.record == approval_record(case())
    assert paper.record_sha256 == hashlib.sha256(paper.record).hexdigest()


def test_the_record_says_what_the_paper_says():
    record = json.loads(approval_record(case()))

    assert record["number"] == "青智网联批〔2026〕17号"
    assert record["operator"]["uscc"] == case().operator.uscc
    assert record["zones"][0]["corners"] == 21
    assert record["schedule_sentence"] == case().sentence
    assert [one["plate"]["number"] for one in record["vehicles"]][:2] == ["鲁B1001试", "鲁B1002试"]
    assert record["audit_head"] == case().audit_head
    assert record["text"][1].startswith("一、同意你公司")


def test_a_personal_field_can_be_proved_with_its_own_salt_alone():
    record = json.loads(approval_record(case()))
    salt = field_salt(case().salt, "drivers.1.id_number")

    told = hashlib.sha256(salt + case().drivers[1].id_number.encode()).hexdigest()
    assert record["drivers"][1]["id_number_sha256"] == told


def test_equal_persons_look_different_under_another_secret():
    other = json.loads(approval_record(case(salt=b"another secret of sixteen or more")))

    assert other["drivers"] != json.loads(approval_record(case()))["drivers"]


def test_the_secret_is_not_in_the_record():
    record = approval_record(case())

    assert case().salt.hex().encode() not in record
    assert field_salt(case().salt, "drivers.0.name").hex().encode() not in record


def test_a_short_secret_is_refused():
    with pytest.raises(ValueError, match="5"):
        approval_record(case(salt=b"short"))


def test_composed_and_decomposed_letters_give_one_record():
    composed = replace(case().operator, name="Caf\u00e9公司")
    decomposed = replace(case().operator, name="Cafe\u0301公司")

    assert approval_record(case(operator=composed)) == approval_record(case(operator=decomposed))
