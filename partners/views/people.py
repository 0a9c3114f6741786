"""People: list, page, editing, positions, joining two entries (LRN-4.05)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.policies import SIGNED_IN, holds, policy
from accounts.roles import Right
from kit.paging import page_of
from kit.whole import whole
from partners import panels
from partners.actions.people import link_account, merge_people, save_person, save_position
from partners.editing import may_see_history, run, version_of
from partners.exports import person_sheet, xlsx
from partners.forms import AccountForm, MergeForm, PersonForm, PositionForm
from partners.list_rows import person_rows
from partners.lists import PAGE, people
from partners.models import Organisation, Person
from partners.permissions import may_add_people, may_edit_person, may_keep, may_see_contact

KEEPERS = holds(Right.KEEP_DIRECTORY)


@policy(SIGNED_IN)
@require_safe
def person_list(request: HttpRequest) -> HttpResponse:
    """All people, found under any spelling in either script."""
    q = request.GET.get("q", "").strip()[:200]
    keys = people(request.user, q).prefetch_related(None).values_list("pk", flat=True)
    page = page_of(keys, request.GET.get("page"), PAGE)
    context = {
        "tab": "people",
        "q": q,
        "page": page.of(person_rows(page.rows, timezone.localdate())),
        "may_add": may_add_people(request.user),
    }
    return render(request, "partners/person_list.html", context)


@policy(SIGNED_IN)
@require_safe
def person_export(request: HttpRequest) -> HttpResponse:
    """The list as a workbook; contact lines only for those who may see them all."""
    rows = people(request.user, request.GET.get("q", "").strip()[:200]).prefetch_related("other_names")
    contacts = may_keep(request.user) or request.user.has_right(Right.SEE_ALL)
    return xlsx("people", person_sheet(rows, contacts=contacts))


def _person(request: HttpRequest, pk: int) -> Person:
    return get_object_or_404(Person.objects.visible_to(request.user).select_related("merged_into"), pk=pk)


@policy(SIGNED_IN)
@require_safe
def person_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: names, positions, seats."""
    person = _person(request, pk)
    today = timezone.localdate()
    posts = list(person.positions.select_related("organisation"))
    context = {
        "person": person,
        "others": list(person.other_names.all()),
        "posts": [post for post in posts if post.to_on is None or post.to_on >= today],
        "former": [post for post in posts if post.to_on and post.to_on < today],
        "merged": list(person.merged.all()),
        "panels": panels.of_person(request.user, person),
        "may_see_contact": may_see_contact(request.user, person),
        "may_edit": may_edit_person(request.user, person) and person.merged_into_id is None,
        "may_keep": may_keep(request.user) and person.merged_into_id is None,
        "may_see_history": may_see_history(request.user, person),
    }
    return render(request, "partners/person_detail.html", context)


def _crumbs(person: Person | None, heading: str) -> dict[str, object]:
    return {
        "heading": heading,
        "parent_url": reverse("partners:person-list"),
        "parent_name": _("People"),
        "record": person,
        "version": person.version if person else None,
        "cancel_url": person.get_absolute_url() if person else reverse("partners:person-list"),
        "draft_key": "",
    }


def _edit(request: HttpRequest, person: Person | None, heading: str) -> HttpResponse:
    form = PersonForm(request.POST or None, user=request.user, initial=PersonForm.of(person))
    return run(
        request,
        form=form,
        save=lambda: save_person(
            person=person,
            values=form.values(),
            other_names=form.names(),
            version=version_of(request),
            by=request.user,
            now=timezone.now(),
        ),
        context=_crumbs(person, heading) | {"draft_key": f"partners.person.{person.pk if person else 'new'}"},
    )


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def person_create(request: HttpRequest) -> HttpResponse:
    """Enter a person."""
    if not may_add_people(request.user):
        raise Http404
    return _edit(request, None, _("New person"))


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def person_update(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a person; everybody may change the own entry."""
    person = _person(request, pk)
    if not may_edit_person(request.user, person):
        raise Http404
    return _edit(request, person, _("Change person"))


@policy(KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def person_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Join another entry of the same person to this one."""
    person = _person(request, pk)
    form = MergeForm(request.POST or None, user=request.user)
    return run(
        request,
        form=form,
        save=lambda: merge_people(
            keep=person,
            drop=form.cleaned_data["other"],
            reason=form.cleaned_data["reason"],
            by=request.user,
            now=timezone.now(),
        ),
        context=_crumbs(person, _("Join with another entry"))
        | {
            "submit": _("Join the two entries"),
            "lead": _(
                "This entry stays. The other one becomes a spelling of it; its positions, seats and account come here."
            ),
        },
        done=_("Joined."),
    )


@policy(KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def person_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whose account this person's is, or that it is none."""
    person = _person(request, pk)
    initial = {"account": person.user.email} if person.user else {}
    form = AccountForm(request.POST or None, user=request.user, initial=initial)
    return run(
        request,
        form=form,
        save=lambda: link_account(
            person=person,
            email=form.cleaned_data["account"],
            version=version_of(request),
            by=request.user,
            now=timezone.now(),
        ),
        context=_crumbs(person, _("Account of this person"))
        | {"lead": _("The seats that this person holds give the account its rights at once.")},
    )


def _position(request: HttpRequest, person: Person, position: object, heading: str) -> HttpResponse:
    body = request.GET.get("organisation", "")
    start = (
        {"organisation": Organisation.objects.visible_to(request.user).filter(pk=body).first()}
        if whole(body) is not None
        else {}
    )
    initial = PositionForm.of(position) if position else start
    form = PositionForm(request.POST or None, user=request.user, initial=initial)

    def save() -> Person:
        save_position(
            person=person,
            position=position,
            values=form.values(),
            version=version_of(request),
            by=request.user,
            now=timezone.now(),
        )
        return person

    return run(request, form=form, save=save, context=_crumbs(person, heading))


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def position_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a position of a person."""
    person = _person(request, pk)
    if not (may_edit_person(request.user, person) or may_add_people(request.user)):
        raise Http404
    return _position(request, person, None, _("New position"))


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def position_update(request: HttpRequest, pk: int, position_pk: int) -> HttpResponse:
    """Change or end a position."""
    person = _person(request, pk)
    if not may_edit_person(request.user, person):
        raise Http404
    return _position(request, person, get_object_or_404(person.positions, pk=position_pk), _("Change position"))


@policy(SIGNED_IN)
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """The directory's entry of whoever asks."""
    person = getattr(request.user, "person", None)
    if person is None:
        raise Http404
    return redirect(person)
