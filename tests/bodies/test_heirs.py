"""Who is to take what a body held, as pure rules over lines of descent."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hientai.bodies.domain.heirs import Heirs, Line, Suggestion, heirs_of, suggest, surely

LINES = st.lists(
    st.builds(
        Line,
        st.integers(0, 9),
        st.integers(0, 9),
        st.sampled_from(["merged", "split", "moved"]),
    )
)


def line(*bodies, kind="absorbed"):
    return [Line(old, heir, kind) for old, heir in pairwise(bodies)]


def test_a_chain_is_followed_to_the_body_that_lives():
    assert heirs_of(1, line(1, 2, 3), {3}) == Heirs((3,))


def test_a_line_that_ends_in_a_dead_body_gives_nobody():
    assert heirs_of(1, line(1, 2), set()) == Heirs(())


def test_a_split_gives_all_its_heirs_each_once():
    lines = [*line(1, 2, 4), *line(1, 3, 4), *line(1, 5)]

    assert heirs_of(1, lines, {4, 5}) == Heirs((5, 4))


def test_who_took_only_functions_is_told_apart():
    lines = [*line(1, 2), *line(1, 3, kind="moved")]

    assert heirs_of(1, lines, {2, 3}) == Heirs((2,), (3,))


@given(LINES, st.sets(st.integers(0, 9)))
def test_heirs_live_and_are_found_whatever_the_lines(lines, living):
    assert set(heirs_of(0, lines, living).all) <= living


def test_function_words_speak_for_a_body():
    names = {1: "Sở Nội vụ", 2: "Sở Y tế"}

    assert suggest("Khám bệnh cho người cao tuổi", names) == Suggestion(2, "người cao tuổi")


def test_words_of_two_bodies_alike_speak_for_neither():
    names = {1: "Sở Nội vụ", 2: "Sở Y tế"}

    assert suggest("Khen thưởng việc khám bệnh", names) is None


def test_a_word_inside_another_says_nothing():
    assert suggest("Định giá trị văn hoá phẩm", {1: "Sở Y tế"}) is None


def test_a_line_is_as_sure_as_its_least_sure_step():
    lines = [Line(1, 2, "absorbed"), Line(2, 3, "merged", sure=False)]

    assert (surely(3, lines), surely(1, lines)) == (True, False)
