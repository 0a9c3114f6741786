"""Revision after endorsement: a new version beside the old one, which stays as it was (JMI-3.13)."""

from datetime import date, datetime

from django.db import models
from django.utils.translation import gettext as _

from accounts.audit import audited
from jmi.actions.guard import lock
from jmi.chain import chains
from jmi.models import JmiSet, KeptReason, SharedWith
from jmi.permissions import parties
from jmi.rows import KINDS, STAGES, RowKind
from jmi.states import CycleState, SetState
from kit.refusals import NotAllowed, Refused


def revise(*, jmi_set: JmiSet, reason: str, meeting_on: date | None = None, by: object, now: datetime) -> JmiSet:
    """Copy a set in force into a new draft version, each row knowing which one it was copied from."""
    if not reason.strip():
        raise Refused(_("Say why the set is revised."), "JMI-3.13", "reason")
    with audited("jmi.revise_set", by=by, why=reason[:500]):
        jmi_set = lock(jmi_set)
        if not parties(by, jmi_set) & {"secretariat", "chair"}:
            raise NotAllowed(_("The Chair or the secretariat of the working group begins a revision."), "JMI-3.12")
        if jmi_set.cycle.state == CycleState.CLOSED:
            raise Refused(_("This cycle is closed; its sets can be read, not changed."), "JMI-1.05")
        if jmi_set.state != SetState.IN_FORCE:
            raise Refused(_("Only a set in force is revised; a draft is simply changed."), "JMI-3.13")
        if JmiSet.objects.filter(revises=jmi_set).exists():
            raise Refused(_("A revision of this set is under way already."), "JMI-3.13")
        new = JmiSet.objects.create(
            cycle=jmi_set.cycle,
            forum=jmi_set.forum,
            title_en=jmi_set.title_en,
            title_km=jmi_set.title_km,
            joint_senses=jmi_set.joint_senses,
            number=jmi_set.number + 1,
            revises=jmi_set,
            revision_reason=reason.strip(),
            revision_meeting_on=meeting_on,
            state_since_at=now,
            created_at=now,
            created_by=by,
        )
        keys: dict[str, str] = {}
        for outcome in chains([jmi_set]).get(jmi_set.pk, []):
            _copy_outcome(outcome, new, keys)
        for shared in jmi_set.shared_with.all():
            SharedWith.objects.create(jmi_set=new, forum=shared.forum)
        for kept in jmi_set.keptreasons.all():
            KeptReason.objects.create(
                jmi_set=new,
                provision=kept.provision,
                row=keys.get(kept.row, ""),
                reason=kept.reason,
                given_at=kept.given_at,
                given_by=kept.given_by,
            )
    return new


def _copy(row: models.Model, kind: RowKind, keys: dict[str, str], **parents: object) -> models.Model:
    new = kind.model(copied_from=row, **parents)
    skipped = {"id", "copied_from", "version", *parents}
    for field in row._meta.concrete_fields:
        if field.name not in skipped:
            setattr(new, field.attname, getattr(row, field.attname))
    new.save()
    keys[f"{kind.name}:{row.pk}"] = f"{kind.name}:{new.pk}"
    for child in kind.children + ((STAGES,) if kind.name == "indicator" else ()):
        for line in getattr(row, child.name).all():
            twin = child.model(**{child.parent: new})
            for field in line._meta.concrete_fields:
                if field.name not in ("id", child.parent):
                    setattr(twin, field.attname, getattr(line, field.attname))
            twin.save()
    return new


def _copy_outcome(outcome: models.Model, new_set: JmiSet, keys: dict[str, str]) -> None:
    new = _copy(outcome, KINDS["outcome"], keys, jmi_set=new_set)
    outputs: dict[int | None, models.Model | None] = {None: None}
    for output in outcome.outputs.all():
        outputs[output.pk] = _copy(output, KINDS["output"], keys, outcome=new)
        for indicator in output.indicators.all():
            _copy(indicator, KINDS["indicator"], keys, output=outputs[output.pk])
    for name in ("activity", "partnering"):
        for one in getattr(outcome, KINDS[name].related).all():
            _copy(one, KINDS[name], keys, outcome=new, output=outputs[one.output_id])
