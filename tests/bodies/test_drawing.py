"""Where the boxes of a line of descent stand."""

from hypothesis import given
from hypothesis import strategies as st

from hientai.bodies.domain.layout import generations, lay_out

LINES = st.sets(
    st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda line: line[0] < line[1]),
    min_size=1,
)


@given(LINES)
def test_who_follows_stands_after_whom_it_follows(lines):
    depth = generations(lines, {body for line in lines for body in line})

    assert all(depth[old] < depth[heir] for old, heir in lines)


@given(LINES, st.booleans())
def test_boxes_stay_on_the_drawing_and_off_each_other(lines, across):
    bodies = {body: str(body) for line in lines for body in line}
    layout = lay_out(sorted(lines), bodies, across=across)
    places = list(layout.boxes.values())

    assert all(x >= 0 and x + layout.box_width <= layout.width for x, _y in places)
    assert len({(x, y) for x, y in places}) == len(bodies)
