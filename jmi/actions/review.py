"""Reasons that are kept, comments on single fields and their answers."""

from datetime import datetime

from django.utils.translation import gettext as _

from accounts.audit import audited
from jmi import suggestions
from jmi.actions.guard import check_editable, lock, touch
from jmi.chain import chains
from jmi.facts import facts_of
from jmi.models import FieldComment, JmiSet, KeptReason
from jmi.permissions import may_comment, may_settle
from jmi.rows import KINDS, set_path
from kit.refusals import NotAllowed, Refused, Stale


def keep_reason(*, jmi_set: JmiSet, provision: str, row: str, reason: str, by: object, now: datetime) -> KeptReason:
    """Keep why a suggestion is not followed; a new reason for the same replaces the old (the history keeps it)."""
    if not reason.strip():
        raise Refused(_("Say why."), provision, "reason")
    with audited("jmi.keep_reason", by=by, why=reason[:200]):
        jmi_set = lock(jmi_set)
        check_editable(jmi_set, by)
        open_now = suggestions.warnings(facts_of(jmi_set, chains([jmi_set]).get(jmi_set.pk, [])))
        if (provision, row) not in {(one.provision, one.row) for one in open_now}:
            raise Refused(_("This needs no reason any more."), provision)
        kept = KeptReason.objects.filter(jmi_set=jmi_set, provision=provision, row=row).first()
        kept = kept or KeptReason(jmi_set=jmi_set, provision=provision, row=row)
        kept.reason, kept.given_at, kept.given_by = reason.strip(), now, by
        kept.save()
        touch(jmi_set, by=by, now=now)
    return kept


def add_comment(
    *,
    jmi_set: JmiSet,
    row: str = "",
    field: str = "",
    text: str,
    asks_change: bool = False,
    by: object,
    now: datetime,
) -> FieldComment:
    """Comment on the set, a row or one field of it. CRDB/CDC and members may; the row must be of this set."""
    if not text.strip():
        raise Refused(_("The comment is empty."), "", "text")
    if not may_comment(by, jmi_set):
        raise NotAllowed(_("Members of the working group, of those that share the set, and CRDB/CDC may comment."))
    check_row(jmi_set, row, field)
    with audited("jmi.comment", by=by):
        return FieldComment.objects.create(
            jmi_set=jmi_set,
            row=row,
            field=field,
            text=text.strip(),
            asks_change=asks_change,
            made_at=now,
            made_by=by,
        )


def check_row(jmi_set: JmiSet, row: str, field: str) -> None:
    """Refuse a row of another set, or a field that such a row does not have."""
    if not row:
        if field:
            raise Refused(_("This field is not there."), "", "field")
        return
    name, _sep, number = row.partition(":")
    kind = KINDS.get(name)
    if kind is None or not (number.isascii() and number.isdigit()) or len(number) > 17:
        raise Refused(_("This row is not there."), "", "row")
    if not kind.model.objects.filter(pk=int(number), **{set_path(kind): jmi_set.pk}).exists():
        raise Refused(_("This row is not there."), "", "row")
    if field and field not in kind.fields and field not in {child.name for child in kind.children} | {"stages"}:
        raise Refused(_("This field is not there."), "", "field")


def settle_comment(
    *,
    jmi_set: JmiSet,
    comment: int,
    answer: str,
    settled: bool,
    version: int | None = None,
    by: object,
    now: datetime,
) -> FieldComment:
    """Answer a comment, and settle it or leave it open. ``Stale`` with the other answer when somebody was quicker."""
    if not may_settle(by, jmi_set):
        raise NotAllowed(_("The secretariat and the Chair of the working group, and CRDB/CDC, settle comments."))
    with audited("jmi.settle_comment", by=by):
        found = FieldComment.objects.select_for_update().filter(pk=comment, jmi_set=jmi_set).first()
        if found is None:
            raise Refused(_("This comment is not there."))
        if answered_so(found, answer, settled, by):
            return found
        check_unanswered(found, answer, version)
        if not answer.strip() and not settled:
            raise Refused(_("Write an answer, or settle the comment."), "", "answer")
        found.answer = answer.strip() or found.answer
        if settled:
            found.settled_at, found.settled_by = now, by
        found.version += 1
        found.save(update_fields=["answer", "settled_at", "settled_by", "version"])
    return found


def answered_so(comment: FieldComment, answer: str, settled: bool, by: object) -> bool:
    """Whether this very answer stands already: a second click of the same person."""
    mine = comment.settled_by_id == by.pk if comment.settled_at else not settled and bool(answer.strip())
    return comment.version > 1 and mine and comment.answer == (answer.strip() or comment.answer)


def check_unanswered(comment: FieldComment, answer: str, version: int | None) -> None:
    """Refuse to write over an answer that was given since the page was opened (``version`` is that of the page)."""
    if version is not None and comment.version != version:
        raise Stale({"answer": comment.answer}, {"answer": answer.strip()}, comment.version)
    if comment.settled_at is not None:
        raise Refused(_("This comment is settled already."))
