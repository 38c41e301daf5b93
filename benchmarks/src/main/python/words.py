"""Indexes, counts or stores 1,000,000 words: prints nanoseconds, or bytes for what is stored."""

import sys
import time
from collections import Counter, defaultdict

COUNT = 1_000_000
OCTAVES = 17


def text():
    """Few words are frequent, and short, and many are rare: the same as in Words.java."""
    random = 1  # Knuth's MMIX generator
    words = []
    for _ in range(COUNT):
        random = (random * 6364136223846793005 + 1442695040888963407) % 2**64
        octave = (random >> 33) % OCTAVES
        random = (random * 6364136223846793005 + 1442695040888963407) % 2**64
        rank = (1 << octave) + (random >> 33) % (1 << octave)
        words.append(spelled(rank))
    return " ".join(words).split(" ")


def spelled(number):
    """A number in letters, for each number another word."""
    word = []
    while number:
        number, letter = divmod(number, 26)
        word.append(chr(ord("a") + letter))
    return "".join(word)


def index(words):
    positions = defaultdict(list)
    for position, word in enumerate(words):
        positions[word].append(position)
    return positions


def count_by_defaultdict(words):
    counts = defaultdict(int)
    for word in words:
        counts[word] += 1
    return counts


def stored(words):
    """The counts are beyond those that CPython keeps ready, or most of them."""
    counts = Counter()
    for i, word in enumerate(words):
        counts[word] = i % 1000 + 1
    return counts


def size(counts):
    """Bytes, without the words."""
    numbers = {id(count): count for count in counts.values()}
    return sys.getsizeof(counts) + sum(map(sys.getsizeof, numbers.values()))


def time_each(work, words, expected):
    for _ in range(5):
        start = time.perf_counter_ns()
        result = work(words)
        print(time.perf_counter_ns() - start)
        different = len(result)
        assert different == expected, f"Not the words that were expected, but {different}"


match sys.argv[1]:
    case "index":
        time_each(index, text(), int(sys.argv[2]))
    case "Counter":
        time_each(Counter, text(), int(sys.argv[2]))
    case "defaultdict":
        time_each(count_by_defaultdict, text(), int(sys.argv[2]))
    case "bytes":
        print(size(stored(spelled(i + 1) for i in range(COUNT))))
