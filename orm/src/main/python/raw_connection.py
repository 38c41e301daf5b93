"""session.execute(text(sql)) and session.connection(): SQL of one's own beside the ORM."""

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
    name: Mapped[str] = mapped_column(String(255), primary_key=True)
    stock: Mapped[int]


Base.metadata.create_all(engine)

with Session(engine) as session, session.begin():
    # SQL as it is
    insert = "INSERT INTO articles (name, stock) VALUES ('chair', 6), ('lamp', 2), ('table', 4)"
    print("inserted:", session.execute(text(insert)).rowcount)

    # SQL with parameters by name, and its rows as named tuples
    scarce = "SELECT name, :least - stock AS missing FROM articles WHERE stock < :least ORDER BY name"
    for shortage in session.execute(text(scarce), {"least": 5}):
        print(f"{shortage.name}: {shortage.missing} missing")

    # its connection, for what only PyMySQL can; the session does not notice
    lamp = session.get(Article, "lamp")
    with session.connection().connection.cursor() as cursor:
        delivery = "UPDATE articles SET stock = stock + 10 WHERE name = %s"
        print("delivered:", cursor.executemany(delivery, [("lamp",), ("table",)]))
    print("lamps, says the session:", lamp.stock)
    session.refresh(lamp)
    print("lamps, says the database:", lamp.stock)
