#!/usr/bin/env python3
"""Gathers the words that lines are made of from Debian packages under permissive licences.

usage: vocabulary.py UNPACKED OUT.json [RECIPE]      (UNPACKED: a folder that the packages named in README.md were unpacked into; RECIPE: of recipes.py)

  chromium-l10n        BSD-3-Clause   messages: running text, with words as often as the language really has them
  firefox-esr-l10n-*   MPL-2.0        the same
  libreoffice-l10n-*   MPL-2.0        the same
  python-babel-localedata  Unicode licence: months, days, countries, languages, currencies; for Maltese the only source
  hunspell-*           rarer words, of those languages whose dictionary is under MPL or BSD (among other licences, at choice)
  python3-fake-factory MIT            names of people, towns, streets and companies
  wamerican, wbritish  SCOWL (permissive)

OUT: {"recipe": its name, "languages": {"de": {"phrases": [...], "words": {word: count}, "names": [...]}, ...}}. No text of these packages becomes part of the model's files.
"""
import ast
import collections
import gettext
import glob
import html
import json
import os
import pickle
import random
import re
import struct
import sys
import zipfile
from pathlib import Path

from recipes import RECIPES

LANGUAGES = {
    # language: (Chromium's file, Firefox's package, CLDR's locale, Faker's locales)
    'en': ('en-GB', 'en-GB', 'en', ('en_GB', 'en_US', 'en')),
    'de': ('de', 'de', 'de', ('de_DE', 'de_AT', 'de_CH')),
    'fr': ('fr', 'fr', 'fr', ('fr_FR', 'fr_CH')),
    'es': ('es', 'es-ES', 'es', ('es_ES', 'es_MX', 'es')),
    'it': ('it', 'it', 'it', ('it_IT',)),
    'pt': ('pt-PT', 'pt-PT', 'pt', ('pt_PT', 'pt_BR')),
    'nl': ('nl', 'nl', 'nl', ('nl_NL', 'nl_BE')),
    'pl': ('pl', 'pl', 'pl', ('pl_PL',)),
    'cs': ('cs', 'cs', 'cs', ('cs_CZ',)),
    'sk': ('sk', 'sk', 'sk', ('sk_SK',)),
    'hu': ('hu', 'hu', 'hu', ('hu_HU',)),
    'ro': ('ro', 'ro', 'ro', ('ro_RO',)),
    'hr': ('hr', 'hr', 'hr', ('hr_HR',)),
    'sl': ('sl', 'sl', 'sl', ('sl_SI',)),
    'sv': ('sv', 'sv-SE', 'sv', ('sv_SE',)),
    'da': ('da', 'da', 'da', ('dk_DK',)),
    'nb': ('nb', 'nb-NO', 'nb', ('no_NO',)),
    'fi': ('fi', 'fi', 'fi', ('fi_FI',)),
    'et': ('et', 'et', 'et', ('et_EE',)),
    'lv': ('lv', 'lv', 'lv', ('lv_LV',)),
    'lt': ('lt', 'lt', 'lt', ('lt_LT',)),
    'tr': ('tr', 'tr', 'tr', ('tr_TR',)),
    'is': (None, 'is', 'is', ()),
    'ga': (None, 'ga-IE', 'ga', ()),
    'mt': (None, None, 'mt', ()),
    'ca': ('ca', 'ca', 'ca', ()),
    'el': ('el', 'el', 'el', ('el_GR',)),
    'bg': ('bg', 'bg', 'bg', ('bg_BG',)),
    'ru': ('ru', 'ru', 'ru', ('ru_RU',)),
    'uk': ('uk', 'uk', 'uk', ('uk_UA',)),
    'sr': ('sr', 'sr', 'sr', ()),
    'mk': (None, 'mk', 'mk', ()),
}
# Dictionaries that may be used under MPL or BSD.
HUNSPELL = {'fr': 'fr', 'nl': 'nl_NL', 'pl': 'pl_PL', 'ro': 'ro_RO', 'sk': 'sk_SK', 'hu': 'hu_HU', 'da': 'da_DK', 'es': 'es_ES',
            'pt': 'pt_PT', 'lt': 'lt_LT', 'tr': 'tr_TR'}
RARE = 60_000
WORD = re.compile(r"[^\W\d_]+(?:['’·-][^\W\d_]+)*")
PLACEHOLDER = re.compile(r'<[^>]*>|\$\d|\{[^}]*\}|%\S+|&[#\w]+;|&(?=\w)|https?:\S+|[\r\n\t]+')


def chromium(path):
    """Messages of a .pak file, version 5."""
    data = open(path, 'rb').read()
    version, _, count, _ = struct.unpack('<IB3xHH', data[:12])
    assert version == 5, path
    entries = [struct.unpack('<HI', data[12 + 6 * i:18 + 6 * i])[1] for i in range(count + 1)]
    for start, end in zip(entries, entries[1:]):
        try:
            yield data[start:end].decode('utf8')
        except UnicodeDecodeError:
            pass


def firefox(path):
    for name in (archive := zipfile.ZipFile(path)).namelist():
        if name.endswith(('.ftl', '.properties', '.dtd')):
            for line in archive.read(name).decode('utf8', 'ignore').split('\n'):
                if not line.startswith(('#', '<!--')) and (found := re.match(r'\s*(?:\.?[\w.-]+\s*=|<!ENTITY \S+ "|\s{4})(.*)', line)):
                    yield found[1]


def libreoffice(paths):
    for path in paths:
        for text in gettext.GNUTranslations(open(path, 'rb'))._catalog.values():
            if isinstance(text, str) and 'Content-Type' not in text:
                yield text.replace('~', '').replace('_', '')


def hunspell(path):
    encoding = re.search(rb'^SET\s+(\S+)', open(path[:-3] + 'aff', 'rb').read(), re.M)
    encoding = encoding[1].decode().replace('ISO8859', 'iso8859').replace('microsoft-', '') if encoding else 'latin1'
    for line in open(path, encoding=encoding, errors='ignore').read().split('\n')[1:]:
        word = re.split(r'[/\t]', line)[0].strip()
        if WORD.fullmatch(word) and 1 < len(word) < 24:
            yield word


def cldr(path):
    class Names(pickle.Unpickler):
        def find_class(self, module, name):  # Babel's own classes are not needed for names
            return type(name, (), {'__new__': lambda cls, *_: object.__new__(cls), '__setstate__': lambda *_: None, '__init__': lambda *_: None})

    data = Names(open(path, 'rb')).load()
    stack = [data.get(k) for k in ('territories', 'languages', 'currency_names', 'months', 'days', 'scripts')]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            stack += item.values()
        elif isinstance(item, str):
            yield item


def faker(root, locales):
    """Strings of Faker's tables, read without running it."""
    for locale in locales:
        for path in glob.glob(f'{root}/faker/providers/*/{locale}/__init__.py'):
            if path.split('/')[-3] not in ('address', 'person', 'company', 'job'):
                continue
            for node in ast.walk(ast.parse(open(path, encoding='utf8').read())):
                value = node.value if isinstance(node, ast.Constant) else None
                if isinstance(value, str) and 2 < len(value) < 40 and not re.search(r'[{}%#\n\\]', value):
                    yield value


def clean(text):
    return re.sub(r'\s+', ' ', PLACEHOLDER.sub(' ', html.unescape(text))).strip()


def only(pattern):
    found = glob.glob(pattern)
    return found[0] if found else None


def gather(root, language):
    pak, package, locale, people = LANGUAGES[language]
    texts = []
    if pak and (path := only(f'{root}/usr/lib/chromium/locales/{pak}.pak')):
        texts += chromium(path)
    if package and (path := only(f'{root}/usr/lib/firefox-esr/browser/extensions/langpack-{package}@*.xpi')):
        texts += firefox(path)
    texts += libreoffice(glob.glob(f'{root}/usr/lib/libreoffice/program/resource/{language}/LC_MESSAGES/*.mo'))
    if path := only(f'{root}/usr/share/python-babel-localedata/locale-data/{locale}.dat'):
        texts += cldr(path)
    names = sorted(set(faker(f'{root}/usr/lib/python3/dist-packages', people))) if people else []
    phrases = sorted({p for t in texts for s in re.split(r'(?<=[.!?:;]) ', clean(t)) if 3 <= len(p := s.strip()) <= 90})
    counts = collections.Counter(w for t in texts for w in WORD.findall(clean(t)))
    if path := only(f'{root}/usr/share/hunspell/{HUNSPELL.get(language)}.dic'):
        rare = sorted(set(hunspell(path)))
        counts.update(random.Random(1).sample(rare, min(RARE, len(rare))))
    if language == 'en':
        for path in glob.glob(f'{root}/usr/share/dict/*-english'):
            counts.update(w for w in open(path, encoding='utf8').read().split('\n') if w and not w.endswith("'s"))
    return {'phrases': phrases, 'words': dict(counts), 'names': names}


def main(root, out, recipe='latin'):
    vocabulary = {language: gather(root, language) for language in RECIPES[recipe].languages}
    for language, v in vocabulary.items():
        print(language, len(v['phrases']), 'phrases', len(v['words']), 'words', len(v['names']), 'names')
    os.makedirs(os.path.dirname(os.path.abspath(out)), exist_ok=True)
    Path(out).write_text(json.dumps({'recipe': recipe, 'languages': vocabulary}, ensure_ascii=False), 'utf8')


if __name__ == '__main__':
    main(*sys.argv[1:])
