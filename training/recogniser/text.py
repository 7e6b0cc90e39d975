"""What stands on the lines: invoice language in 32 languages, amounts, dates, numbers, addresses.

Words come as often as in running text (vocabulary.py), so that letters are as frequent as their languages have them: rarer letters
drawn more often are read where they are not.
"""
import hashlib
import json
import os
import re
import unicodedata
from pathlib import Path

HERE = os.path.dirname(os.path.abspath(__file__))
# Kept out of training altogether, to see how well an unseen vocabulary is read. Their letters occur in other languages.
UNSEEN_LANGUAGES = ('sl', 'ca')
# Amounts: what parts the thousands, what stands before the decimals.
SEPARATORS = ((('.', ','), 5), ((',', '.'), 5), (('', '.'), 5), (('', ','), 5), ((' ', ','), 3), (("'", '.'), 1), (('’', '.'), 1), ((' ', '.'), 1))
MONEY = {
    'en': '£ $ € £ $ GBP USD', 'de': '€ € € EUR EUR CHF', 'fr': '€ € € EUR', 'es': '€ € EUR', 'it': '€ € EUR', 'pt': '€ € R$ EUR', 'nl': '€ € € EUR',
    'pl': 'zł zł PLN EUR', 'cs': 'Kč Kč CZK €', 'sk': '€ EUR', 'hu': 'Ft Ft HUF', 'ro': 'lei RON Lei', 'hr': '€ EUR', 'sl': '€ EUR', 'sv': 'kr kr SEK',
    'da': 'kr. kr DKK', 'nb': 'kr kr NOK', 'fi': '€ € EUR', 'et': '€ EUR', 'lv': '€ EUR', 'lt': '€ Eur EUR', 'tr': '₺ ₺ TL TRY', 'is': 'kr. ISK kr',
    'ga': '€ £', 'mt': '€ EUR', 'ca': '€ EUR', 'el': '€ € € EUR ευρώ', 'bg': 'лв. лв лв. BGN € EUR', 'ru': 'руб. руб р. RUB', 'uk': 'грн грн. UAH', 'sr': 'дин. дин RSD', 'mk': 'ден. ден MKD',
}
MONEY_ANYWHERE = '€ € € £ £ $ $ ¥ US$ CHF Fr. RM ₺ ¢ ₹ ₹ Rs.'.split()
MONTHS = {  # CLDR's are in the vocabulary too; these make dates
    'en': 'January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Oct Nov Dec',
    'de': 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember Jänner',
    'fr': 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre', 'es': 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    'it': 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre', 'pt': 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
    'nl': 'januari februari maart april mei juni juli augustus september oktober november december', 'pl': 'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
    'cs': 'ledna února března dubna května června července srpna září října listopadu prosince', 'sv': 'januari februari mars april maj juni juli augusti september oktober november december',
    'da': 'januar februar marts april maj juni juli august september oktober november december', 'fi': 'tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta',
    'hu': 'január február március április május június július augusztus szeptember október november december', 'tr': 'Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık',
    'ro': 'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie', 'hr': 'siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca',
    'el': 'Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου', 'bg': 'януари февруари март април май юни юли август септември октомври ноември декември',
    'ru': 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря', 'uk': 'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
    'sr': 'јануар фебруар март април мај јун јул август септембар октобар новембар децембар', 'mk': 'јануари февруари март април мај јуни јули август септември октомври ноември декември',
}
UNITS = {  # of other alphabets; those of the Latin one are mixed among languages
    'el': 'τμχ τμχ. τεμ. ΤΜΧ ΤΕΜ κιλ. κιλά λίτρα μ. ώρες', 'bg': 'бр. бр. бр кг л м ч. час к-т оп.', 'ru': 'шт. шт. шт кг л м ч. час усл. компл. уп.',
    'uk': 'шт. шт. шт кг л м год. посл. компл. уп.', 'sr': 'ком ком. kom кг л м ч сат паковање', 'mk': 'парче пар. кг л м час ком. пакет',
}
NUMERO = ('bg', 'ru', 'uk', 'mk')  # languages that write № before numbers
TOP_LEVEL = 'com com de de fr co.uk eu nl it es at ch be pl cz sk hu ro hr si se dk no fi ee lv lt org net info'.split()
LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
FOLD = str.maketrans({'ß': 'ss', 'æ': 'ae', 'ø': 'o', 'ł': 'l', 'đ': 'd', 'ı': 'i', 'þ': 'th', 'ð': 'd', 'œ': 'oe', 'ħ': 'h'})


def is_held_out(word):
    """One word in ten is kept out of training, whatever its case."""
    return hashlib.md5(word.lower().encode()).digest()[0] % 10 == 0


def capitals(text, lang):
    if lang == 'tr':
        return text.replace('i', 'İ').upper()
    if lang == 'el':  # capitals have no accents
        return ''.join(c for c in unicodedata.normalize('NFD', text.upper()) if c != '\u0301')
    return text.replace('ß', 'SS').upper()


def weighted(rng, table):
    return rng.choices([v for v, _ in table], [w for _, w in table])[0]


class Texts:
    """Draws lines of text. `unseen`: only words that training never draws, as far as a line has words."""

    def __init__(self, path, alphabet, languages, rng, unseen=False):
        vocabulary = json.loads(Path(path).read_text('utf8'))['languages']
        self.alphabet, self.rng, self.unseen = alphabet, rng, unseen
        self.words, self.weights, self.phrases, self.names, self.terms = {}, {}, {}, {}, {}
        for language, v in vocabulary.items():
            if language in UNSEEN_LANGUAGES and not unseen:
                continue
            whole = language in UNSEEN_LANGUAGES
            fits = [(w, c) for w, c in v['words'].items() if 1 < len(w) < 26 and (whole or len(w) < 3 or is_held_out(w) == unseen) and alphabet.plain(w)]
            self.words[language] = [alphabet.plain(w) for w, _ in fits]
            total, self.weights[language] = 0.0, []
            for _, count in fits:  # between how often it is used and once each: the tail holds the variety
                total += count**0.4
                self.weights[language].append(total)
            self.phrases[language] = [] if unseen else [p for p in map(alphabet.plain, v['phrases']) if p and not any(map(is_held_out, p.split(' ')))]
            self.names[language] = [n for n in map(alphabet.plain, v['names']) if n and is_held_out(n) == unseen] or [w for w in self.words[language] if w[0].isupper()]
        for line in Path(f'{HERE}/terms.txt').read_text('utf8').strip().split('\n'):
            language, *terms = line.split('|')
            if language in self.words:
                self.terms[language] = [t for t in map(alphabet.plain, terms) if t]
        self.languages = list(self.words)
        self.language_weights = [languages[k] for k in self.languages]
        self.kinds = [
            (self.phrase, 22), (self.some_words, 12), (self.term, 9), (self.term_and_value, 8), (self.money, 13), (self.numbers, 4), (self.date, 6),
            (self.identifier, 9), (self.person_or_place, 8), (self.internet, 3), (self.symbols, 3), (self.short, 4), (self.receipt, 4), (self.till_slip, 7), (self.any_characters, 1),
            (self.rare_letter, 5 if any(k in UNITS for k in self.languages) else 0),
        ]
        self.with_letter = {}

    def line(self, language=None):
        """A line of text, all of it in the alphabet."""
        while True:
            lang = language or self.rng.choices(self.languages, self.language_weights)[0]
            text = re.sub(' +', ' ', weighted(self.rng, self.kinds)(lang)).strip()
            if text := self.alphabet.plain(text) and self.alphabet.plain(text).strip():
                return text

    # Words

    def word(self, lang):
        return self.rng.choices(self.words[lang], cum_weights=self.weights[lang])[0]

    def cased(self, text, lang):
        k = self.rng.random()
        if k < 0.13:
            return capitals(text, lang)
        return text[:1].upper() + text[1:] if k < 0.3 and lang != 'tr' else text

    def phrase(self, lang):
        if not self.phrases[lang]:
            return self.some_words(lang)
        words = self.rng.choice(self.phrases[lang]).split(' ')
        n = weighted(self.rng, ((1, 1), (2, 2), (3, 3), (5, 4), (8, 3), (12, 1)))
        start = self.rng.randrange(max(1, len(words) - n + 1))
        return self.cased(' '.join(words[start:start + n]), lang)

    def some_words(self, lang):
        n = weighted(self.rng, ((1, 4), (2, 3), (3, 2), (5, 1)))
        return self.cased(' '.join(self.punctuated(self.word(lang), lang) for _ in range(n)), lang)

    def punctuated(self, word, lang):
        k, r = self.rng.random(), self.rng
        if k < 0.7:
            return word
        if k < 0.9:
            return word + r.choice(',,..:;!?')
        if k < 0.94:
            return r.choice(('({})', '"{}"', '„{}“', '“{}”', '«{}»', '‘{}’', "'{}'", '[{}]', '„{}”')).format(word)
        return word + r.choice('-/-') + self.word(lang)

    def term(self, lang):
        return self.cased(self.rng.choice(self.terms[lang]), lang) + self.rng.choice(('', '', ':', ' :' if lang == 'fr' else ':'))

    def term_and_value(self, lang):
        value = weighted(self.rng, ((self.money, 5), (self.date, 3), (self.identifier, 4), (self.number, 2)))(lang)
        if lang in NUMERO and self.rng.random() < 0.2:
            return f'{self.rng.choice(self.terms[lang])} № {value}'
        return f'{self.rng.choice(self.terms[lang])}{self.rng.choice((":", "", " :", "."))} {value}'

    def name(self, lang):
        return self.rng.choice(self.names[lang]) if self.names[lang] else self.word(lang).capitalize()

    def person_or_place(self, lang):
        r = self.rng
        number = f'{r.randint(1, 199)}{r.choice(("", "", "", "a", "B", "/" + str(r.randint(1, 20)), "-" + str(r.randint(1, 99))))}'
        place = r.choice(('{z} {n}', '{z} {n}', 'D-{z} {n}', 'FR-{z} {n}', '{n}, {z}', '{z} {n} ({m})', '{n} {p}', '{s} {z} {n}'))
        return self.cased(weighted(r, (
            (f'{self.name(lang)} {self.name(lang)}', 3), (f'{self.name(lang)}', 1), (f'{self.name(lang)} {number}', 3), (f'{number} {self.name(lang)}', 1),
            (f'{number}, rue {self.name(lang)}' if lang == 'fr' else f'{self.name(lang)}straße {number}' if lang == 'de' else f'{self.name(lang)}, {number}', 1),
            (place.format(z=self.digits(r.choice((4, 5, 5, 5, 6))), n=self.name(lang), m=self.name(lang), s=r.choice(LETTERS) + r.choice(LETTERS),
                          p=f'{r.choice(LETTERS)}{r.choice(LETTERS)}{r.randint(1, 20)} {r.randint(1, 9)}{r.choice(LETTERS)}{r.choice(LETTERS)}'), 4),
            (self.name(lang) + ' ' + r.choice(('GmbH', 'GmbH & Co. KG', 'AG', 'e.K.', 'S.A.', 'SARL', 'SAS', 'S.r.l.', 'S.p.A.', 'S.L.', 'Lda.', 'B.V.', 'N.V.', 'Ltd', 'Ltd.', 'Inc.', 'LLC',
                                               'PLC', 'sp. z o.o.', 's.r.o.', 'Kft.', 'd.o.o.', 'AB', 'A/S', 'ApS', 'AS', 'Oy', 'OÜ', 'SIA', 'UAB', 'A.Ş.', 'Ltd. Şti.', 'ehf.', 'SRL', 'Sdn. Bhd.')), 3),
        )), lang)

    # Numbers

    def digits(self, n):
        return ''.join(self.rng.choice('0123456789') for _ in range(n))

    def number(self, _lang=None, decimals=None):
        r = self.rng
        size = r.choice((1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 6))
        whole = str(r.randint(10 ** (size - 1) if size > 1 else 0, 10**size - 1))
        thousands, decimal = weighted(r, SEPARATORS)
        if len(whole) > 3:
            whole = f'{int(whole):,}'.replace(',', thousands)
        k = r.choice((2, 2, 2, 2, 2, 2, 0, 3, 1, 4)) if decimals is None else decimals
        return whole + (decimal + self.digits(k) if k else '')

    def money(self, lang):
        r = self.rng
        amount = self.number(decimals=r.choice((2, 2, 2, 2, 2, 0, 3)))
        k = r.random()
        if k < 0.05:
            amount = r.choice(('-', '–', '- ', '−')) + amount
        elif k < 0.07:
            amount = r.choice(('({})', '{}-', '{} CR', '*{}', '{}*')).format(amount)
        elif k < 0.085:
            amount = amount.split(',')[0].split('.')[0] + r.choice((',-', ',--', ',–', '.-', ',—'))
        if r.random() < 0.38:
            return amount
        sign = r.choice(MONEY.get(lang, '€').split()) if r.random() < 0.6 else r.choice(MONEY_ANYWHERE)
        before = sign in '€ £ $ ¥ ₹ US$ R$ RM Rs. EUR CHF USD GBP'.split() and r.random() < (0.8 if sign in '£ $ US$ ₹ Rs.' else 0.4)
        gap = r.choice(('', '', ' ')) if len(sign) == 1 or sign == 'US$' else ' '
        return sign + gap + amount if before else amount + (gap if len(sign) == 1 else r.choice((' ', ' ', ''))) + sign

    def numbers(self, lang):
        r = self.rng
        part = lambda: weighted(r, ((self.money(lang), 4), (str(r.randint(1, 99)), 3), (self.number(), 2), (f'{r.choice((5, 6, 7, 9, 10, 19, 20, 21, 22, 23, 25, 5.5, 8.1, 2.5))}{r.choice((" ", ""))}%', 2)))
        return ' '.join(part() for _ in range(r.randint(2, 4)))

    def date(self, lang):
        r = self.rng
        d, m, y = r.randint(1, 31), r.randint(1, 12), r.randint(1998, 2032)
        month = r.choice(MONTHS.get(lang, MONTHS['en']).split())
        time = f'{r.randint(0, 23):02}:{r.randint(0, 59):02}'
        return weighted(r, (
            (f'{d:02}.{m:02}.{y}', 4), (f'{d:02}/{m:02}/{y}', 4), (f'{y}-{m:02}-{d:02}', 3), (f'{d:02}-{m:02}-{y}', 2), (f'{d}.{m}.{y}', 1), (f'{d}/{m}/{y % 100:02}', 1),
            (f'{d:02}.{m:02}.{y % 100:02}', 1), (f'{d:02}/{m:02}/{y % 100:02}', 1), (f'{month} {d}, {y}', 2), (f'{d} {month} {y}', 3), (f'{d}. {month} {y}', 2), (f'{month} {y}', 1), (f'{d} de {month} de {y}', 0.5),
            (f'{d:02}/{m:02}/{y} {time}', 1), (f'{d:02}.{m:02}.{y} - {r.randint(1, 28):02}.{m:02}.{y}', 1), (f'{d:02}-{month[:3]}-{y}', 1), (f'{d:02}.{m:02}.{y} – {r.randint(1, 28):02}.{m:02}.{y}', 0.5),
            (time, 1), (f'{time}:{r.randint(0, 59):02}', 0.5), (f'{d}. {m}. {y}', 1), (f'{y}. {m:02}. {d:02}.', 0.5), (f'{y}.{m:02}.{d:02}', 0.5), (f'{time} {r.choice(("AM", "PM", "Uhr", "h"))}', 0.5),
        ))

    def letters(self, n):
        return ''.join(self.rng.choice(LETTERS) for _ in range(n))

    def identifier(self, lang=None):
        r, d, letters = self.rng, self.digits, self.letters
        if lang in UNITS and r.random() < 0.2:  # with letters of its own alphabet
            own = lambda: capitals(self.word(lang), lang)[:r.choice((1, 1, 2, 2, 3))]
            return r.choice((f'{own()}-{d(r.randint(2, 7))}', f'{own()}{d(r.randint(1, 6))}', f'{d(r.randint(1, 4))}/{own()}', f'{d(r.randint(1, 4))}{own()}', f'{own()}-{own()} {d(3)}/{d(2)}'))
        grouped = lambda s, n=4: ' '.join(s[i:i + n] for i in range(0, len(s), n))
        country = r.choice('DE FR AT NL ES IT PL GB BE CH CZ SK HU RO HR SI SE DK NO FI EE LV LT IE MT PT LU TR GR CY BG IS'.split())
        iban = country + d(r.choice((16, 18, 20, 22, 25))) if r.random() < 0.8 else f'{country}{d(2)}{letters(4)}{d(14)}'
        return weighted(r, (
            (grouped(iban), 3), (iban, 2), (f'IBAN: {grouped(iban)}', 1), (f'IBAN {iban}', 0.5), (country + d(r.choice((8, 9, 9, 10, 11))), 2), (f'ATU{d(8)}', 0.3), (f'NL{d(9)}B{d(2)}', 0.4), (f'{country} {grouped(d(9), 3)}', 1),
            (f'{letters(4)}{country}{r.choice((letters(2), d(2), "MM", "FF"))}{r.choice(("", "XXX", letters(3)))}', 2), (f'BIC: {letters(6)}{d(1)}{letters(1)}XXX', 0.7),
            (f'{r.choice(("+49", "+33", "+44", "+31", "0049", "+1", "+48", "+39", "+34", "+420", "+43", "+41"))} {r.choice(("(0) ", "(0)", ""))}{" ".join(d(r.randint(2, 4)) for _ in range(r.randint(2, 4)))}', 2),
            (f'0{d(r.randint(2, 4))}{r.choice(("/", "-", " ", " / ", " - "))}{d(r.randint(4, 8))}', 1.5), (f'({d(3)}) {d(3)}-{d(4)}', 0.7), (f'{r.choice(("Tel.", "Tel:", "Fax:", "T", "Phone:", "☎"))} {d(5)} {d(6)}'.replace('☎', 'Tel'), 0.7),
            (f'{r.choice(("RE", "INV", "F", "FA", "FC", "R", "PO", "KD", "A", "SO", "ORD", "AB", "LS", "FV"))}{r.choice(("-", "", "/", " ", "_"))}{d(r.randint(3, 9))}', 3),
            (f'{r.choice(("RE", "INV", "F", "FV", "RG"))}{r.choice("-/")}{r.randint(2005, 2031)}{r.choice("-/")}{d(r.randint(2, 5))}', 2), (f'{d(r.randint(2, 4))}/{r.randint(2005, 2031)}', 1), (f'#{d(r.randint(2, 8))}', 1),
            (''.join(r.choice(LETTERS + '0123456789') for _ in range(r.randint(4, 14))), 0.8), ('-'.join(''.join(r.choice(LETTERS + '0123456789') for _ in range(r.randint(2, 5))) for _ in range(r.randint(2, 4))), 0.5),
            (d(r.randint(3, 14)), 4), (f'{d(3)} {d(3)} {d(3)} {d(5)}', 0.5), (f'{d(2)}/{d(3)}/{d(5)}', 0.7), (f'{d(3)}.{d(3)}.{d(3)}-{d(2)}', 0.3), (f'HRB {d(r.randint(4, 6))}', 0.7), (f'{letters(1)}-{d(8)}', 0.4), (f'{letters(1)}{d(8)}', 0.6), (f'{d(8)}{letters(1)}', 0.5),
            (f'{r.choice(("No.", "Nr.", "N°", "Nº", "№", "n°", "Nr", "č."))} {d(r.randint(2, 8))}', 1.5), (f'{d(2)}-{d(2)}-{d(2)}', 0.5), (f'{d(13)}', 0.5), (f'{r.randint(1, 9)} / {r.randint(1, 9)}', 0.3),
        ))

    def internet(self, lang):
        r = self.rng
        part = lambda: re.sub('[^a-z0-9-]', '', self.fold(self.word(lang) if r.random() < 0.6 else self.name(lang)).lower()) or 'info'
        host = part() + r.choice(('', '', '', '-' + part())) + '.' + r.choice(TOP_LEVEL)
        user = r.choice((part(), part(), f'{part()}.{part()}', f'{part()[:1]}.{part()}', 'info', 'office', 'kontakt', 'contact', 'billing', 'rechnung', 'service', f'{part()}_{part()}', f'{part()}{r.randint(1, 99)}'))
        return weighted(r, ((f'{user}@{host}', 5), (f'www.{host}', 3), (f'https://www.{host}', 1), (f'http://{host}/{part()}', 1), (f'E-Mail: {user}@{host}', 1), (f'www.{host} | {user}@{host}', 0.5), (f'https://{host}/{part()}?id={self.digits(4)}', 0.5), (f'Web: {host}', 0.3)))

    @staticmethod
    def fold(text):
        return ''.join(c for c in unicodedata.normalize('NFD', text.lower().translate(FOLD)) if not unicodedata.combining(c))

    def symbols(self, lang):
        r, w = self.rng, self.word(lang)
        return r.choice((
            f'§ {r.randint(1, 400)}', f'§{r.randint(1, 99)} Abs. {r.randint(1, 9)}', f'§§ {r.randint(1, 99)}, {r.randint(100, 199)}', f'{r.randint(-20, 90)} °C', f'{r.randint(1, 400)} m²', f'{r.randint(1, 99)} m³', f'{self.number()} m²',
            f'{r.randint(1, 99)} µm', f'{r.randint(1, 90)} µg', f'• {w}', f'• {self.phrase(lang)}', f'· {w}', f'– {self.phrase(lang)}', f'- {self.phrase(lang)}', f'{w} – {self.word(lang)}', f'{w}…', f'{w}...', f'{r.randint(1, 99)}–{r.randint(100, 999)}', f'{w}™', f'{w}®', f'© {r.randint(1990, 2031)} {w}',
            f'{r.randint(1, 20)} × {self.number()}', f'{r.randint(1, 20)} x {self.number()}', f'{r.randint(1, 20)}x {w}', f'{w} & {self.word(lang)}', f'{w} + {self.word(lang)}', f'± {r.randint(1, 9)} %', f'{r.randint(1, 99)} ‰', f'{r.randint(1, 9)}½', f'¼ {w}', f'¾ {w}', f'N° {r.randint(1, 9999)}',
            f'{self.number()} M€', f'{self.number()} k€', f'{self.number()} €/kWh', f'{self.number()}€/h', f'{self.number()} €/{w}', f'{w} (€)', f'{self.number()} € TTC', f'{self.number()} £/h', f'£{r.randint(1, 99)}k', f'€ {self.number()} €', '€', '£',
            f'*{w}', f'**{w}**', f'{w}*', f'{w}¹', f'{w}²', f'¹ {self.phrase(lang)}', f'{w} | {self.word(lang)}', f'{w} · {self.word(lang)} · {r.randint(1, 99)}', f'{w} = {self.number()}', f'< {self.number()}', f'> {w}', f'~ {self.number()}', f'¿{w}?' if lang in ('es', 'ca') else f'{w}?', f'¡{w}!' if lang == 'es' else f'{w}!',
            f'{w} (*)', f'[{r.randint(1, 9)}]', f'{w}/{self.word(lang)}', f'@{w}', f'{w} — {self.word(lang)}', f'†{w}', f'1ª {w}' if lang in ('es', 'pt', 'it') else w, f'÷ {r.randint(1, 9)}', f'{r.randint(1, 99)} ¢', f'{w} {r.choice("aàáâ")}',
        ))

    def short(self, lang):
        r = self.rng
        return weighted(r, ((str(r.randint(0, 9)), 4), (self.digits(2), 3), (self.digits(3), 2), (r.choice(LETTERS), 1), (r.choice(('-', '€', '£', '$', '%', 'x', '/', '*', '&', '#', ':', '.')), 1), (f'{r.randint(1, 99)}.', 1.5), (f'{r.randint(1, 99)})', 0.5),
                            (f'{r.choice((0, 5, 7, 10, 19, 20, 21, 22, 23, 25, 27))}{r.choice((" ", ""))}%', 2), (f'{r.randint(1, 20)},{r.choice(("00", "0", "000", "5"))}', 1), (self.letters(2), 1), (self.quantity(lang), 6 if lang in UNITS else 0), (f'{r.randint(1, 50)} {r.choice(("Stk", "Stk.", "pcs", "h", "Std.", "kg", "St.", "ks", "szt.", "db", "Tk", "adet", "ea", "u", "km", "kWh", "L", "m", "Mon."))}', 2), (f'{r.randint(1, 9)}/{r.randint(1, 9)}', 0.7)))

    def quantity(self, lang):
        unit = self.rng.choice(UNITS[lang].split()) if lang in UNITS else ''
        return f'{self.rng.choice((str(self.rng.randint(1, 300)), self.number()))} {unit}'

    def rare_letter(self, lang):
        """A word with a letter that stands in few: lines in running text hardly show its capital."""
        r = self.rng
        if lang not in UNITS:
            return self.some_words(lang)
        if lang not in self.with_letter:
            index = self.with_letter[lang] = {}
            for word in self.words[lang]:
                for letter in set(word.lower()):
                    if letter > '\u024f':
                        index.setdefault(letter, []).append(word)
        word = r.choice(self.with_letter[lang][r.choice(sorted(self.with_letter[lang]))])
        return r.choice((word, word.capitalize(), word.capitalize(), capitals(word, lang))) + r.choice(('', '', f' {self.word(lang)}', f' {self.number()}'))

    def receipt(self, lang):
        r = self.rng
        return self.cased(weighted(r, ((f'{self.phrase(lang)} {self.number(decimals=2)}', 3), (f'{r.randint(1, 20)} X {self.number(decimals=2)}', 2), (f'{self.term(lang)} {self.number(decimals=2)}', 3), (f'{self.digits(13)} {self.number(decimals=2)} {r.choice(LETTERS)}', 1),
                                       (f'{self.number(decimals=2)} {r.choice("ABSRZT")}', 1), (f'{self.word(lang)} {r.randint(1, 9)}{r.choice(("KG", "G", "ML", "L", "PCS", "CM"))}', 1.5), ('-' * r.randint(3, 30), 0.3), ('*' * r.randint(3, 20), 0.2), ('=' * r.randint(3, 20), 0.2), ('.' * r.randint(3, 20), 0.2))), lang)

    def till_slip(self, lang):
        """Till slips are mostly capitals."""
        r = self.rng
        kind = weighted(r, ((self.some_words, 3), (self.person_or_place, 3), (self.term_and_value, 3), (self.receipt, 3), (self.identifier, 1.5), (self.date, 1), (self.money, 1), (self.internet, 0.3)))
        text = kind('en' if 'en' in self.words and r.random() < 0.35 else lang)
        if r.random() < 0.25:  # an O among digits is a nought: only the digits beside it tell
            text = f'{self.term(lang)} {r.choice(("NO", "NO.", "ID", "NR", "REG", "#", ""))}{r.choice((":", " :", ""))} {self.digits(r.randint(5, 13))}{r.choice(("", "", "", "-" + r.choice(LETTERS)))}'
        return capitals(text, lang) if lang != 'tr' and r.random() < 0.8 else text

    def any_characters(self, _lang):
        """All of ASCII stays known, and each added character is seen now and then."""
        r = self.rng
        pool = ''.join(chr(c) for c in range(33, 127)) if r.random() < 0.8 else ''.join(c for c in self.alphabet.known if c != ' ')
        return ''.join(r.choice(pool) for _ in range(r.randint(1, 9)))


if __name__ == '__main__':
    import collections
    import random
    import sys
    from recipes import recipe_of

    recipe = recipe_of(sys.argv[1])
    texts = Texts(f'{sys.argv[1]}/vocabulary.json', recipe.alphabets()[1], recipe.languages, random.Random(1))
    for _ in range(60):
        print(texts.line())
    counts = collections.Counter(c for _ in range(20000) for c in texts.line())
    total = sum(counts.values())
    print(' '.join(f'{c}{1e6 * n / total:.0f}' for c, n in counts.most_common()), [c for c in texts.alphabet.known if c not in counts])
