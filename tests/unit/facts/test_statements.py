from __future__ import annotations

from collections.abc import Callable

from factcheck.model import Finding

Findings = Callable[..., tuple[Finding, ...]]


def test_one_act_in_other_words_is_the_same_and_the_quotes_are_the_shared_stretch(findings_of: Findings) -> None:
    a = "Early on Sunday Dana Wirth steered a lorry through the barrier of Harwich ferry port, witnesses recalled."
    b = "Dana Wirth drove her lorry into the barrier at Harwich ferry port and fled on foot across the marshes."
    (finding,) = findings_of("statement", a, b)
    assert (finding.judgement, finding.reason) == ("same", "equal")
    assert all(side.quote.startswith("Dana Wirth") for side in (finding.a, finding.b))
    assert all(side.quote.endswith("port") for side in (finding.a, finding.b))


def test_sentences_that_share_only_scattered_words_are_not_matched(findings_of: Findings) -> None:
    a = "The council in Harwich approved the ferry timetable after a long debate about noise."
    b = "Noise was far from anyone's mind when the harbour band, praised by the council, played in Harwich."
    assert findings_of("statement", a, b) == ()
