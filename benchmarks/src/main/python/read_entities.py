"""Reads 200,000 rows into a list, as entities or as rows; three times, printing the nanoseconds."""

import os
import time
import sys
from datetime import datetime
from decimal import Decimal

from sqlalchemy import URL, String, create_engine, select
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
        if sys.argv[1] == "entities":
            readings = session.scalars(select(Reading)).all()
        else:
            readings = session.execute(
                select(Reading.id, Reading.sensor, Reading.celsius, Reading.taken_at)
            ).all()
        print(time.perf_counter_ns() - start)
        assert len(readings) == 200_000, f"Not every row was read, but {len(readings)}"
