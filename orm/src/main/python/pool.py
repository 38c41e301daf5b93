"""create_engine's pool: QueuePool with its settings, and NullPool."""

import os

from sqlalchemy import URL, NullPool, create_engine, text
from sqlalchemy.exc import TimeoutError
from sqlalchemy.orm import Session

url = URL.create(
    "mysql+pymysql",
    username=os.environ["PYNOTES_USER"],
    password=os.environ["PYNOTES_PASSWORD"],
    host=os.environ["PYNOTES_HOST"],
    port=int(os.environ["PYNOTES_PORT"]),
    database=os.environ["PYNOTES_DATABASE"],
)
engine = create_engine(
    url, pool_size=1, max_overflow=1, pool_timeout=0.25, pool_recycle=1800, pool_pre_ping=True
)
pool = engine.pool


def connection_id(session):
    return session.scalar(text("SELECT CONNECTION_ID()"))


# a transaction borrows, and gives back
with Session(engine) as order:
    print("a session without a statement:", pool.checkedout())
    connection_id(order)
    print("a session that has read:", pool.checkedout())
print("a closed session:", pool.checkedout())

# two have all that there is
try:
    with Session(engine) as order, Session(engine) as invoice, Session(engine) as report:
        for session in order, invoice, report:
            connection_id(session)
except TimeoutError:
    print("a third session: timed out")
print("idle:", pool.checkedin())
engine.dispose()

# without a pool, each transaction has a connection of its own
with Session(create_engine(url, poolclass=NullPool)) as session:
    first = connection_id(session)
    session.commit()
    same = connection_id(session) == first
    print("the same connection again:", "yes" if same else "no")
