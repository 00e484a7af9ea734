"""What every page writes alike."""

from __future__ import annotations

import re

import pytest

from output.webpage import file_name


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("plan.pdf", 'plan<wbr><span class="ending">.pdf</span>'),
        ("2010/housing_plan.docx", '2010/<wbr>housing_<wbr>plan<wbr><span class="ending">.docx</span>'),
        ("README", "README"),
        (".hidden", ".hidden"),
        ("a<b>.txt", 'a&lt;b&gt;<wbr><span class="ending">.txt</span>'),
    ],
)
def test_a_files_name_breaks_at_its_parts_and_not_in_its_ending(path: str, written: str) -> None:
    assert file_name(path) == written
    shown = re.sub(r"<[^>]*>", "", file_name(path)).replace("&lt;", "<").replace("&gt;", ">")
    assert shown == path
