"""Draws a line of text as the reader would cut it out of a page: grey, 48 pixels high.

A page is imagined at its own resolution: the line is set there, with its neighbours, rules and stamps, then printed, copied, scanned or
photographed, and only then cut out and scaled, as src/ocr/recognise/crop-line.ts does it.
"""
import math
import os

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from shape import HEIGHT, STEP

MAX_WIDTH = 1600  # of a line

# Icons before telephone numbers and addresses: drawn, and not to be read.
ICONS = {
    '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf': '☎✆✉✔✓☐☑■▪►★→➔⌂',
    '/usr/share/fonts/truetype/noto/NotoSansSymbols2-Regular.ttf': '☎✆✉✔✓☐☑●►★🕿🖂🖨🖷🏠🖁💳',
}

_fonts = {}


def open_font(path, size):
    key = (path, size)
    if key not in _fonts:
        if len(_fonts) > 3000:
            _fonts.clear()
        _fonts[key] = ImageFont.truetype(path, size)
    return _fonts[key]


def uniform(rng, low, high):
    return low + (high - low) * rng.random()


def set_line(text, path, size, rng, icon=None):
    """The ink of one line, 0..1, on a ground of 3 × the font's size; (ink, left, right) with the baseline at 2 × size. None where nothing shows."""
    font = open_font(path, size)
    k = rng.random()
    spacing = 0.0 if k < 0.74 else uniform(rng, -0.03, 0.05) * size if k < 0.93 else uniform(rng, 0.05, 0.25) * size
    space = max(font.getlength(' '), 0.18 * size)
    k = rng.random()
    gap = space if k < 0.5 else space * uniform(rng, 0.8, 1.5) if k < 0.82 else space * uniform(rng, 1.5, 4)
    gap = max(gap, 0.2 * size) + max(0, spacing) * 1.7
    uneven = rng.random() < 0.4
    if font.getlength('i') == font.getlength('W'):  # tills and typewriters: whole characters, or the room beside an L or i would be a space as well
        gap = space * rng.choice((1, 1, 1, 1, 2, 3)) + max(0, spacing)
        uneven = False
    narrow = max(0.16 * size, 0.6 * space)  # between groups of digits
    words = text.split(' ')
    length = sum(font.getlength(w) + abs(spacing) * len(w) for w in words) + gap * 1.4 * len(words)
    pad = size
    image = Image.new('L', (int(length + 2 * pad + 3 * size), 3 * size), 0)
    draw = ImageDraw.Draw(image)
    x, y = pad + rng.random(), 2 * size
    if icon:
        symbols = open_font(icon[0], round(size * uniform(rng, 0.8, 1.1)))
        draw.text((x, y), icon[1], font=symbols, fill=255, anchor='ls')
        x += symbols.getlength(icon[1]) + uniform(rng, 0.15, 0.6) * size
    for i, word in enumerate(words):
        if spacing == 0:
            draw.text((x, y), word, font=font, fill=255, anchor='ls')
            x += font.getlength(word)
        else:
            for c in word:
                draw.text((x, y), c, font=font, fill=255, anchor='ls')
                x += font.getlength(c) + spacing
        if i + 1 < len(words):
            grouped = word[-1:].isdigit() and words[i + 1][:1].isdigit() and gap < 1.3 * space and rng.random() < 0.3
            x += narrow if grouped else gap * (uniform(rng, 0.85, 1.25) if uneven else 1)
    box = image.getbbox()
    if not box or box[2] - box[0] < 2:
        return None
    return np.asarray(image, np.float32) / 255, box


def dots(ink, size, rng):
    """Printed by needles."""
    pitch = max(1.6, size / uniform(rng, 13, 20))
    h, w = ink.shape
    small = cv2.resize(ink, (max(2, round(w / pitch)), max(2, round(h / pitch))), interpolation=cv2.INTER_AREA)
    small = (small > uniform(rng, 0.3, 0.5)).astype(np.float32)
    big = cv2.resize(small, (w, h), interpolation=cv2.INTER_NEAREST)
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    fx, fy = xx * small.shape[1] / w % 1 - 0.5, yy * small.shape[0] / h % 1 - 0.5
    radius = uniform(rng, 0.42, 0.75)
    return big * np.clip((radius - np.sqrt(fx * fx + fy * fy)) * pitch + 0.5, 0, 1)


def worn(ink, rng, noise):
    """Print of uneven strength: thermal paper, an old ribbon, a copy of a copy."""
    h, w = ink.shape
    k = rng.random()
    if k < 0.25:  # thin strokes of one direction are gone
        along = max(0.4, uniform(rng, 0.02, 0.05) * h / 3)
        ink = cv2.GaussianBlur(ink, (0, 0), sigmaX=0.3 if rng.random() < 0.75 else along, sigmaY=along)
        return np.clip(ink * uniform(rng, 1.5, 2.5) - uniform(rng, 0.4, 0.8), 0, 1)
    if k < 0.55:  # patches
        field = cv2.resize(noise.random((max(2, h // 6), max(2, w // 8)), dtype=np.float32), (w, h), interpolation=cv2.INTER_CUBIC)
        return ink * np.clip(field * uniform(rng, 0.8, 1.6) + uniform(rng, 0.05, 0.5), 0, 1)
    if k < 0.8:  # specks left out
        return ink * (noise.random((h, w)) > uniform(rng, 0.03, 0.25))
    lines = np.ones((h, 1), np.float32)  # rows that the print head left out
    for _ in range(rng.randint(1, 3)):
        lines[rng.randrange(h)] = uniform(rng, 0, 0.4)
    return ink * lines


def neighbours(ink, box, size, other, paths, rng):
    """The lines above and below."""
    h, w = ink.shape
    pitch = size * uniform(rng, 1.08, 1.5)
    for up in (-1, 1):
        if rng.random() < 0.3:
            continue
        drawn = set_line(other(), rng.choice(paths), size, rng)
        if drawn is None:
            continue
        more, _ = drawn
        dy, dx = round(up * pitch), rng.randint(-size, max(1, w // 2))
        y0, y1 = max(0, dy), min(h, h + dy)
        width = min(more.shape[1], w - max(0, dx))
        if width > 4:
            part = more[y0 - dy:y1 - dy, max(0, -dx):max(0, -dx) + width]
            ink[y0:y1, max(0, dx):max(0, dx) + part.shape[1]] = np.maximum(ink[y0:y1, max(0, dx):max(0, dx) + part.shape[1]], part)


def rules(ink, box, size, rng):
    """Lines of tables, forms and underlined words, touching the text at times."""
    h, w = ink.shape
    thick = max(1, round(size * uniform(rng, 0.025, 0.09)))
    strength = uniform(rng, 0.4, 1)
    left, top, right, bottom = box
    base = 2 * size
    for _ in range(rng.choice((1, 1, 2, 4))):
        k = rng.randrange(5)
        if k <= 1:  # below: an underline, a row's edge
            y = base + round(size * uniform(rng, 0.06, 0.4))
            ink[y:y + thick, max(0, left - (size if k else 0)):right + (size if k else 0)] = strength
        elif k == 2:
            y = base - round(size * uniform(rng, 0.82, 1.1))
            ink[max(0, y - thick):max(0, y)] = strength
        elif k == 3:
            x = left - round(size * uniform(rng, 0.08, 0.35))
            ink[:, max(0, x - thick):max(0, x)] = strength
        else:
            x = right + round(size * uniform(rng, 0.08, 0.35))
            ink[:, x:x + thick] = strength
    if rng.random() < 0.08:  # dotted underline
        y = base + round(size * 0.12)
        ink[y:y + thick, left:right:max(2, 3 * thick)] = strength


def stamp(page, size, rng, tone):
    """Part of a round or square stamp over the text."""
    h, w = page.shape
    over = np.zeros((h, w), np.uint8)
    thick = max(1, round(size * uniform(rng, 0.06, 0.16)))
    centre = (rng.randint(0, w), rng.randint(0, h))
    if rng.random() < 0.6:
        cv2.ellipse(over, centre, (round(size * uniform(rng, 1.5, 5)), round(size * uniform(rng, 1, 4))), rng.randint(0, 180), 0, 360, 255, thick, cv2.LINE_AA)
    else:
        cv2.line(over, (rng.randint(0, w), 0), (rng.randint(0, w), h), 255, thick, cv2.LINE_AA)
    if rng.random() < 0.5:
        cv2.putText(over, rng.choice(('PAID', 'BEZAHLT', 'PAYE', '2024', 'OK', 'KOPIE')), centre, cv2.FONT_HERSHEY_SIMPLEX, size / 25, 255, thick, cv2.LINE_AA)
    alpha = over.astype(np.float32) / 255 * uniform(rng, 0.25, 0.6)
    return page * (1 - alpha) + tone * alpha


def jpeg(page, quality):
    return cv2.imdecode(cv2.imencode('.jpg', page, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_GRAYSCALE)


def degrade(page, size, rng, noise):
    """What scanners, fax machines, cameras and mail programs do to a page; `size` of the font in pixels."""
    f = page.astype(np.float32)
    h, w = f.shape
    if rng.random() < 0.14:  # uneven light
        ramp = np.linspace(uniform(rng, 0.65, 1), uniform(rng, 0.65, 1), w, dtype=np.float32)[None, :]
        f *= ramp if rng.random() < 0.7 else np.linspace(uniform(rng, 0.7, 1), 1, h, dtype=np.float32)[:, None]
    k = rng.random()
    if k < 0.18 and size >= 11:  # too few pixels
        q = max(uniform(rng, 0.4, 0.85), 8.5 / size)
        f = cv2.resize(cv2.resize(f, (max(4, round(w * q)), max(8, round(h * q))), interpolation=cv2.INTER_AREA), (w, h), interpolation=rng.choice((cv2.INTER_LINEAR, cv2.INTER_CUBIC)))
    elif k < 0.5:
        sigma = uniform(rng, 0.25, max(0.4, min(2.2, 0.042 * size)))
        f = cv2.GaussianBlur(f, (0, 0), sigma)
    elif k < 0.55:  # the camera moved
        n = max(2, round(size * uniform(rng, 0.04, 0.11)))
        kernel = np.zeros((n, n), np.float32)
        cv2.line(kernel, (0, rng.randrange(n)), (n - 1, rng.randrange(n)), 1.0)
        f = cv2.filter2D(f, -1, kernel / kernel.sum())
    if rng.random() < 0.4:
        f += noise.standard_normal(f.shape, dtype=np.float32) * uniform(rng, 1, 22 if rng.random() < 0.3 else 10)
    if rng.random() < 0.05:  # paper
        f += cv2.resize(noise.standard_normal((max(2, h // 4), max(2, w // 4)), dtype=np.float32), (w, h)) * uniform(rng, 2, 12)
    f = np.clip(f, 0, 255)
    if rng.random() < 0.13:  # fax, or a scan in black and white
        low, high = np.percentile(f, (2, 98))
        level = low + (high - low) * uniform(rng, 0.35, 0.72)
        if rng.random() < 0.4:
            f = cv2.resize(f, (w, max(6, h // 2)), interpolation=cv2.INTER_AREA) if size > 22 else f
        f = np.where(f > level, 255.0, 0.0).astype(np.float32)
        f = cv2.resize(f, (w, h), interpolation=cv2.INTER_NEAREST)
        if rng.random() < 0.4:
            spots = noise.random(f.shape)
            f[spots < 0.004] = 0
            f[spots > 0.996] = 255
    page = f.astype(np.uint8)
    if rng.random() < 0.38:
        page = jpeg(page, rng.randint(22, 93))
        if rng.random() < 0.12:
            page = jpeg(page, rng.randint(30, 90))
    return page


def draw(text, font, rng, noise, other=None, clean=False):
    """Grey image 48 pixels high, or None where the text does not fit. `other` gives the text of neighbouring lines."""
    # x-heights of 6 to 40 pixels: print of 6 to 12 points at 100 to 300 dpi in most cases, headings now and then.
    size = round(math.exp(uniform(rng, math.log(10.5), math.log(40))) if rng.random() < 0.8 else uniform(rng, 30, 80))
    path = font['path']
    symbols = rng.choice(list(ICONS)) if rng.random() < 0.025 else ''
    drawn = set_line(text, path, size, rng, (symbols, rng.choice(ICONS[symbols])) if os.path.exists(symbols) else None)
    if drawn is None:
        return None
    ink, box = drawn
    ink = ink.copy()
    left, top, right, bottom = box
    if not clean and other and rng.random() < 0.28:
        neighbours(ink, box, size, other, [path], rng)
    if not clean and size >= 24 and (rng.random() < (0.3 if font['fixed'] else 0.012)):
        ink = dots(ink, size, rng)
    if not clean:
        k = rng.random()
        if k < 0.09:
            ink = worn(ink, rng, noise)
        elif k < 0.16:  # too much ink
            ink = np.clip(cv2.GaussianBlur(ink, (0, 0), max(0.3, 0.02 * size)) * uniform(rng, 1.2, 2.6), 0, 1)
        elif k < 0.22:  # too little
            ink = np.clip(ink * 1.6 - uniform(rng, 0.5, 0.75), 0, 1)
        if rng.random() < 0.13:
            rules(ink, box, size, rng)

    # Ground and print, as grey levels.
    if rng.random() < 0.09:
        ground, tone = rng.randint(0, 120), rng.randint(190, 255)
    else:
        ground = rng.choice((255, 255, 255, 255, 255, rng.randint(225, 255), rng.randint(170, 255)))
        tone = rng.choice((0, 0, 0, 0, rng.randint(0, 80), rng.randint(40, 130), rng.randint(100, 190)))
        if ground - tone < 45:
            tone = max(0, ground - rng.randint(45, 160))
    page = ground + (tone - ground) * ink
    if not clean and rng.random() < 0.03:
        page = stamp(page, size, rng, rng.randint(40, 170))

    # Lines are cut out along their angle; what is left of a tilt is small, more for short ones.
    h, w = page.shape
    length = right - left
    limit = min(4.0, math.degrees(0.28 * size / max(length, size)))
    k = rng.random()
    angle = 0.0 if clean or k < 0.5 else uniform(rng, -1, 1) * (limit if k < 0.8 else min(limit, 0.8))
    skew = 0.0 if clean or rng.random() < 0.93 else uniform(rng, -0.12, 0.12)
    k = rng.random()
    stretch = 1.0 if clean or k < 0.35 else 0.85 if k < 0.7 else uniform(rng, 0.62, 1.28)
    if angle or skew:
        cx, cy = (left + right) / 2, 1.65 * size
        c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        m = np.array([[c, s + skew, 0], [-s, c, 0]], np.float32)
        m[:, 2] = (cx - m[0, 0] * cx - m[0, 1] * cy, cy - m[1, 0] * cx - m[1, 1] * cy)
        page = cv2.warpAffine(page, m, (w, h), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=float(ground))
    page = np.clip(page, 0, 255)
    page = page.astype(np.uint8) if clean else degrade(page, size, rng, noise)

    # Cut out: 1.26 × the font's size high (median on rendered pages), the ink a little above the middle.
    ink_top, ink_bottom = min(top, 2 * size - round(0.5 * size)), max(bottom, 2 * size)
    k = rng.random()
    tall = uniform(rng, 1.0, 1.15) if k < 0.08 else rng.gauss(1.3, 0.13) if k < 0.9 else uniform(rng, 1.5, 2.1)
    crop = size * max(0.98, min(2.2, tall))
    crop = max(crop, (ink_bottom - ink_top) * (1.0 if rng.random() < 0.15 else 1.12))
    middle = (ink_top + ink_bottom) / 2 + size * (0.03 + rng.gauss(0, 0.05))
    scale = HEIGHT / crop
    k = rng.random()
    margin = lambda: (uniform(rng, 0, 3) if k < 0.08 else uniform(rng, 5, 11) if k < 0.9 else uniform(rng, 8, 30)) / scale
    x0, x1 = left - margin(), right + margin()
    width = round((x1 - x0) * scale * stretch)
    if width > MAX_WIDTH or width < 8 or width / STEP < len(text) * 1.12 + 2:
        return None
    sx, sy = (x1 - x0) / width, crop / HEIGHT
    m = np.array([[sx, 0, x0 + sx / 2 - 0.5], [0, sy, middle - crop / 2 + sy / 2 - 0.5]], np.float32)
    if sy > 1.5:  # several points a pixel, as the reader does
        n = min(4, math.ceil(sy))
        fine = m.copy()
        fine[0, 0] /= n
        fine[1, 1] /= n
        fine[:, 2] = (x0 + sx / n / 2 - 0.5, middle - crop / 2 + sy / n / 2 - 0.5)
        big = cv2.warpAffine(page, fine, (width * n, HEIGHT * n), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE)
        return cv2.resize(big, (width, HEIGHT), interpolation=cv2.INTER_AREA)
    return cv2.warpAffine(page, m, (width, HEIGHT), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE)
