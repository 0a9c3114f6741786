"""Pages for those who keep accounts, for the invited, and for everyone's own profile."""

from django.conf import settings
from django.contrib import messages
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import actions, panels
from accounts.adapters import KNOWN_BROWSER_SECONDS, has_second_factor
from accounts.exports import user_sheet
from accounts.forms import AcceptForm, InviteForm, ProfileForm, ReasonForm, RoleForm
from accounts.models import Invitation, RoleGrant, User
from accounts.policies import PUBLIC, SIGNED_IN, holds, policy
from accounts.roles import ROLES, Right, RoleName
from kit.refusals import Refused, Stale
from kit.sheets import xlsx

PAGE = 100
KEEPERS = holds(Right.INVITE_USERS)


@policy(PUBLIC)
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Switch the language of pages, and of letters for those who are signed in; back to the same page."""
    code = request.POST.get("language", "")
    target = request.POST.get("next", "")
    # Only paths of this house: a bare "//elsewhere" or "https://elsewhere" is not one.
    if not target.startswith("/") or not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        target = resolve_url(settings.LOGIN_REDIRECT_URL)
    response = HttpResponseRedirect(target)
    if code in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            code,
            max_age=KNOWN_BROWSER_SECONDS,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
        if request.user.is_authenticated:
            actions.set_language(user=request.user, language=code, now=timezone.now())
    return response


@policy(KEEPERS)
@require_safe
def user_list(request: HttpRequest) -> HttpResponse:
    """Everybody with an account, found by name or address, with roles; open invitations above."""
    users, wanted, role, state = _users(request)
    # One more than a page, by key: no count of everything on a long list.
    after = request.GET.get("after", "")
    if after:
        users = users.filter(email__gt=after)
    rows = list(users[: PAGE + 1])
    more = rows[PAGE - 1].email if len(rows) > PAGE else ""
    now = timezone.now()
    invitations = (
        []
        if wanted or role or state or after
        else list(
            Invitation.objects.visible_to(request.user)
            .open()
            .select_related("invited_by")
            .order_by("-invited_at")[:PAGE]
        )
    )
    context = {
        "users": rows[:PAGE],
        "more": more,
        "wanted": wanted,
        "role": role,
        "state": state,
        "roles": RoleName.choices,
        "invitations": [(invitation, invitation.expires_at <= now) for invitation in invitations],
    }
    return render(request, "accounts/user_list.html", context)


@policy(KEEPERS)
@require_safe
def user_export(request: HttpRequest) -> HttpResponse:
    """The same list, with the same filter, as a workbook."""
    return xlsx("accounts", user_sheet(_users(request)[0], timezone.localtime()))


def _users(request: HttpRequest) -> tuple[QuerySet[User], str, str, str]:
    """Accounts that fit the filter, and the filter."""
    wanted, role, state = (request.GET.get(name, "").strip() for name in ("q", "role", "state"))
    grants = RoleGrant.objects.filter(ended_at=None)
    users = User.objects.visible_to(request.user).prefetch_related(
        Prefetch("role_grants", queryset=grants, to_attr="open_grants")
    )
    if wanted:
        users = users.filter(Q(email__icontains=wanted) | Q(name_en__icontains=wanted) | Q(name_km__icontains=wanted))
    if role in RoleName.values:
        users = users.holding(RoleName(role))
    if state in ("active", "closed"):
        users = users.filter(is_active=state == "active")
    return users.order_by("email"), wanted, role, state


@policy(KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def user_invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody by e-mail."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data | {"roles": tuple(form.cleaned_data["roles"])}
        try:
            invitation, _url = actions.invite_user(by=request.user, now=timezone.now(), **facts)
        except Refused as refusal:
            form.add_error(refusal.field or None, refusal.message)
        else:
            messages.success(request, _("The invitation to %(email)s is on its way.") % {"email": invitation.email})
            return redirect("accounts:user-list")
    status = 422 if form.errors else 200
    return render(request, "accounts/user_invite.html", {"form": form}, status=status)


def _user(request: HttpRequest, pk: int) -> User:
    return get_object_or_404(User.objects.visible_to(request.user), pk=pk)


@policy(KEEPERS)
@require_safe
def user_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: roles given and ended, by whom and when; seats; what can be done."""
    user = _user(request, pk)
    context = {
        "person": user,
        "grants": [
            (grant, ROLES[grant.role])
            for grant in user.role_grants.select_related("granted_by", "ended_by").order_by("ended_at", "-granted_at")
        ],
        "role_form": RoleForm(user=user),
        "reason_form": ReasonForm(),
        "has_second_factor": has_second_factor(user),
        "is_self": user.pk == request.user.pk,
        "panels": panels.of(user, viewer=request.user),
    }
    return render(request, "accounts/user_detail.html", context)


@policy(KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def user_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Names and language of another's account."""
    return _edit(request, _user(request, pk), "accounts/user_edit.html")


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """One's own names, language, password and second factor; one's roles and seats."""
    context = {
        "grants": [ROLES[name] for name in request.user.role_names()],
        "panels": panels.of(request.user, viewer=request.user),
        "has_second_factor": has_second_factor(request.user),
        "relaxed": not settings.REQUIRE_SECOND_FACTOR and request.user.needs_second_factor,
    }
    return _edit(request, request.user, "accounts/profile.html", context)


def _edit(request: HttpRequest, user: User, template: str, context: dict | None = None) -> HttpResponse:
    initial = {name: getattr(user, name) for name in ("name_en", "name_km", "language", "version")}
    form = ProfileForm(request.POST or None, initial=initial)
    context = {"person": user, "form": form, "stale": None} | (context or {})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                user = actions.edit_profile(user=user, by=request.user, now=timezone.now(), **form.cleaned_data)
            except Stale as stale:
                status = 409
                context["stale"] = [
                    {
                        "label": form.fields[name].label,
                        "name": name,
                        "theirs": stale.theirs[name],
                        "mine": stale.mine[name],
                    }
                    for name in stale.mine
                    if stale.mine[name] != stale.theirs[name]
                ]
                form.data = form.data.copy()
                form.data["version"] = stale.version
            except Refused as refusal:
                form.add_error(refusal.field or None, refusal.message)
            else:
                messages.success(request, _("Saved."))
                response = redirect(request.path)
                if user.pk == request.user.pk:
                    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax")
                return response
    return render(request, template, context, status=status)


def _step(request: HttpRequest, target: str | User, done: str, action, **facts: object) -> HttpResponse:
    """Take one step and go back to ``target``; a refusal is shown there."""
    try:
        action(by=request.user, now=timezone.now(), **facts)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, done)
    return redirect(target)


@policy(KEEPERS)
@require_POST
def role_give(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a nationwide role."""
    user = _user(request, pk)
    form = RoleForm(request.POST, user=user)
    if not form.is_valid():
        messages.error(request, _("Choose one of the roles in the list."))
        return redirect(user)
    return _step(request, user, _("The role was given."), actions.give_role, user=user, role=form.cleaned_data["role"])


@policy(KEEPERS)
@require_POST
def role_end(request: HttpRequest, pk: int, grant_pk: int) -> HttpResponse:
    """End a role of this user."""
    user = _user(request, pk)
    grant = get_object_or_404(user.role_grants, pk=grant_pk)
    return _step(request, user, _("The role has ended."), actions.end_role, grant=grant)


@policy(KEEPERS)
@require_POST
def user_deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an account and end its sessions."""
    user = _user(request, pk)
    return _step(
        request, user, _("The account is closed and signed out everywhere."), actions.deactivate_user, user=user
    )


@policy(KEEPERS)
@require_POST
def user_reactivate(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a closed account."""
    user = _user(request, pk)
    return _step(request, user, _("The account is open again."), actions.reactivate_user, user=user)


@policy(KEEPERS)
@require_POST
def second_factor_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody who lost the phone set up a new second factor."""
    user = _user(request, pk)
    done = _("The second factor is removed. A new one is set up at the next sign-in.")
    why = request.POST.get("why", "")
    return _step(request, user, done, actions.remove_second_factor, user=user, why=why)


@policy(KEEPERS)
@require_POST
def invitation_resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the invitation again, with a new link."""
    invitation = get_object_or_404(Invitation.objects.visible_to(request.user), pk=pk)
    done = _("The invitation to %(email)s is on its way.") % {"email": invitation.email}
    return _step(request, "accounts:user-list", done, actions.resend_invitation, invitation=invitation)


@policy(KEEPERS)
@require_POST
def invitation_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw an invitation."""
    invitation = get_object_or_404(Invitation.objects.visible_to(request.user), pk=pk)
    return _step(
        request,
        "accounts:user-list",
        _("The invitation is withdrawn."),
        actions.revoke_invitation,
        invitation=invitation,
    )


@policy(PUBLIC)
@never_cache
@sensitive_post_parameters("password", "password_again")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_accept(request: HttpRequest, token: str) -> HttpResponse:
    """The invited person chooses a password and comes in; a dead link says so, whatever killed it."""
    now = timezone.now()
    try:
        invitation = actions.open_invitation(token=token, now=now)
    except Refused as refusal:
        return render(request, "accounts/invitation_dead.html", {"refusal": refusal}, status=410)
    if request.method != "POST" and not request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME):
        translation.activate(invitation.language)
        request.LANGUAGE_CODE = invitation.language
    initial = {name: getattr(invitation, name) for name in ("name_en", "name_km", "language")}
    form = AcceptForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("password", "name_en", "name_km", "language")}
        try:
            actions.accept_invitation(token=token, now=now, **facts)
        except Refused as refusal:
            form.add_error(refusal.field or None, refusal.message)
        else:
            messages.success(request, _("Welcome. Sign in with your address and the password you have just chosen."))
            response = redirect(settings.LOGIN_URL)
            response.set_cookie(settings.LANGUAGE_COOKIE_NAME, facts["language"], samesite="Lax")
            return response
    status = 422 if form.errors else 200
    context = {"form": form, "invitation": invitation, "roles": [ROLES[name] for name in invitation.roles]}
    return render(request, "accounts/invitation_accept.html", context, status=status)


@policy(SIGNED_IN)
@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """Every role in words: what it is for, what it allows, who holds it (for those who keep accounts)."""
    holders: dict[str, list[User]] = {}
    if request.user.has_right(Right.INVITE_USERS):
        grants = RoleGrant.objects.filter(ended_at=None, user__is_active=True).select_related("user")
        for grant in grants.order_by("user__email"):
            holders.setdefault(grant.role, []).append(grant.user)
    rows = [
        {
            "role": role,
            "rights": [Right(right).label for right in role.rights],
            "holders": holders.get(name, []),
            "mine": name in request.user.role_names(),
        }
        for name, role in ROLES.items()
    ]
    return render(request, "accounts/roles.html", {"rows": rows, "panels": panels.roles()})
