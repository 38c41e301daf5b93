"""Reads 10,000 entities one by one, by their ids; three times, printing the nanoseconds."""

import os
import time
from datetime import datetime
from decimal import Decimal

from sqlalchemy import URL, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Reading(Base):
    __tablename__ = "entities"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sensor: Mapped[str] = mapped_column(String(40))
    celsius: Mapped[Decimal]
    taken_at: Mapped[datetime]


engine = create_engine(
    URL.create(
        "mysql+pymysql",
        username=os.environ["PYNOTES_USER"],
        password=os.environ["PYNOTES_PASSWORD"],
        host=os.environ["PYNOTES_HOST"],
        port=int(os.environ["PYNOTES_PORT"]),
        database=os.environ["PYNOTES_DATABASE"],
    ),
    connect_args={"ssl": {"check_hostname": False}},  # encrypted, as in Java
)

for _ in range(3):
    with Session(engine) as session:
        session.connection()  # connected, and no more
        start = time.perf_counter_ns()
        readings = [session.get_one(Reading, i * 7_919 % 200_000) for i in range(10_000)]
        print(time.perf_counter_ns() - start)
        assert len({reading.id for reading in readings}) == 10_000, "Not every row was found"
