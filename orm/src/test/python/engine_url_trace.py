"""What sqlalchemy.engine.make_url makes of URLs: of good ones, of broken ones, and of noise."""

import json
import platform
import random

import sqlalchemy
from sqlalchemy.engine import make_url

SEED = 1
STEPS = 3_000

rng = random.Random(SEED)

PICKED = """
mysql+pymysql://shop:secret@db.example.com:3306/orders?charset=utf8mb4
mysql://shop@localhost/orders
mysql://
mysql:///orders
mysql://localhost/
mysql://localhost?
mysql://:3306/orders
mysql://@localhost/orders
mysql://:secret@localhost/orders
mysql://shop:@localhost/orders
mysql://shop:p%40ss%2Fword%3A@localhost/orders
mysql://shop:p@ss@localhost/orders
mysql://shop:p/a?s:s@localhost/orders
mysql://shop:p+a%20s s@localhost/orders
mysql://shop:100%@localhost/orders
mysql://shop:%zz%4@localhost/orders
mysql://shop:%c3%a9%C3%A9%ff@localhost/orders
mysql://sh%6fp@local%68ost/ord%65rs
mysql://shop@clinic:secret@localhost/orders
mysql://shop@localhost:3306/orders?mail=a@b
mysql://shop@[::1]:3306/orders
mysql://[fe80::1%25eth0]/orders
mysql://[::1]
mysql://[::1]x:3306/orders
mysql://[localhost]/orders
mysql://[]/orders
mysql://[::1/orders
mysql://::1/orders
mysql://localhost:/orders
mysql://localhost:abc/orders
mysql://shop:secret
mysql://localhost:-1/orders
mysql://localhost:00080/orders
mysql://localhost:65535/orders
mysql://localhost:65536/orders
mysql://localhost:3_306/orders
mysql://localhost: 3306 /orders
mysql://a,b,c/orders
mysql://localhost/a/b/c
mysql://localhost//tmp/orders.db
mysql://localhost/orders#1
mysql://localhost/orders?a=1&a=2&a=3&b=
mysql://localhost/orders?a&=x&b=%26&c=1=2&&d=a+b%2B
mysql://localhost/orders?z=1&a=2&Z=3
mysql://localhost/orders?a=1?b=2
mysql://localhost/orders?a=1;b=2
mysql://localhost/orders?passwd=secret&password=secret
mysql+a+b://localhost
mysql+://localhost
+mysql://localhost
+://localhost
my-sql://localhost
mysql:/localhost
mysql
//localhost
://localhost
 mysql://localhost
sqlite://
sqlite:///
sqlite:///orders.db
sqlite:////tmp/orders.db
sqlite:///:memory:
sqlite:///C:\\shop\\orders.db
postgresql+psycopg://shop:secret@db/orders?sslmode=require
mariadb+mariadbconnector://shop:secret@db/orders
""".strip().splitlines() + ["", "mysql://db/orders\nx?a=1", "mysql://db/orders?a=1\n2", "mysql://\n"]

NOISE = list("abz019:://@@??&&==++%%[]._-~*,;# \n\\\"'<>") + ["é", "ß", "日", "😀", "%40", "%c3%a9", "%zz"]


def noise(longest):
    return "".join(rng.choices(NOISE, k=rng.randrange(longest)))


def a_user():
    return rng.choice(["shop", "shop", "", "sh%6Fp", "shop@clinic", "Jos%C3%A9", "josé", noise(5)])


def a_password():
    return rng.choice(["secret", "", "p%40ss", "p@ss", "a/b", "a+b c", "100%", "%F0%9F%98%80", noise(8)])


def a_host():
    return rng.choice(
        ["db", "localhost", "127.0.0.1", "db_1.example.com", "[::1]", "[fe80::1]", "[::1]x", "", noise(6)]
    )


def a_port():
    return rng.choice(["3306", "3306", "0", "", "65536", " 1", "+2", "1_0", "٣", "x", noise(4)])


def a_database():
    return rng.choice(["orders", "orders", "", "a/b", "%6Frders", "bücher", "tmp/orders.db", noise(6)])


def a_pair():
    key = rng.choice(["charset", "a", "b", "B", "ssl_ca", "passwd", "", "%61", noise(4)])
    return rng.choice([key, key + "=" + rng.choice(["utf8mb4", "1", "", "a+b", "%2B%26", noise(5)])])


def maybe(part, share=0.7):
    return part() if rng.random() < share else ""


def a_url():
    name = rng.choice(["mysql+pymysql", "mysql", "mariadb", "postgresql+psycopg", "sqlite", noise(5)])
    return "".join([
        name,
        "://" if rng.random() < 0.97 else noise(3),
        maybe(lambda: a_user() + maybe(lambda: ":" + a_password()) + "@"),
        maybe(a_host, 0.9),
        maybe(lambda: ":" + a_port(), 0.5),
        maybe(lambda: "/" + a_database(), 0.8),
        maybe(lambda: "?" + "&".join(a_pair() for _ in range(rng.randrange(5))), 0.6),
    ])


def a_broken_url():
    """A character more, less, or another."""
    url = list(rng.choice(PICKED))
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(len(url) + 1)
        url[at : at + rng.randrange(2)] = noise(3)
    return "".join(url)


def step(text):
    try:
        url = make_url(text)
    except Exception as error:
        return {"url": text, "error": type(error).__name__}
    shown = url.render_as_string(hide_password=False)
    try:
        again = make_url(shown) == url
    except Exception:
        again = False
    return {
        "url": text,
        "name": url.drivername,
        "dialect": url.get_backend_name(),
        "driver": url.get_driver_name() if "+" in url.drivername else None,
        "user": url.username,
        "password": url.password,
        "host": url.host,
        "port": None if url.port is None else str(url.port),
        "database": url.database,
        "query": {key: list(values) for key, values in url.normalized_query.items()},
        "shown": shown,
        "masked": str(url),
        "again": again,
    }


urls = PICKED + [rng.choice([a_url, a_url, a_broken_url])() for _ in range(STEPS - len(PICKED))]
print(json.dumps(
    {"python": platform.python_version(), "sqlalchemy": sqlalchemy.__version__, "seed": SEED, "steps": STEPS}
))
for url in urls:
    print(json.dumps(step(url), separators=(",", ":")))
