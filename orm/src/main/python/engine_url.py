"""create_engine, make_url and URL: the form in which SQLAlchemy writes a database's address."""

import os

from sqlalchemy import URL, create_engine, make_url, text

# a setting of the environment, and its parts
setting = (
    "mysql+pymysql://shop:p%40ss%2Fword@[2001:db8::7]:3307/orders"
    "?charset=utf8mb4&connect_timeout=5"
)
url = make_url(setting)
print(f"dialect: {url.get_backend_name()}, driver: {url.get_driver_name()}")
print(f"user: {url.username}, password: {url.password}")
print(f"host: {url.host}, port: {url.port}")
print(f"database: {url.database}")

# what may stand in a log, and what may not
print(url)
print("written as it was read:", "yes" if url.render_as_string(hide_password=False) == setting else "no")

# what the driver gets; an engine connects only when it must
engine = create_engine(url)
_, arguments = engine.dialect.create_connect_args(url)
print("to the driver:", arguments["host"], arguments["port"], arguments["database"])
print("and:", ", ".join(sorted(arguments.keys() - {"host", "port", "database"})))

# an SQLite has a file, or the memory
for address in "sqlite:///orders.db", "sqlite:////tmp/orders.db", "sqlite://":
    print(f"{address}: {make_url(address).database or 'memory'}")

# what is wrong with a URL
try:
    make_url("mysql://shop:secret")
except ValueError as error:
    print(error)

# a URL made of its parts, and a connection
own = URL.create(
    "mysql+pymysql",
    username=os.environ["PYNOTES_USER"],
    password=os.environ["PYNOTES_PASSWORD"],
    host=os.environ["PYNOTES_HOST"],
    port=int(os.environ["PYNOTES_PORT"]),
    database=os.environ["PYNOTES_DATABASE"],
    query={"charset": "latin1"},
)
with create_engine(own).connect() as connection:
    charset = connection.scalar(text("SELECT @@character_set_client"))
    print("connected, and the server takes", charset)
