from __future__ import annotations

from factcheck import Article, compare
from factcheck.comparison.support import Support

ONE = Article("The owner of the mill was fined £40,000 for locked doors in 2019.")
SAME = Article("In 2019 the mill's owner was fined £40,000 because doors were locked.")
OTHER = Article("Shares in the shipping line rose by a tenth on the news from Oslo.")


def test_the_closest_statement_of_another_article() -> None:
    documents = compare([ONE, SAME, OTHER], kinds=[]).documents
    by_text = {document.article.text: document for document in documents}
    support = Support(documents)
    statement = by_text[ONE.text].statements[0]
    found = support.closest(statement)
    assert found is not None
    assert found.statement.article == by_text[SAME.text].key
    assert found.score > 0.4
    assert support.closest(by_text[OTHER.text].statements[0]) is None


def test_articles_can_be_left_out() -> None:
    documents = compare([ONE, SAME], kinds=[]).documents
    support = Support(documents)
    statement = documents[0].statements[0]
    assert support.closest(statement, {documents[1].key}) is None
