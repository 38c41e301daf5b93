"""Inserts 50,000 readings, as objects or as rows, and commits; three times, printing the nanoseconds."""

import os
import time
import sys
from datetime import datetime, timedelta
from decimal import Decimal

from sqlalchemy import URL, String, create_engine, func, insert, select, text
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

ROWS = 50_000


def values(i):
    return {
        "id": i,
        "sensor": f"sensor-{i % 1000} in hall {i % 17}",
        "celsius": Decimal(i).scaleb(-2),
        "taken_at": datetime(2026, 1, 1) + timedelta(seconds=i),
    }


for _ in range(3):
    with engine.begin() as connection:
        connection.execute(text("TRUNCATE TABLE entities"))
    rows = [values(i) for i in range(ROWS)]
    objects = [Reading(**row) for row in rows] if sys.argv[1] == "add_all" else []
    with Session(engine) as session:
        session.connection()  # connected, and no more
        start = time.perf_counter_ns()
        if objects:
            session.add_all(objects)
        else:
            session.execute(insert(Reading), rows)
        session.commit()
        print(time.perf_counter_ns() - start)
        count = session.scalar(select(func.count()).select_from(Reading))
        assert count == ROWS, f"Not every row was inserted, but {count}"
