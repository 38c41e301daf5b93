"""engine.connect, text() and raw_connection: SQL of one's own beside the ORM."""

import os

from sqlalchemy import URL, String, create_engine, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

engine = create_engine(
    URL.create(
        "mysql+pymysql",
        username=os.environ["PYNOTES_USER"],
        password=os.environ["PYNOTES_PASSWORD"],
        host=os.environ["PYNOTES_HOST"],
        port=int(os.environ["PYNOTES_PORT"]),
        database=os.environ["PYNOTES_DATABASE"],
    )
)


class Base(DeclarativeBase):
    pass


class Article(Base):
    __tablename__ = "articles"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(255))
    stock: Mapped[int]


Base.metadata.create_all(engine)

# the connection of the driver, for what only PyMySQL can
connection = engine.raw_connection()
try:
    with connection.cursor() as cursor:
        inserted = cursor.executemany(
            "INSERT INTO articles (id, name, stock) VALUES (%s, %s, %s)",
            [(7, "lamp", 2), (8, "table", 4), (9, "chair", 6)],
        )
    connection.commit()
    print("inserted:", inserted)
finally:
    connection.close()

with Session(engine) as session, session.begin():
    lamp = session.get(Article, 7)

    # SQL with parameters by name, and its rows as named tuples
    shortages = session.execute(
        text("SELECT name, :least - stock AS missing FROM articles WHERE stock < :least ORDER BY id"),
        {"least": 5},
    )
    for shortage in shortages:
        print(f"{shortage.name}: {shortage.missing} missing")

    # an UPDATE of which the session knows nothing
    delivered = session.execute(text("UPDATE articles SET stock = stock + 10")).rowcount
    print("delivered:", delivered)
    print("lamps, says the session:", lamp.stock)
    session.refresh(lamp)
    print("lamps, says the database:", lamp.stock)

# no session at all: a connection of the engine
with engine.connect() as connection:
    print("in stock:", connection.scalar(text("SELECT SUM(stock) FROM articles")))
