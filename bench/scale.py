"""The demonstration set a hundredfold, by plain SQL: rows are repeated with shifted keys, triggers off.

A country that has worked like this for long: the copies are sub-national dialogues with a past, closed cycle; the
twenty working groups have ten indicators each and five yearly rounds; every forum has met twenty times and agreed on
actions.
"""

from django.apps import apps
from django.db import connection, models

from jmi.models import Cycle, Indicator, IndicatorProgress, JmiSet, ProgressReport, Round

STEP = 10_000_000  # keys of the k-th copy begin here: far above any key of the demonstration
MEETINGS, ACTIONS = 20, 25  # of each forum, of each meeting
ROWS, YEARS = 10, 5  # indicators of each working group, rounds of the open cycle

# In the order of their foreign keys; what is not named here (people, organisations, users) is shared.
COPIED = (
    "meetings.Forum", "meetings.Seat",
    "jmi.JmiSet", "jmi.Agreement", "jmi.Outcome", "jmi.OutcomePolicy", "jmi.Output", "jmi.Indicator",
    "jmi.IndicatorStage", "jmi.Activity", "jmi.PartneringAction", "jmi.Responsible", "jmi.ProgressReport",
    "jmi.IndicatorProgress",
    "jmi.ActivityProgress", "jmi.PartneringProgress", "jmi.Submission",
)  # fmt: skip
# Copied once for all copies: what has ended long ago.
PAST = ("jmi.Cycle", "jmi.Round")
# Otherwise in the copies. A seat of a copy is nobody's: one person must not suddenly sit in two thousand forums.
CHANGED = {
    "meetings.Forum": {"kind": "'snd'", "name_en": "t.name_en || ' ' || k", "name_km": "t.name_km || ' ' || k"},
    "meetings.Seat": {"person": "NULL", "alternate": "NULL"},
    "jmi.JmiSet": {"state": "'closed'"},
    "jmi.Cycle": {"state": "'closed'", "start_year": "t.start_year - 20", "end_year": "t.end_year - 20"},
    "jmi.Round": {
        "state": "'closed'",
        "year": "t.year - 20",
        "period_from_on": "t.period_from_on - 7305",
        "period_to_on": "t.period_to_on - 7305",
    },
}


def _name(name: str) -> str:
    return connection.ops.quote_name(name)


def _copy(label: str, shifted: dict[type, str], times: int) -> None:
    """Repeat the rows of one table; ``shifted`` names the number of the copy in keys that point to each model."""
    model = apps.get_model(label)
    table, fields = _name(model._meta.db_table), model._meta.local_concrete_fields
    values = []
    for field in fields:
        column, to = f"t.{_name(field.column)}", model if field.primary_key else field.related_model
        value = f"{column} + {shifted[to]} * {STEP}" if to in shifted else column
        if field.name == "code":
            value = f"{column} || '-' || k"
        values.append(CHANGED.get(label, {}).get(field.name, value))
    names = ", ".join(_name(field.column) for field in fields)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {', '.join(values)} FROM {table} t, generate_series(1, {times}) k"
            f" WHERE t.id < {STEP}"
        )


def _insert(model: type[models.Model], source: str, /, **given: str) -> None:
    """Rows out of ``source`` (what stands after FROM): the columns given as SQL, the others as the model defaults."""
    fields = [field for field in model._meta.local_concrete_fields if field.name in given or not field.primary_key]
    chosen, constants = [], []
    for field in fields:
        if field.name in given:
            chosen.append(given[field.name].replace("%", "%%"))
        elif isinstance(field, models.DateTimeField) and not field.null:
            chosen.append("now()")
        else:
            default = None if field.null and not field.has_default() else field.get_default()
            constants.append(field.get_db_prep_save(default, connection))
            chosen.append(f"%s::{field.db_type(connection)}" if isinstance(default, list) else "%s")
    names = ", ".join(_name(field.column) for field in fields)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {_name(model._meta.db_table)} ({names}) SELECT {', '.join(chosen)} FROM {source}", constants
        )


def fill() -> None:
    """Ten indicators and five rounds for each working group of the open cycle of which reports exist."""
    cycle = Cycle.objects.get(pk=Round.objects.filter(state="open").latest("pk").cycle_id)
    first = Round.objects.filter(cycle=cycle).earliest("period_to_on")
    in_cycle = f"FROM {_name(JmiSet._meta.db_table)} s JOIN jmi_outcome o ON o.jmi_set_id = s.id"
    outputs = f"(SELECT DISTINCT ON (s.id) p.id, s.id AS jmi_set {in_cycle} JOIN jmi_output p ON p.outcome_id = o.id"
    outputs += f" WHERE s.cycle_id = {cycle.pk} ORDER BY s.id, p.id) first"
    counted = f"SELECT count(*) {in_cycle} JOIN jmi_output p ON p.outcome_id = o.id"
    counted += " JOIN jmi_indicator i ON i.output_id = p.id WHERE s.id = first.jmi_set"
    _insert(
        Indicator,
        f"{outputs}, generate_series(1, {ROWS}) k WHERE k <= {ROWS} - ({counted})",
        output="first.id", position="100 + k", number="'9.' || k", title_en="'Further indicator ' || k",
        title_km="'សូចនាករបន្ថែម ' || k", kind="'percentage'", baseline_text="'40'", baseline_value="40",
        baseline_on="'2018-12-31'", target_text="'80'", target_value="80", target_on="'2023-12-31'",
        source_name="'Survey'",
    )  # fmt: skip
    for back in range(1, YEARS + 1 - Round.objects.filter(cycle=cycle).count()):
        year = first.year - back
        fields = {field.attname: getattr(first, field.attname) for field in Round._meta.concrete_fields}
        fields |= {"id": None, "year": year, "name_en": f"JMI progress {year}", "state": "closed"}
        for day in ("period_from_on", "period_to_on", "due_on"):
            fields[day] = getattr(first, day).replace(year=getattr(first, day).year - back)
        round_ = Round.objects.create(**fields)
        _insert(
            ProgressReport,
            f"jmi_jmiset s WHERE s.cycle_id = {cycle.pk}",
            round=str(round_.pk), jmi_set="s.id", state="'accepted'", due_on=f"'{round_.due_on}'",
            submitted_at="now()", accepted_at="now()",
        )  # fmt: skip
    _insert(
        IndicatorProgress,
        "jmi_progressreport r JOIN jmi_round u ON u.id = r.round_id JOIN jmi_outcome o ON o.jmi_set_id = r.jmi_set_id"
        " JOIN jmi_output p ON p.outcome_id = o.id JOIN jmi_indicator i ON i.output_id = p.id"
        f" WHERE u.cycle_id = {cycle.pk} AND r.state = 'accepted'"
        " AND NOT EXISTS (SELECT 1 FROM jmi_indicatorprogress e WHERE e.report_id = r.id AND e.indicator_id = i.id)",
        report="r.id", indicator="i.id", reported="'reported'", value_text="(50 + i.id % 30)::text",
        value="50 + i.id % 30", rating="CASE i.id % 3 WHEN 0 THEN 'off_track' ELSE 'on_track' END",
        progress_en="'The plan was approved and 16 of 40 districts have begun.'", source="'Ministry'",
    )  # fmt: skip


def _meet() -> None:
    """Meetings of each forum and what they agreed, where they are not there yet: all but the latest long done."""
    meeting, action = (apps.get_model(label) for label in ("meetings.Meeting", "followup.Action"))
    day = "current_date + 60 - 90 * (k / 2)"
    _insert(
        meeting,
        f"meetings_forum f, generate_series(1, {MEETINGS}) k"
        f" WHERE NOT EXISTS (SELECT 1 FROM meetings_meeting e WHERE e.id = f.id + k * {STEP // 100})",
        id=f"f.id + k * {STEP // 100}", forum="f.id", number="k::text", title_en="'Meeting ' || k",
        title_km="'កិច្ចប្រជុំ ' || k", starts_on=day, ends_on=day, state=f"CASE WHEN {day} < current_date THEN 'held'"
        " ELSE 'planned' END",
    )  # fmt: skip
    done = "m.starts_on + 90 < current_date AND a % 25 > 0"
    _insert(
        action,
        f"meetings_meeting m, generate_series(1, {ACTIONS}) a"
        " WHERE NOT EXISTS (SELECT 1 FROM followup_action e WHERE e.meeting_id = m.id)",
        forum="m.forum_id", meeting="m.id", text_en="'Send the figures of ' || m.id || ' and ' || a",
        text_km="'ផ្ញើតួលេខ ' || a", due_on="m.starts_on + a", due_text="(m.starts_on + a)::text",
        state=f"CASE WHEN {done} THEN 'confirmed' ELSE 'open' END",
        closing_note=f"CASE WHEN {done} THEN 'Sent.' ELSE '' END",
        done_on=f"CASE WHEN {done} THEN m.starts_on + a END",
    )  # fmt: skip


def trail(acts: int) -> None:
    """So many acts of the audit trail, one a minute."""
    _insert(
        apps.get_model("pghistory.Context"),
        f"(SELECT array_agg(id) AS ids FROM accounts_user) u, generate_series(1, {acts}) k",
        id="gen_random_uuid()", created_at="now() - k * interval '1 minute'", updated_at="now()",
        metadata="jsonb_build_object('user', u.ids[1 + k % cardinality(u.ids)], 'verb', 'jmi.entry.save', 'url', '/')",
    )  # fmt: skip


def begin() -> None:
    """One set of the demonstration that has met and acted: the size from which the growth of lists is measured."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # no triggers
        _meet()
        trail(1000)
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("VACUUM ANALYZE")


def multiply(times: int) -> dict[str, int]:
    """Make ``times`` sets of the demonstration out of one; rows now in the larger tables, by label."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # no triggers
    fill()
    shifted = {apps.get_model(label): "k" for label in COPIED} | {apps.get_model(label): "1" for label in PAST}
    for label in PAST:
        _copy(label, shifted, 1)
    for label in COPIED:
        _copy(label, shifted, times - 1)
    _meet()
    trail(999_000)
    rows = {}
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("VACUUM ANALYZE")
        for label in (*COPIED, "meetings.Meeting", "followup.Action", "pghistory.Context"):
            cursor.execute(f"SELECT count(*) FROM {_name(apps.get_model(label)._meta.db_table)}")
            rows[label] = cursor.fetchone()[0]
    return rows
