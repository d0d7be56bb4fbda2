"""The district's website, as published: menus, buses, staff, and two pages in other languages."""

# ruff: noqa: E501 - the texts keep the lines of the documents they stand for

from __future__ import annotations

from collections.abc import Iterator

from district.people import Cast
from district.writing import Entry, html, text


def files(cast: Cast) -> Iterator[Entry]:
    """Website."""
    head = '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{}</title></head><body>\n'
    yield Entry(
        "Website/index.html",
        html(
            cast,
            head.format("Wren Hollow Public Schools")
            + "<h1>Welcome</h1>\n<p>We foster curiosity. Call [[?-:PHONE|617-555-0100]] or visit us at the corner of Court Street.</p>\n"
            + "<p>Kindergarten registration: bring your child's birth certificate and immunization record.</p>\n</body></html>\n",
        ),
        "none",
        "web page",
    )
    rows = "\n".join(
        f'<tr><td>[[?t{n}.full]]</td><td><a href="mailto:[[?t{n}.email]]">[[?t{n}.email]]</a></td><td>[[t{n}.room]]</td></tr>'
        for n in range(1, 8)
    )
    yield Entry(
        "Website/staff.html",
        html(
            cast,
            head.format("Staff")
            + f"<h1>Staff</h1>\n<table>\n<tr><th>Name</th><th>E-mail</th><th>Room</th></tr>\n{rows}\n</table>\n</body></html>\n",
        ),
        "none",
        "directory",
        "staff directory, public",
    )
    days = (
        ("2", "Chicken, rice, corn", "soy"),
        ("3", "Pasta, salad", "wheat, milk, egg"),
        ("4", "Bean chili", "none"),
        ("5", "Pizza", "wheat, milk"),
    )
    rows = "\n".join(f"<tr><td>11/{d}/2026</td><td>{meal}</td><td>Contains: {a}</td></tr>" for d, meal, a in days)
    yield Entry(
        "Website/lunch/november.html",
        html(
            cast,
            head.format("Lunch in November")
            + f"<h1>Lunch</h1>\n<table>\n<tr><th>Date</th><th>Meal</th><th>Allergens</th></tr>\n{rows}\n</table>\n"
            + "<p>If your child has a food allergy, please talk to the nurse before the first lunch.</p>\n</body></html>\n",
        ),
        "none",
        "menu",
        "allergens of meals",
    )
    stops = (
        ("4", "Mill Road and Quarry Lane", "7:05"),
        ("4", "Library", "7:12"),
        ("7", "Court Street", "7:05"),
        ("14", "Guardian Hill", "7:20"),
    )
    rows = "\n".join(f"<tr><td>Bus {b}</td><td>{s}</td><td>{t}</td></tr>" for b, s, t in stops)
    yield Entry(
        "Website/bus-routes.html",
        html(
            cast,
            head.format("Buses")
            + f"<h1>Buses</h1>\n<table>\n<tr><th>Bus</th><th>Stop</th><th>Time</th></tr>\n{rows}\n</table>\n</body></html>\n",
        ),
        "none",
        "web page",
    )
    yield Entry(
        "Website/news.txt",
        text(
            cast,
            """
¡Bienvenidos! Noticias de Wren Hollow

• La feria del libro abre el 5 de octubre.
• Clínica de gripe para el personal, salón 504.
• El equipo de fútbol ganó la custodia del trofeo.
""",
            "utf-8",
        ),
        "none",
        "web page",
        "Spanish",
    )
    yield Entry(
        "Website/sister-city.txt",
        text(
            cast,
            """
姉妹都市交流のお知らせ

来年五月、生徒十二名が訪問します。アレルギー対応の給食を用意いたします。
お問い合わせ：学務課
""",
            "shift_jis",
        ),
        "none",
        "web page",
        "Japanese in Shift-JIS",
    )
