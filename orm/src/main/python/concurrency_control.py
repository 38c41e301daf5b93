"""version_id_col, StaleDataError and with_for_update: what happens when two write the same row."""

import os

from sqlalchemy import URL, create_engine, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.orm.exc import StaleDataError

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


class Job(Base):
    __tablename__ = "jobs"

    id: Mapped[int] = mapped_column(primary_key=True)
    priority: Mapped[int]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}


Base.metadata.create_all(engine)

with Session(engine) as session, session.begin():
    session.add_all(Job(id=i, priority=0) for i in (1, 2, 3))

# a version: whoever writes second fails, and begins anew with a session that knows nothing
try:
    with Session(engine) as mine, mine.begin():
        job = mine.get_one(Job, 1)
        with Session(engine) as theirs, theirs.begin():
            theirs.get_one(Job, 1).priority += 5
        job.priority += 1
except StaleDataError:
    print("written in between")
    with Session(engine) as again, again.begin():
        again.get_one(Job, 1).priority += 1

with Session(engine) as first, Session(engine) as second, first.begin(), second.begin():
    # a lock, for which others do not always want to wait
    print("version", first.get_one(Job, 1, with_for_update=True).version)
    try:
        second.get(Job, 1, with_for_update={"nowait": True})
    except OperationalError:
        print("locked by another")

    # a queue: everybody takes what nobody else has taken
    queue = select(Job).order_by(Job.id).limit(2).with_for_update(skip_locked=True)
    print("jobs to do:", [free.id for free in second.scalars(queue)])
