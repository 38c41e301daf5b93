"""sqlalchemy.orm.Session: what has changed in its objects is written, or taken back."""

import os

from sqlalchemy import URL, String, create_engine, select
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


class User(Base):
    __tablename__ = "user"
    login: Mapped[str] = mapped_column(String(255), primary_key=True)
    name: Mapped[str] = mapped_column(String(255))


def in_table():
    with engine.connect() as connection:
        return connection.scalar(select(User.name))


Base.metadata.create_all(engine)

ada = User(login="ada", name="Ada")
with Session(engine) as session:
    # a session knows one object for each row, and the commit writes what has changed in it
    session.add(ada)
    print("the same object:", "yes" if session.get(User, "ada") is ada else "no")
    ada.name = "Ada Byron"
    session.commit()
    print("committed:", in_table())

    # a rollback takes back what the flush has written, in the table and in the object
    ada.name = "Eve"
    session.flush()
    session.rollback()
    print(f"rolled back: {in_table()}, in the object: {ada.name}")

# merge() copies what has changed since into an object of the next session
ada.name = "Ada King"
with Session(engine) as session, session.begin():
    merged = session.merge(ada)
print(f"merged: {in_table()}{'' if merged is ada else ', in another object'}")
