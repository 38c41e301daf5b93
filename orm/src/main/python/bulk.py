"""insert() and update() of many rows, and what keeps a session from sending few statements."""

import os
from uuid import UUID, uuid4

from sqlalchemy import URL, create_engine, insert, select, text, update
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


class Visit(Base):
    __tablename__ = "visits"
    __table_args__ = {"implicit_returning": False}  # MySQL has no RETURNING; a MariaDB has

    id: Mapped[int] = mapped_column(primary_key=True)


class Sensor(Base):
    __tablename__ = "sensors"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    celsius: Mapped[int]


def insert_statements(session):
    return int(session.execute(text("SHOW STATUS LIKE 'Com_insert'")).one()[1])


Base.metadata.create_all(engine)

with Session(engine) as session, session.begin():
    # the server makes each id, which must come back before the next row can go
    session.add_all(Visit() for _ in range(100))
    session.flush()
    sent = insert_statements(session)
    print("ids of the server, statements:", sent)

    # the ids are known before, so that all rows go together
    session.execute(insert(Sensor), [{"celsius": 20} for _ in range(100)])
    print("ids of the program, statements:", insert_statements(session) - sent)

# an update of the table, which reaches the objects in the session, too
with Session(engine) as session, session.begin():
    hall = session.scalars(select(Sensor)).all()[0]
    session.execute(update(Sensor).values(celsius=25))
    print("celsius in the session:", hall.celsius)
