"""Which strings of letters can be a Vietnamese syllable: how broken or wrongly coded text shows."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_TONES: Final = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_UNSAYABLE: Final = re.compile(r"[\u0300\u0303\u0309][^cpt]*(?:c|ch|p|t)$")  # as in `tổc`
_ONSET: Final = r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
_RHYMES: Final = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet
oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uên uênh uêt ui um un ung uơ uôc uôi uôm uôn uông uôt up ut
uy uya uych uyên uyêt uyn uynh uyp uyt uyu
ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y yêm yên yêng yêt yêu êng iêng ơng
"""
_SYLLABLE: Final = re.compile(
    _ONSET + "(?:" + "|".join(sorted(_RHYMES.split(), key=len, reverse=True)) + ")"
)


@lru_cache(maxsize=16_384)
def is_syllable(word: str) -> bool:
    """Tell whether the word, in whatever case and with whatever tone, can be Vietnamese."""
    return bool(_SYLLABLE.fullmatch(toneless(word))) and not _UNSAYABLE.search(_parted(word))


def toneless(word: str) -> str:
    """Return the word in small letters without its tone, `ă â ê ô ơ ư đ` kept."""
    return unicodedata.normalize("NFC", _parted(word).translate(_TONES))


def _parted(word: str) -> str:
    return unicodedata.normalize("NFD", word.lower())
