"""The characters that the recogniser knows, as output classes.

The list stands in a JSON file beside the model (class index -> character; 0 is the CTC blank). It may only grow, and only at its end: then the
output layer alone has to be extended, and all that was learnt stays. What a recipe adds to it stands in recipes.py.
"""
import json
import os
import unicodedata
from pathlib import Path

MODELS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../models')
# Letters printed alike in two alphabets are one class, the Latin one: which it is, the word around it tells (src/ocr/settle/alphabets.ts has the way back).
GREEK_TWINS, LATIN_OF_GREEK = 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧΪομ', 'ABEZHIKMNOPTYXÏoµ'
CYRILLIC_TWINS, LATIN_OF_CYRILLIC = 'АВЕКМНОРСТХІЈЅЁЇаеорсухіјѕёї', 'ABEKMHOPCTXIJSËÏaeopcyxijsëï'
# Characters that look like one of the alphabet are read as that one; which of the two is printed, the page's language tells.
SAME_LOOK = str.maketrans({
    'Ș': 'Ş', 'ș': 'ş', 'Ţ': 'Ț', 'ţ': 'ț', 'º': '°', '−': '–', '‐': '-', '‑': '-', '‚': ',', '‹': '«', '›': '»', '´': "'", '`': "'", '′': "'",
    '″': '"', '\u00a0': ' ', '\u202f': ' ', '\u2009': ' ', 'ŀ': 'l·', 'Ŀ': 'L·', '☐': '', '\u00ad': '', '\u200b': '', '\u200e': '', '\u200f': '',
    **dict(zip(GREEK_TWINS, LATIN_OF_GREEK)), **dict(zip(CYRILLIC_TWINS, LATIN_OF_CYRILLIC)),
})
# What letters of other alphabets look most like.
LIKE = {pair[0]: pair[1] for pair in (
    'ΓF ΔA ΘO ΛA ΞE ΠH ΣE ΦO ΨY ΩO αa βß γy δó εe ζC ηn θO ιi κk λA νv ξE πn ρp ςc σo τt υu φo χx ψy ωw '
    'БB ГF ДA ЖX З3 ИN ЛN ПH УY ФO ЦU ЧY ШW ЩW ЪB ЫB ЬB ЭE ЮO ЯR б6 вB гr дA жx з3 иu кk лA мM нH пn тT фo цu чY шw щw ъb ыb ьb эe юo яR '
    'ЄE ҐF ЂH ЉN ЊH ЋH ЏU єe ґr ђh љn њH ћh џu').split()}
# Letters that Unicode does not take apart.
STEMS = {'ß': 'B', 'Æ': 'E', 'æ': 'e', 'Œ': 'E', 'œ': 'e', 'Ø': 'O', 'ø': 'o', 'Đ': 'D', 'đ': 'd', 'Ł': 'L', 'ł': 'l', 'ı': 'i', 'Ħ': 'H', 'ħ': 'h', '₺': '€', '₹': 'R'}


class Alphabet:
    def __init__(self, characters):
        self.characters = characters
        self.classes = {c: i for i, c in enumerate(characters) if c}  # the later of two equal ones
        self.known = set(self.classes)

    @classmethod
    def load(cls, path):
        return cls(json.loads(Path(path).read_text('utf8')))

    def extended(self, added):
        return Alphabet(self.characters + [c for c in added if c not in self.classes])

    def save(self, path):
        Path(path).write_text(json.dumps(self.characters, ensure_ascii=False, separators=(',', ':')), 'utf8')

    def plain(self, text):
        """The text in this alphabet; None where it has a character that is not in it."""
        text = unicodedata.normalize('NFC', text).translate(SAME_LOOK)
        return text if all(c in self.known for c in text) else None

    def encode(self, text):
        return [self.classes[c] for c in text]

    def decode(self, classes):
        """Greedy CTC decoding: repeats merged, blanks dropped."""
        out, last = [], 0
        for c in classes:
            if c and c != last:
                out.append(self.characters[c])
            last = c
        return ''.join(out)


def stem(character):
    """The base letter that a new class starts from."""
    if found := STEMS.get(character) or LIKE.get(character):
        return found
    base = unicodedata.normalize('NFD', character.translate(SAME_LOOK))[0].translate(SAME_LOOK)
    return LIKE.get(base, base)
