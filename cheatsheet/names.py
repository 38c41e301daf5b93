"""Prints the public names that CHEATSHEET.md answers, one a line, as the installed modules have them.

A module's names are those of its `__all__` and those that it defines. A class brings its own public
members with it, and those that a new instance has; what it inherits from a public class is found there.
"""

import collections
import concurrent.futures
import contextlib
import importlib
import inspect
import itertools
import multiprocessing.pool
import queue
import threading
from types import ModuleType

import pymysql
import pymysql.constants
import pymysql.converters
import pymysql.cursors
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

# Left over from imports, loops and type checkers, in PIL.
NOISE = {"ElementTree", "TYPE_CHECKING", "enum", "item", "module"}

# Names of PEP 249 that PyMySQL does without.
PEP_249 = {
    pymysql.connections.Connection: [
        "errorhandler", "messages", "tpc_begin", "tpc_commit", "tpc_prepare", "tpc_recover",
        "tpc_rollback", "xid",
    ],
    pymysql.cursors.Cursor: ["errorhandler", "messages", "next", "setoutputsize"],
}

# SQLAlchemy has thousands of names; these are the ones of the notes, and of those who follow them.
SQLALCHEMY = {
    "sqlalchemy": """
        BigInteger Boolean CheckConstraint Column Computed Date DateTime Double Enum Float ForeignKey
        ForeignKeyConstraint Identity Index Integer Interval JSON LargeBinary MetaData Numeric
        PrimaryKeyConstraint Sequence SmallInteger String Table Text Time UniqueConstraint Unicode
        UnicodeText Uuid and_ asc between bindparam case cast column create_engine delete desc distinct
        engine_from_config event except_ exists extract false func insert inspect intersect label lateral
        literal literal_column not_ null nulls_first nulls_last or_ outerjoin over select table text
        true tuple_ type_coerce union union_all update values within_group""",
    "sqlalchemy.ColumnElement": """
        asc between cast contains desc distinct endswith ilike in_ is_ is_not is_distinct_from label like
        not_in not_like op regexp_match startswith""",
    "sqlalchemy.engine.Engine": "begin connect dispose echo execution_options raw_connection",
    "sqlalchemy.engine.Connection": """
        begin begin_nested close commit exec_driver_sql execute execution_options invalidate rollback
        scalar scalars""",
    "sqlalchemy.engine.Result": """
        all columns fetchall fetchmany fetchone first keys mappings one one_or_none partitions scalar
        scalar_one scalar_one_or_none scalars tuples unique yield_per""",
    "sqlalchemy.engine.CursorResult": "inserted_primary_key lastrowid rowcount",
    "sqlalchemy.engine.Row": "_asdict _fields _mapping",
    "sqlalchemy.Select": """
        add_columns correlate cte distinct execution_options exists filter filter_by group_by having join
        join_from limit offset options order_by outerjoin scalar_subquery select_from slice subquery union
        where with_for_update with_only_columns""",
    "sqlalchemy.MetaData": "clear create_all drop_all sorted_tables",
    "sqlalchemy.event": "contains listen listens_for remove",
    "sqlalchemy.exc": """
        ArgumentError CompileError DBAPIError DataError DatabaseError DisconnectionError IntegrityError
        InterfaceError InternalError InvalidRequestError MultipleResultsFound NoResultFound
        NoSuchTableError NotSupportedError OperationalError PendingRollbackError ProgrammingError
        ResourceClosedError SQLAlchemyError StatementError TimeoutError""",
    "sqlalchemy.ext.declarative": "declarative_base declared_attr",
    "sqlalchemy.ext.hybrid": "hybrid_method hybrid_property",
    "sqlalchemy.ext.associationproxy": "association_proxy",
    "sqlalchemy.ext.mutable": "MutableDict",
    "sqlalchemy.ext.automap": "automap_base",
    "sqlalchemy.ext.asyncio": "AsyncSession create_async_engine",
    "sqlalchemy.pool": "NullPool Pool QueuePool SingletonThreadPool StaticPool",
    "sqlalchemy.types": "TypeDecorator UserDefinedType",
    "sqlalchemy.orm": """
        DeclarativeBase Mapped Mapper MappedAsDataclass Query Session aliased backref close_all_sessions
        column_property composite configure_mappers contains_eager declarative_base declared_attr
        defer deferred joinedload lazyload load_only make_transient mapped_column noload object_session
        raiseload reconstructor registry relationship scoped_session selectinload sessionmaker
        subqueryload synonym undefer validates with_loader_criteria with_polymorphic""",
    "sqlalchemy.orm.exc": "DetachedInstanceError ObjectDeletedError StaleDataError UnmappedInstanceError",
    "sqlalchemy.orm.Session": """
        add add_all begin begin_nested bulk_insert_mappings bulk_save_objects
        bulk_update_mappings close commit connection delete deleted dirty execute expire expire_all
        expunge expunge_all flush get get_bind get_one in_transaction info invalidate
        is_active is_modified merge new no_autoflush query refresh reset rollback scalar scalars""",
    "sqlalchemy.orm.sessionmaker": "begin configure",
    "sqlalchemy.orm.scoped_session": "remove",
    "sqlalchemy.orm.Query": """
        all count delete distinct exists filter filter_by first get group_by having join limit offset one
        one_or_none options order_by outerjoin scalar update with_for_update yield_per""",
}

SQLALCHEMY_PARAMETERS = {
    "sqlalchemy.Column": """
        autoincrement comment default index insert_default nullable onupdate primary_key server_default
        unique""",
    "sqlalchemy.ForeignKey": "ondelete",
    "sqlalchemy.orm.relationship": """
        back_populates backref cascade foreign_keys lazy order_by passive_deletes primaryjoin remote_side
        secondary uselist viewonly""",
    "sqlalchemy.orm.sessionmaker": "autoflush bind expire_on_commit",
}


def is_public(name):
    return not name.startswith("_") and name not in NOISE


def names_of(module):
    """The names of `__all__`, and of what the module defines itself."""
    home = module.__name__

    def is_own(thing):
        return not isinstance(thing, ModuleType) and getattr(thing, "__module__", home) == home

    own = {name for name, thing in vars(module).items() if is_public(name) and is_own(thing)}
    return own | {name for name in getattr(module, "__all__", ()) if is_public(name)}


def members_of(cls, instance=None):
    """Its own public members, those of its private bases, and those of an instance."""
    bases = [base for base in cls.__mro__ if base is cls or base.__name__.startswith("_")]
    names = {name for base in bases for name in vars(base) if is_public(name)}
    return names | {name for name in getattr(instance, "__dict__", ()) if is_public(name)}


def of_module(module, members):
    """The module's names; `members` has an instance for each class, by name, or the class alone."""
    path = module.__name__
    for name in names_of(module):
        yield f"{path}.{name}"
    for name, thing in members.items():
        is_class = isinstance(thing, type)
        for member in members_of(thing if is_class else type(thing), None if is_class else thing):
            yield f"{path}.{name}.{member}"


def of_classes(module, names):
    return of_module(module, {name: getattr(module, name) for name in names.split()})


def of_collections():
    yield from of_classes(collections, "OrderedDict UserDict UserList UserString defaultdict deque")
    yield from of_module(collections, {"ChainMap": collections.ChainMap(), "Counter": collections.Counter})
    made = collections.namedtuple("made", "field")
    for member in vars(made):
        if member not in {"field"} and not member.startswith("__"):
            yield f"collections.namedtuple.{member}"


def of_threading():
    a_lock = threading.Lock()
    yield from of_module(
        threading,
        {
            "Barrier": threading.Barrier(1),
            "Condition": threading.Condition(),
            "Event": threading.Event(),
            "Lock": type(a_lock),
            "RLock": type(threading.RLock()),
            "Semaphore": threading.Semaphore(),
            "Thread": threading.Thread,
            "Timer": threading.Timer(1, print),
        },
    )


def of_futures():
    futures = concurrent.futures
    yield from of_classes(futures, "Executor Future ProcessPoolExecutor ThreadPoolExecutor")
    yield from (f"multiprocessing.Pool.{name}" for name in members_of(multiprocessing.pool.Pool))


def of_pymysql():
    """Each class under the module that defines it, and the parameters of `connect`."""
    for name in names_of(pymysql) - {"__version__"}:
        thing = getattr(pymysql, name)
        home = thing.__module__ if inspect.isclass(thing) and thing.__name__ == name else "pymysql"
        if isinstance(thing, ModuleType):
            home = thing.__name__.rpartition(".")[0]
        yield f"{home}.{name}"
    for name in vars(pymysql.constants):
        if is_public(name):
            yield f"pymysql.constants.{name}"
    for name in names_of(pymysql.converters):
        yield f"pymysql.converters.{name}"
    for parameter in inspect.signature(pymysql.connect).parameters:
        yield f"pymysql.connect({parameter}=)"
    for name in ("Cursor", "DictCursor", "SSCursor", "SSDictCursor"):
        yield f"pymysql.cursors.{name}"
    connection = pymysql.connections.Connection
    for name in members_of(connection):
        yield f"pymysql.connections.Connection.{name}"
    for name in members_of(pymysql.cursors.Cursor, pymysql.cursors.Cursor(connection=None)):
        yield f"pymysql.cursors.Cursor.{name}"
    for name in members_of(pymysql.cursors.SSCursor):
        yield f"pymysql.cursors.SSCursor.{name}"
    for cls, names in PEP_249.items():
        for name in names:
            assert not hasattr(cls, name), f"PyMySQL has {name} now"
            yield f"pep249.{cls.__name__}.{name}"


def of_sqlalchemy():
    for path, names in SQLALCHEMY.items():
        owner = imported(path)
        if not isinstance(owner, ModuleType):
            yield path
        for name in names.split():
            assert hasattr(owner, name), f"{path} has no {name}"
            yield f"{path}.{name}"
    for path, names in SQLALCHEMY_PARAMETERS.items():
        parameters = inspect.signature(imported(path)).parameters
        for name in names.split():
            assert name in parameters, f"{path} has no parameter {name}"
            yield f"{path}({name}=)"


def imported(path):
    """The module or the class of that path."""
    try:
        return importlib.import_module(path)
    except ModuleNotFoundError:
        module, _, name = path.rpartition(".")
        return getattr(importlib.import_module(module), name)


def of_pillow():
    image = Image.new("RGB", (1, 1))
    yield "PIL.UnidentifiedImageError"
    yield from of_module(Image, {"Image": image, "Exif": Image.Exif})
    yield from of_module(ImageDraw, {"ImageDraw": ImageDraw.ImageDraw(image)})
    yield from of_module(ImageEnhance, {"Brightness": ImageEnhance.Brightness(image)})
    yield from of_classes(ImageFilter, "Color3DLUT")
    yield from of_module(ImageOps, {})


def main():
    names = {
        *of_collections(),
        *of_module(itertools, {"chain": itertools.chain}),
        *of_classes(contextlib, "AsyncExitStack ExitStack"),
        *of_threading(),
        *of_module(queue, {"Queue": queue.Queue(), "SimpleQueue": queue.SimpleQueue}),
        *of_futures(),
        *of_pymysql(),
        *of_sqlalchemy(),
        *of_pillow(),
    }
    print(*sorted(names), sep="\n")


if __name__ == "__main__":
    main()
