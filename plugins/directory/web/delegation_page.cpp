// SPDX-License-Identifier: Apache-2.0
// Pages of delegations.
#include "directory/web/delegation_page.h"

#include "core/base/text.h"
#include "core/http/given.h"
#include "core/http/offer.h"
#include "directory/input/fields.h"
#include "directory/web/conferral_view.h"

namespace directory::web {
namespace {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;

using core::http::fault_status;

std::string address(DelegationId id) { return "/directory/delegations/" + id.text(); }
std::string position_address(core::PositionId id) { return "/directory/positions/" + id.text(); }

std::string scope_of(const DelegationLine& line, const core::words::Catalog& words) {
    auto names = line.scopes;
    for (const auto& key : line.group_words) names.push_back(words.say("directory.delegation.whole_group", {{"group", words.say(key)}}));
    return names.empty() ? words.say("directory.delegation.all_kinds") : core::text::join(names, "; ");
}

void show_line(Data& row, const DelegationLine& line, const core::words::Catalog& words) {
    const auto& made = line.made;
    row.set("GIVER", line.giver)
        .set("GIVER_URL", position_address(made.giver))
        .set("RECEIVER", line.receiver)
        .set("RECEIVER_URL", position_address(made.receiver))
        .set("FORM", printed(made.form))
        .set("FORM_NAME", words.say("directory.delegation.form." + std::string(name(made.form))))
        .set("SCOPE", scope_of(line, words))
        .set("BASIS", made.basis)
        .set("URL", address(made.id));
    show_terms(row, made, made.until, line.state, words);
    if (!line.between.empty()) row.add("THROUGH").set("BETWEEN", line.between);
}

void show_receivers(Data& data, const char* section, const std::vector<Position>& all, const Request& request) {
    if (all.empty()) return;
    auto& level = data.add(section);
    for (const auto& each : all)
        level.add("RECEIVER").set("ID", each.id.text()).set("NAME", each.name).show_if(
            request.form.get("receiver") == each.id.text(), "CHOSEN");
}

void show_kinds(Data& data, const std::vector<SignedKind>& kinds, const Request& request,
                const core::words::Catalog& words) {
    std::string now;
    Data* group = nullptr;
    for (const auto& kind : kinds) {
        if (!group || kind.group != now) {
            now = kind.group;
            data.add("WHOLE").set("CODE", kind.group).set("NAME", words.say(kind.group_word)).show_if(
                sent(request.form, "groups", kind.group), "CHOSEN");
            group = &data.add("GROUP").set("NAME", words.say(kind.group_word));
        }
        group->add("KIND").set("CODE", kind.code).set("NAME", kind.name).show_if(
            sent(request.form, "kinds", kind.code), "CHOSEN");
    }
}

}  // namespace

Response DelegationPages::list(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    core::http::Given given(request.query);
    const auto wish = input::delegation_wish_from(given);
    given.done();
    const auto page = delegate_.list(ctx, wish);
    Data data;
    const std::string base = "/directory/delegations";
    data.set("PAGE_TITLE", words.say("directory.delegation.title"));
    const std::string now = wish.state ? std::string(name(*wish.state)) : "";
    for (const char* each : {"", "active", "future", "past", "revoked"})
        data.add("FILTER")
            .set("URL", *each ? base + "?state=" + each : base)
            .set("LABEL", words.say(*each ? "directory.delegation.state." + std::string(each)
                                          : "directory.delegation.all"))
            .show_if(now == each, "CURRENT");
    show_lines(data, page, base, now.empty() ? "" : "state=" + now,
               [&](Data& row, const DelegationLine& line) { show_line(row, line, words); });
    if (page.own) data.add("GIVE").set("URL", position_address(*page.own) + "/delegate");
    return book_.render(ctx, request, "directory/delegations", std::move(data));
}

Response DelegationPages::shown(const Context& ctx, Request& request, DelegationId id,
                                const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    const auto sheet = delegate_.sheet(ctx, id);
    const auto& made = sheet.line.made;
    Data data;
    data.set("PAGE_TITLE", words.say("directory.delegation.one", {{"basis", made.basis}}));
    show_line(data, sheet.line, words);
    show_history(data, made, sheet.trail, words, ctx.zone);
    if (sheet.may_revoke) data.add("MAY_REVOKE").set("REVOKE_URL", address(id) + "/revoke");
    core::page::show_faults(data, faults, words);
    return book_.render(ctx, request, "directory/delegation", std::move(data), faults.empty() ? 200 : fault_status,
                        "delegation:" + id.text());
}

Response DelegationPages::show(const Context& ctx, Request& request) {
    return shown(ctx, request, DelegationId::parse(request.param("id")), {});
}

Response DelegationPages::asked(const Context& ctx, Request& request, core::PositionId giver,
                                const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    const auto choices = delegate_.choices(ctx, giver);
    const auto& form = request.form;
    Data data;
    const auto from = form.has("from") ? form.get("from") : core::iso(ctx.today());
    data.set("PAGE_TITLE", words.say("directory.delegation.new"))
        .set("GIVER", choices.giver.name)
        .set("BACK_URL", position_address(giver))
        .set("URL", position_address(giver) + "/delegate")
        .set("FROM", from)
        .set("UNTIL", form.get("until"))
        .set("BASIS", form.get("basis"))
        .show_if(!choices.giver.signs, "SIGNS_NOTHING");
    for (const auto each : {DelegationForm::an, DelegationForm::ub})
        data.add("FORM_CHOICE")
            .set("VALUE", name(each))
            .set("LABEL", words.say("directory.delegation.form." + std::string(name(each))))
            .show_if(form.get("form") == name(each) || (!form.has("form") && each == DelegationForm::an), "CHOSEN");
    show_receivers(data, "ONE_DOWN", choices.one_down, request);
    show_receivers(data, "TWO_DOWN", choices.two_down, request);
    show_kinds(data, choices.kinds, request, words);
    show_heights(data, form.has("highest") ? form.get("highest") : access_names().front(), words);
    core::page::show_faults(data, faults, words);
    return book_.render(ctx, request, "directory/delegate", std::move(data), faults.empty() ? 200 : fault_status);
}

Response DelegationPages::form(const Context& ctx, Request& request) {
    return asked(ctx, request, core::PositionId::parse(request.param("id")), {});
}

Response DelegationPages::enter(const Context& ctx, Request& request) {
    const auto giver = core::PositionId::parse(request.param("id"));
    core::http::Given given(request.form);
    auto wanted = input::delegation_from(given, giver);
    return or_again(
        [&] {
            const auto made = delegate_.enter(ctx, std::move(wanted), given.take_faults());
            return core::http::offer_undo(core::http::see_other(address(made.id), "directory.flash.delegated"),
                                       address(made.id) + "/undo", "delegated");
        },
        [&](const std::vector<core::Fault>& faults) { return asked(ctx, request, giver, faults); });
}

Response DelegationPages::undo(const Context& ctx, Request& request) {
    const auto id = DelegationId::parse(request.param("id"));
    delegate_.undo(ctx, id);
    return core::http::see_other(address(id), "directory.flash.undone");
}

Response DelegationPages::revoke(const Context& ctx, Request& request) {
    const auto id = DelegationId::parse(request.param("id"));
    return or_again(
        [&] {
            const core::http::Given given(request.form);
            delegate_.revoke(ctx, id, input::revoke_reason_from(given, "directory.error.delegation"));
            return core::http::see_other(address(id), "directory.flash.delegation_revoked");
        },
        [&](const std::vector<core::Fault>& faults) { return shown(ctx, request, id, faults); });
}

}  // namespace directory::web
