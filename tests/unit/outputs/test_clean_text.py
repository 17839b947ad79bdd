import pytest

from routing.outputs.clean_text import file_stem, printable


def test_control_characters_go_and_everything_else_stays() -> None:
    assert printable("a\x07b\x00c\tд村🚚\u202e") == "abc\tд村🚚\u202e"


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("zto-van-01", "zto-van-01"),
        ("../../etc/passwd", "etc-passwd"),
        ("汾口 3号", "汾口-3号"),
        ("..", "x"),
        ('a<b>:"|?*', "a-b"),
        ("x" * 100, "x" * 60),
    ],
)
def test_a_file_stem_is_safe_anywhere(text: str, stem: str) -> None:
    assert file_stem(text) == stem
