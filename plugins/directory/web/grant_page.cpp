// SPDX-License-Identifier: Apache-2.0
// Pages of mailboxes lent.
#include "directory/web/grant_page.h"

#include "core/auth/seat.h"
#include "core/base/text.h"
#include "core/http/offer.h"
#include "directory/domain/access.h"
#include "directory/input/fields.h"
#include "directory/web/conferral_view.h"

namespace directory::web {
namespace {

using core::Context;
using core::http::fault_status;
using core::http::Request;
using core::http::Response;
using core::page::Data;
using core::words::Catalog;

std::string grant_address(GrantId id) { return "/directory/mailboxes/" + id.text(); }
std::string lend_address(core::PositionId id) { return "/directory/positions/" + id.text() + "/lend"; }

std::string said(const std::set<std::string>& given, const std::string& prefix, const Catalog& words,
                 const auto& order) {
    std::vector<std::string> all;
    for (const auto word : order)
        if (given.contains(std::string(word))) all.push_back(words.say(prefix + std::string(word)));
    return core::text::join(all, ", ");
}

void show_grant(Data& row, const GrantLine& line, const Catalog& words) {
    const auto& made = line.made;
    row.set("KIND", words.say("directory.grant.kind." + std::string(name(made.kind))))
        .set("POSITION", line.position)
        .set("POSITION_URL", "/directory/positions/" + made.position.text())
        .set("GIVER", line.giver)
        .set("RECEIVER", line.receiver)
        .set("RECEIVER_POSITION", line.receiver_position)
        .set("ACTS", said(made.acts, "directory.grant.act.", words, grant_acts))
        .set("WORKS", made.works.empty() ? words.say("directory.grant.all_works")
                                         : said(made.works, "directory.grant.work.", words, grant_works))
        .set("URL", grant_address(made.id))
        .show_if(line.long_time, "LONG");
    show_terms(row, made, made.until, line.state, words);
    if (!made.reason.empty()) row.add("REASON").set("TEXT", words.say("directory.grant.reason." + made.reason));
    if (!made.basis.empty()) row.add("BASIS").set("TEXT", made.basis);
    if (!made.note.empty()) row.add("KEEPER_NOTE").set("TEXT", made.note);
}

void show_near(Data& data, const GrantChoices& choices, const Request& request, const Catalog& words) {
    for (const auto& near : choices.near) {
        auto& unit = data.add("NEAR");
        unit.set("UNIT", near.unit_name.empty() ? words.say("directory.grant.beside") : near.unit_name);
        for (const auto& each : near.people)
            unit.add("PERSON")
                .set("ID", each.appointment.text())
                .set("NAME", each.titled_name + ", " + each.position_name)
                .show_if(request.form.get("receiver") == each.appointment.text(), "CHOSEN");
    }
    data.show_if(choices.near.empty(), "NOBODY");
}

void show_scope(Data& data, GrantKind kind, const core::http::Fields& form, const Catalog& words) {
    const bool again = form.has("receiver");
    for (const auto act : grant_acts) {
        if (act == "see" || (kind == GrantKind::secretary && act != "prepare")) continue;
        data.add("ACT")
            .set("VALUE", act)
            .set("LABEL", words.say("directory.grant.may." + std::string(act)))
            .show_if(again ? sent(form, "acts", act) : act != "initial", "CHOSEN");
    }
    for (const auto work : grant_works)
        data.add("WORK")
            .set("VALUE", work)
            .set("LABEL", words.say("directory.grant.work." + std::string(work)))
            .show_if(!again || sent(form, "works", work), "CHOSEN");
    show_heights(data, again ? form.get("highest") : MailboxGrant{}.highest, words);
}

}  // namespace

void show_grants(Data& data, const std::vector<GrantLine>& lines, const Catalog& words) {
    if (lines.empty()) return;
    auto& box = data.add("GRANTS");
    for (const auto& line : lines) show_grant(box.add("GRANT"), line, words);
}

Response GrantPages::list(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    core::http::Given given(request.query);
    const auto wish = input::grant_wish_from(given);
    given.done();
    const auto page = lend_.list(ctx, wish);
    const std::string base = "/directory/mailboxes";
    Data data;
    data.set("PAGE_TITLE", words.say("directory.grant.title"));
    for (const bool open : {false, true})
        data.add("FILTER")
            .set("URL", open ? base + "?open=1" : base)
            .set("LABEL", words.say(open ? "directory.grant.open" : "directory.grant.all"))
            .show_if(wish.open == open, "CURRENT");
    show_lines(data, page, base, wish.open ? "open=1" : "",
               [&](Data& row, const GrantLine& line) { show_grant(row, line, words); });
    if (page.own) data.add("LEND").set("URL", lend_address(*page.own));
    return book_.render(ctx, request, "directory/mailboxes", std::move(data));
}

Response GrantPages::shown(const Context& ctx, Request& request, GrantId id, const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    const auto sheet = lend_.sheet(ctx, id);
    Data data;
    data.set("PAGE_TITLE", words.say("directory.grant.title"));
    show_grant(data, sheet.line, words);
    show_history(data, sheet.line.made, sheet.trail, words, ctx.zone);
    if (sheet.may_revoke) data.add("MAY_REVOKE").set("REVOKE_URL", grant_address(id) + "/revoke");
    core::page::show_faults(data, faults, words);
    return book_.render(ctx, request, "directory/mailbox", std::move(data), faults.empty() ? 200 : fault_status,
                        "mailbox_grant:" + id.text());
}

Response GrantPages::show(const Context& ctx, Request& request) {
    return shown(ctx, request, GrantId::parse(request.param("id")), {});
}

Response GrantPages::asked(const Context& ctx, Request& request, core::PositionId position, GrantKind kind,
                           const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    const auto choices = lend_.choices(ctx, position);
    const auto& form = request.form;
    const bool away = kind == GrantKind::substitute;
    const std::string url = lend_address(position);
    Data data;
    data.set("PAGE_TITLE", words.say(away ? "directory.grant.absence" : "directory.grant.name_secretary"))
        .set("LEAD", words.say(away ? "directory.grant.absence_lead" : "directory.grant.secretary_lead"))
        .set("AFTER", words.say(away ? "directory.grant.absence_after" : "directory.grant.secretary_after"))
        .set("POSITION", choices.position.name)
        .set("BACK_URL", "/directory/positions/" + position.text())
        .set("URL", url)
        .set("KIND_VALUE", name(kind))
        .set("FROM", form.has("from") ? form.get("from") : core::iso(ctx.today()))
        .set("UNTIL", form.get("until"))
        .set("BASIS_TYPED", form.get("basis"))
        .set("NOTE_TYPED", form.get("note"))
        .show_if(away, "ABSENCE")
        .show_if(!away, "SECRETARY")
        .show_if(choices.by_keeper, "KEEPER");
    for (const auto each : all_grant_kinds)
        data.add("TAB")
            .set("URL", url + "?kind=" + std::string(name(each)))
            .set("LABEL", words.say("directory.grant.kind." + std::string(name(each))))
            .show_if(each == kind, "CURRENT");
    for (const auto reason : absence_reasons)
        data.add("WHY")
            .set("VALUE", reason)
            .set("LABEL", words.say("directory.grant.reason." + std::string(reason)))
            .show_if(form.get("reason") == reason, "CHOSEN");
    show_near(data, choices, request, words);
    show_scope(data, kind, form, words);
    show_grants(data, choices.open, words);
    core::page::show_faults(data, faults, words);
    return book_.render(ctx, request, "directory/lend", std::move(data), faults.empty() ? 200 : fault_status);
}

Response GrantPages::form(const Context& ctx, Request& request) {
    const auto position = core::PositionId::parse(request.param("id"));
    core::http::Given given(request.query);
    const auto kind = given.one_of("kind", all_grant_kinds, [](GrantKind each) { return name(each); });
    given.done();
    return asked(ctx, request, position, kind.value_or(GrantKind::substitute), {});
}

Response GrantPages::give(const Context& ctx, Request& request) {
    const auto position = core::PositionId::parse(request.param("id"));
    core::http::Given given(request.form);
    auto wanted = input::grant_from(given, position, ctx.today());
    const auto kind = wanted.kind;
    return or_again(
        [&] {
            const auto made = lend_.give(ctx, std::move(wanted), given.take_faults());
            const auto where = grant_address(made.made.id);
            return core::http::offer_undo(
                core::http::see_other(where, made.long_time ? "directory.flash.lent_long" : "directory.flash.lent",
                                      made.long_time ? "warning" : "success"),
                where + "/undo", "mailbox_lent");
        },
        [&](const std::vector<core::Fault>& faults) { return asked(ctx, request, position, kind, faults); });
}

Response GrantPages::undo(const Context& ctx, Request& request) {
    const auto id = GrantId::parse(request.param("id"));
    lend_.undo(ctx, id);
    return core::http::see_other(grant_address(id), "directory.flash.undone");
}

Response GrantPages::revoke(const Context& ctx, Request& request) {
    const auto id = GrantId::parse(request.param("id"));
    return or_again(
        [&] {
            lend_.revoke(ctx, id, input::revoke_reason_from(core::http::Given(request.form), "directory.error.grant"));
            return core::http::see_other(grant_address(id), "directory.flash.taken_back");
        },
        [&](const std::vector<core::Fault>& faults) { return shown(ctx, request, id, faults); });
}

std::string GrantPages::on_account(const Context& ctx, const Request& request) {
    const auto own = core::seat_of(ctx.actor).position;
    if (own.nil() || ctx.actor.borrows() || may_lend(ctx.actor, own) != core::Verdict::allowed) return {};
    const auto& words = words_.in(ctx.language);
    auto lines = lend_.of(ctx, own);
    std::erase_if(lines, [](const GrantLine& each) { return !still_open(each.state); });
    Data data;
    data.set("AWAY_URL", lend_address(own) + "?kind=substitute").set("SECRETARY_URL", lend_address(own) + "?kind=secretary");
    show_grants(data, lines, words);
    return book_.fragment(ctx, request, "directory/own_mailbox", data);
}

}  // namespace directory::web
