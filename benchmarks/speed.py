"""How long a comparison takes and how much memory it needs, beside brute force, on generated stories.

    python -m benchmarks.speed [ARTICLES…]     (2, 20 and 200 when none is given)

Each size runs in a process of its own. "pairs" are all pairs of statements of different articles, which brute force
(``rapidfuzz.fuzz.token_set_ratio`` on every one of them) has to look at; on more than SAMPLE of them it is timed on
the first SAMPLE and scaled up (~). The ratio is seconds of brute force to seconds of ``compare()``, both of one run:
above 1 means that the whole comparison is quicker than scoring every pair of sentences would be.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import combinations, islice
from typing import Any

from factcheck.model import Article, Statement

SIZES = (2, 20, 200)
SAMPLE = 200_000
TOWNS = ("Ashford", "Barrow", "Crewe", "Dover", "Ely", "Frome", "Goole", "Hexham", "Ilkley", "Jarrow")
PEOPLE = ("Anna Reed", "Omar Shah", "Ewan Bell", "Rosa Lind", "Tom Hale", "Ines Cole", "Paul Marsh")
EVENT = datetime(2021, 3, 3, 9, 0, tzinfo=UTC)  # a Wednesday


def report(number: int) -> Article:
    """Write one report of the story: the same happening, its figures drifting with the number of the report."""
    dead, hurt, homes = 4 + number % 3, 20 + number % 7, 100 + 10 * (number % 5)
    town, other = TOWNS[number % 10], TOWNS[(number * 7 + 3) % 10]
    chief, witness = PEOPLE[number % 2], PEOPLE[2 + number % 5]
    age = 40 + number % 2
    title = f"Explosion at Millport factory kills {dead} and injures {hurt}"
    sentences = [
        f"An explosion at a chemical factory in Millport killed {dead} people and injured {hurt} others on Wednesday.",
        f"The blast on 3 March was heard in {town} and in {other}, {10 + number} miles away.",
        f"Chief Superintendent {chief}, {age}, said that at least {dead} workers had died.",
        f"“We heard a bang and saw smoke over the river,” said {witness}, who lives in {town}.",
        f"Some {homes} homes near the site were evacuated, and {3 + number % 2} schools stayed closed.",
        "The fire brigade sent twelve engines and brought the fire under control within six hours.",
        f"Reports of breathing problems rose slightly in {other}, the health service said.",
        "There was no major rise in pollution, according to the environment agency.",
        f"The owner, Millport Chemicals, employs about {900 + 50 * (number % 3)} people and paid a fine of £1.2m in 2018.",
        "A spokesman for the company said that safety was its first concern.",
        f"{witness} said the company had been warned in January about a leaking valve.",
        f"Two people are still missing, and {1 + number % 2} man was arrested on Thursday.",
        "The Health and Safety Executive has opened an investigation into the cause.",
        f"A vigil in {town} was attended by hundreds of people.",
        f"It is the worst accident of its kind in the county since 1984, when {11} people were killed at a mine.",
        f"The council of {town} has set up a fund, which received £{20 + number % 9},000 in its first day.",
        f"Trains between {town} and {other} were cancelled until Friday.",
        "The prime minister called the deaths a tragedy and promised to visit the town over the next few days.",
        f"Doctors at the county hospital were treating {hurt - 2} patients, {2 + number % 3} of them in intensive care.",
        f"Report {number}: more details are expected after a meeting of the council of {other} on Monday.",
    ]
    paragraphs = ["\n".join(sentences[i : i + 2]).replace("\n", " ") for i in range(0, len(sentences), 2)]
    return Article(
        "\n\n".join([title, *paragraphs]),
        title=title,
        publisher=f"Paper {number}",
        published=EVENT + timedelta(hours=6 * (number % 60)),
    )


def story(size: int) -> list[Article]:
    """Write a story of that many reports, no two of them alike."""
    return [report(number) for number in range(size)]


def statement_pairs(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Give the pairs of statements that stand in different articles."""
    return ((a, b) for a, b in combinations(statements, 2) if a.article != b.article)


def measure(size: int, sample: int = SAMPLE) -> dict[str, Any]:
    """Compare a story of that size in this process, then time brute force on the same statements."""
    from rapidfuzz import fuzz  # here, so that the import is in neither figure

    from factcheck import compare

    articles = story(size)
    start = time.perf_counter()
    result = compare(articles)
    seconds = time.perf_counter() - start
    memory = peak_memory()
    statements = result.statements
    per_article: dict[str, int] = {}
    for statement in statements:
        per_article[statement.article] = per_article.get(statement.article, 0) + 1
    pairs = (len(statements) ** 2 - sum(n * n for n in per_article.values())) // 2
    looked_at = min(pairs, sample)
    start = time.perf_counter()
    for a, b in islice(statement_pairs(statements), looked_at):
        fuzz.token_set_ratio(a.text, b.text)
    brute = (time.perf_counter() - start) * pairs / max(1, looked_at)
    return {
        "articles": size,
        "statements": len(statements),
        "pairs": pairs,
        "facts": len(result.facts),
        "findings": len(result.findings),
        "seconds": round(seconds, 3),
        "memory": memory,
        "brute": round(brute, 3),
        "sampled": looked_at < pairs,
        "ratio": round(brute / seconds, 2),
    }


def peak_memory() -> float | None:
    """Give the most memory that this process has held, in MB; None where the system does not say."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1 << 20 if sys.platform == "darwin" else 1 << 10), 1)


def table(rows: Sequence[dict[str, Any]]) -> str:
    """Lay the measured rows out as a Markdown table."""
    lines = [
        "| articles | statements | pairs | facts | findings | compare() s | peak MB | brute force s | ratio |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {row['articles']} | {row['statements']:,} | {row['pairs']:,} | {row['facts']:,} | {row['findings']:,} "
        f"| {row['seconds']:.2f} | {row['memory'] or '–'} | {'~' * row['sampled']}{row['brute']:.2f} | {row['ratio']} |"
        for row in rows
    ]
    return "\n".join(lines)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, metavar="ARTICLES", default=SIZES)
    parser.add_argument("--one", action="store_true", help="measure one size in this process and print it as JSON")
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measure(args.sizes[0])))
        return
    rows = []
    for size in args.sizes:
        command = [sys.executable, "-m", "benchmarks.speed", "--one", str(size)]
        rows.append(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout))
    print(table(rows))


if __name__ == "__main__":
    main()
