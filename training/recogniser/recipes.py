"""What is trained: for each family of models its newest one, the languages and the characters. A folder of work is of the recipe that its vocabulary names."""
import json
from dataclasses import dataclass
from pathlib import Path

from alphabet import Alphabet

GREEK = 'ΓΔΘΛΞΠΣΦΨΩΆΈΉΊΌΎΏΫαβγδεζηθικλνξπρςστυφχψωάέήίόύώϊϋΐΰ'
CYRILLIC = 'БГДЖЗИЙЛПУФЦЧШЩЪЫЬЭЮЯбвгджзийклмнптфцчшщъыьэюяЄҐЎЂЉЊЋЏЃЌєґўђљњћџѓќ'


@dataclass(frozen=True)
class Recipe:
    start: str  # the model that training starts from, a path without its extensions
    added: str  # characters that the model has more
    languages: dict  # how often lines are in each

    def alphabets(self):
        """(that of the start, that of the model)"""
        old = Alphabet.load(f'{self.start}.chars.json')
        return old, old.extended(self.added)


LATIN = str(Path(__file__).parent / 'latin-v4')  # as it was before quantise.py
RECIPES = {
    # Fewer lines where words of their own, or invoices, are few; more where reading is worst.
    'latin': Recipe(LATIN, '', {
        'en': 3, 'de': 3, 'fr': 3, 'es': 2, 'it': 2, 'nl': 2, 'pl': 1.5, 'pt': 1.5, 'cs': 1, 'sk': 2, 'hu': 2, 'ro': 2, 'hr': 1.5, 'sl': 1, 'sv': 1, 'da': 1, 'nb': 1,
        'fi': 1, 'et': 1.5, 'lv': 2, 'lt': 1, 'tr': 2, 'is': 2, 'ga': 2.5, 'mt': 4, 'ca': 1,
    }),
    # With some English and German: such pages have names and terms in Latin letters, too.
    'greek-cyrillic': Recipe(LATIN, GREEK + CYRILLIC, {'el': 5, 'bg': 4, 'ru': 2.5, 'uk': 2.5, 'sr': 1.5, 'mk': 1, 'en': 2, 'de': 1}),
}


def recipe_of(work):
    """The recipe of a folder of work."""
    return RECIPES[json.loads(Path(f'{work}/vocabulary.json').read_text('utf8'))['recipe']]


def known_characters():
    """All that any recipe's model knows."""
    return sorted(set().union(*(recipe.alphabets()[1].known for recipe in RECIPES.values())))
