#!/usr/bin/env python3
"""Finds the machine's fonts that can set an invoice, and tells which are for training and which for validation.

usage: fonts.py OUT.json [SHEET.png]
"""
import glob
import json
import multiprocessing
import os
import re
import sys
from pathlib import Path
from collections import Counter

from recipes import known_characters
from fontTools.ttLib import TTCollection, TTFont
from PIL import Image, ImageDraw, ImageFont

FOLDERS = ('/usr/share/fonts', '/usr/share/texmf/fonts/opentype', '/usr/share/texlive/texmf-dist/fonts/opentype')
WANTED = known_characters()
NEEDED = set(map(ord, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;-/()+&%'))
# Families never trained on (beginnings of file names, without spaces): sans, serif, slab, condensed, typewriter and fixed-pitch faces.
UNSEEN = ('Carlito', 'OpenSans', 'FreeSerif', 'texgyrepagella', 'Hack', 'B612', 'NotoSerif-', 'CourierPrime', 'PTN', 'PTC', 'Karla', 'LinBiolinum', 'Ocrb', 'OCRB', 'ocrb', 'Overpass', 'Junction', 'FiraCode', 'Manrope', 'Vollkorn')
# No text faces: symbols, ornaments, mathematics, writing hands; and styles that nobody sets an invoice in.
LEFT_OUT = re.compile(
    r'Emoji|Icons?\b|Symbol|Math|Dingbat|D050000L|Z003|Braille|Music|Ornament|Initial|Thin|Hairline|ExtraLight|UltraLight|Outline|Rejected|Barcode|opens___|Handwrit|dkg|Ecolier|ecolier|Rufscript|sjfont|'
    r'Isabella|isabella|Blackletter|Fraktur|Textura|SignWriting|Ogham|Runic|Cuneiform|Hieroglyph|Phaistos|fsex|chorus|CGA|Engadget|aenigma|Yozvox|Znamenny|Play-?chess|Adventor-x|unifont_upper|unifont_jp|Circos|Cabin-?Sketch|Havana|Dustin|'
    r'Wargames|PenguinAttack|HockeyIsLif|Domestic_Manners|Balker|It_wasn|MarkerFinepoint|Junkyard|StayPuft|Swift|dustismo_roman|ElsewhereFont|f500|Radis|LobsterTwo|Lobster|BWHT|bwht|Beteckna|beteckna|Denemo|ecolier|Uralic|creep|Caliban|Ancestor|Script|SteveHand|Joscelyn|Delphine|IrianisADFStyle|unifur|[Cc]aps|cmunci|SmallCap|-SC|SC\\.|dunh|cmunfi|Cupola|Essays|Blankenburg|Px437|Sazanami|Uralic|Because ?We|Abogado|Keyboard|_K\\.|RomandeADFStyle|[Ss]olothurn|Compagnon-(Script|Roman)|Le-?Murmure', re.I)
NOTO = re.compile(r'^Noto(Sans|Serif|SansMono|SansDisplay|SerifDisplay|Mono)-')
OFFICE = re.compile(r'^(Liberation(Sans|Serif|Mono)|Arimo|DejaVuSans|NimbusSans|NimbusMono|NimbusRoman|Roboto-|Roboto|texgyreheros|FreeSans|Lato-|NotoSans-|Inter|texgyretermes|texgyrecursor|Cousine|Tinos|LiberationSansNarrow|RobotoCondensed)')


def family(opened):
    """The family's name without what tells its members apart."""
    names = opened['name']
    name = str(names.getDebugName(16) or names.getDebugName(1))
    style = r'(ADF|Std|No\d|Bold|Italic|Oblique|Regular|Medium|Light|Book|Demi|Semi|Extra|Black|Heavy|Condensed|Cond|Narrow|Caps|Slanted|Unslanted|Mono\w*Caps|Two|Beta|Text|Display|Pro|OT|[LR]M|Small|UC|\d+)\b'
    return re.sub(style, '', re.sub(r'([a-z])([A-Z])', r'\1 \2', name)).strip().replace('  ', ' ') or name


def blank(font, character):
    return font.getmask(character).getbbox() is None


def same(font, a, b):
    return bytes(font.getmask(a)) == bytes(font.getmask(b))


def inspect(path):
    """What a font file can set: {path, family, characters, capitals (it has no small letters)}; None where it cannot set an invoice."""
    name = os.path.basename(path)
    if LEFT_OUT.search(name) or (name.startswith('Noto') and not NOTO.match(name)):
        return None
    try:
        opened = TTCollection(path, lazy=True).fonts[0] if path.endswith('.ttc') else TTFont(path, lazy=True)
        codes = set(opened.getBestCmap() or ())
        if not NEEDED <= codes or 'glyf' not in opened and 'CFF ' not in opened:
            return None
        if LEFT_OUT.search(family(opened)):
            return None
        font = ImageFont.truetype(path, 40)
        if any(blank(font, c) for c in 'aZ09.') or same(font, 'b', 'd') or 0xE9 in codes and same(font, 'e', 'é'):
            return None
        small = ImageFont.truetype(path, 14)
        missing = bytes(small.getmask('\U000f1234'))
        characters = ''.join(c for c in WANTED if ord(c) in codes and (c == ' ' or bytes(small.getmask(c)) != missing))
        width = lambda c: font.getlength(c)
        return {'path': path, 'family': family(opened), 'characters': characters, 'capitals': same(font, 'a', 'A') or same(font, 'g', 'G'), 'fixed': width('i') == width('W')}
    except Exception:
        return None


def weigh(fonts):
    """Families count alike whatever the number of their files; office faces more, slanted ones less."""
    files = Counter(f['family'] for f in fonts)
    weights = []
    for f in fonts:
        w = files[f['family']] ** -0.65
        name = os.path.basename(f['path'])
        if re.search('italic|oblique|slanted', name, re.I):
            w *= 0.4
        if OFFICE.match(name):
            w *= 4
        elif f['fixed']:
            w *= 1.4
        if f['capitals']:
            w *= 0.3
        weights.append(w)
    return weights


def find():
    paths = sorted({p for folder in FOLDERS for kind in ('ttf', 'otf', 'TTF', 'OTF', 'ttc') for p in glob.glob(f'{folder}/**/*.{kind}', recursive=True)})
    with multiprocessing.Pool() as pool:
        found = [f for f in pool.map(inspect, paths, 20) if f]
    for f in found:
        f['unseen'] = os.path.basename(f['path']).startswith(UNSEEN)
    return found


def sheet(fonts, out):
    """One line of each family, to look at."""
    shown = {f['family']: f for f in reversed(fonts)}
    image = Image.new('L', (1800, 30 * (len(shown) // 3 + 1)), 255)
    for i, (name, f) in enumerate(sorted(shown.items())):
        ImageDraw.Draw(image).text((600 * (i % 3) + 4, 30 * (i // 3) + 2), f'{name[:12]} 0123,45 agQ äé', font=ImageFont.truetype(f['path'], 20), fill=0)
    image.save(out)


if __name__ == '__main__':
    fonts = find()
    Path(sys.argv[1]).write_text(json.dumps(fonts, ensure_ascii=False), 'utf8')
    for unseen in (False, True):
        some = [f for f in fonts if f['unseen'] == unseen]
        print('validation' if unseen else 'training', len(some), 'files', len({f['family'] for f in some}), 'families:', ' '.join(sorted({f['family'] for f in some})))
    if len(sys.argv) > 2:
        sheet(fonts, sys.argv[2])
