"""Words of the reports, and the life of an edition."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.workflow import Step, Workflow


class EditionKind(models.TextChoices):
    """What is built. The annual report fixes the consolidation it was fed with (JMI-3.22)."""

    JMI = "jmi", _("Consolidated JMI progress report")
    ANNUAL = "annual", _("Development Cooperation and Partnerships Report")
    MIDTERM = "midterm", _("Mid-term review report")


class EditionLanguages(models.TextChoices):
    """In which languages an edition is printed."""

    BOTH = "both", _("Khmer and English")
    KHMER = "km", _("Khmer")
    ENGLISH = "en", _("English")


class EditionState(models.TextChoices):
    """Where an edition stands. While it is ordered, its job says whether it waits, works, failed or was cancelled."""

    ORDERED = "ordered", _("Ordered")
    BUILT = "built", _("Built")
    SUBMITTED = "submitted", _("Submitted to the Prime Minister")
    ADVISED = "advised", _("Advice received")


EDITION_WORKFLOW = Workflow(
    name="edition",
    states=EditionState,
    initial=EditionState.ORDERED,
    final=(EditionState.ADVISED,),
    steps=(
        # The worker alone finishes; number, files and consolidation stand in the same transaction (JMI-3.21).
        Step("finish", ("ordered",), "built", ("worker",), _("Finish the edition"), provision="JMI-3.21"),
        Step(
            "submit",
            ("built",),
            "submitted",
            ("publisher",),
            _("Record the submission to the Prime Minister"),
            ("recipient", "date"),
            tone="primary",
            provision="DEC-2.03",
        ),
        Step(
            "advice",
            ("submitted",),
            "advised",
            ("publisher",),
            _("Record the advice received"),
            ("text", "date"),
            tone="primary",
            provision="DEC-2.04",
        ),
    ),
)


class FileForm(models.TextChoices):
    """Which file of an edition: the book in one language, or all matrices in both side by side."""

    ENGLISH = "en", _("Report in English")
    KHMER = "km", _("Report in Khmer")
    MATRICES = "matrices", _("JMI matrices, Khmer and English side by side")


class InstrumentType(models.TextChoices):
    """Legal instruments of the Kingdom, in their order of rank (DEC-0.01)."""

    CONSTITUTION = "constitution", _("Constitution")
    ROYAL_DECREE = "royal_decree", _("Royal Decree")
    ROYAL_KRAM = "royal_kram", _("Royal Kram")
    SUB_DECREE = "sub_decree", _("Sub-decree")
    DECISION = "decision", _("Decision")
    PRAKAS = "prakas", _("Prakas")
    CIRCULAR = "circular", _("Circular")
    OTHER = "other", _("Other instrument")
