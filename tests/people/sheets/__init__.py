"""Lists as different as offices make them, of invented people, with the account of each."""

from tests.people.sheets.book import Made
from tests.people.sheets.columns import BY_COLUMNS
from tests.people.sheets.exports import BY_EXPORTS
from tests.people.sheets.habits import BY_HABITS
from tests.people.sheets.offices import BY_OFFICES
from tests.people.sheets.printed import BY_PRINT
from tests.people.sheets.titles import BY_TITLES

SHEETS: tuple[Made, ...] = (
    *BY_COLUMNS,
    *BY_TITLES,
    *BY_HABITS,
    *BY_OFFICES,
    *BY_PRINT,
    *BY_EXPORTS,
)

__all__ = ["SHEETS", "Made"]
