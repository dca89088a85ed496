// SPDX-License-Identifier: Apache-2.0
#include "depot/service/guarding.h"

namespace depot {

using archive::Deed;
using archive::Kept;
using archive::Obstacle;
using archive::Process;
using core::Context;
using core::db::Tx;

namespace {

constexpr std::string_view hold_prefix = "hold:", loan_prefix = "loan:", shelved_prefix = "shelved:",
                           request_prefix = "request:";

bool ends_it(const Kept& dossier, Deed deed) {
    if (deed == Deed::decree || deed == Deed::destroy || deed == Deed::hand_over || archive::removes(dossier, deed)) return true;
    return deed == Deed::propose && (dossier.process == Process::destruction || dossier.process == Process::handover);
}

bool needs_paper(const Kept& dossier, Deed deed) {
    return deed == Deed::lend || deed == Deed::relocate || deed == Deed::transfer ||
           (ends_it(dossier, deed) && deed != Deed::propose);
}

}  // namespace

archive::Obstacles Guarding::against(Tx& tx, const Context& ctx, const std::vector<Kept>& dossiers, Deed deed) {
    std::vector<Kept> ended;
    std::vector<archive::DossierId> all, papers;
    for (const auto& each : dossiers) {
        if (ends_it(each, deed)) ended.push_back(each);
        if (needs_paper(each, deed)) papers.push_back(each.id);
    }
    const auto held = holds_.over(tx, ended);
    const auto through = holds_.through_items(tx, ended);
    const auto away = store::away_of(tx, papers);
    if (held.empty() && through.empty() && away.empty()) return {};
    for (const auto& each : dossiers)
        if (held.contains(each.id) || through.contains(each.id) || away.contains(each.id)) all.push_back(each.id);
    // A box holds dossiers whose number the one who moves it may not know; who sits nowhere knows of none.
    const bool house = ctx.actor.kind == core::Actor::Kind::system;
    const auto known = house || ctx.actor.seats.empty() ? std::map<archive::DossierId, Kept>() : known_of(tx, parts_, ctx, all);
    std::map<HoldId, bool> seen;
    archive::Obstacles found;
    for (const auto& dossier : dossiers) {
        const bool told = house || known.contains(dossier.id);
        const auto block = [&](const Hold& hold, const char* word, core::Args args) {
            const auto [sees, fresh] = seen.try_emplace(hold.id, house);
            if (fresh && !house) sees->second = !ctx.actor.seats.empty() && holds_.may_see(tx, ctx.actor, hold);
            if (told && sees->second) found[dossier.id].push_back({word, std::move(args)});
            else found[dossier.id].push_back({"depot.obstacle.held_some", {}});
        };
        if (const auto at = held.find(dossier.id); at != held.end())
            for (const auto& hold : at->second)
                block(hold, "depot.obstacle.held", {{"number", dossier.number}, {"hold", hold.name}});
        if (const auto at = through.find(dossier.id); at != through.end())
            for (const auto& [hold, item] : at->second)
                block(hold, "depot.obstacle.held_item",
                      {{"number", dossier.number}, {"item", std::to_string(item)}, {"hold", hold.name}});
        if (const auto at = away.find(dossier.id); at != away.end()) {
            const bool lost = at->second == LoanState::lost;
            if (told) found[dossier.id].push_back({lost ? "depot.obstacle.lost" : "depot.obstacle.lent",
                                                   {{"number", dossier.number}, {"title", dossier.title}}});
            else found[dossier.id].push_back({"depot.obstacle.lent_some", {}});
        }
    }
    return found;
}

void Telling::through(notify::Notices& notices) {
    notices.serve("hold", *this);
    notices.serve("loan", *this);
    notices.serve("shelved", *this);
    notices.serve("request", *this);
    notices.kind({Requests::new_kind, "depot.notice.request_new"});
    notices.kind({Requests::due_kind, "depot.notice.request_due"});
    notices.kind({Requests::late_kind, "depot.notice.request_late", true});
    notices.kind({Places::misplaced_kind, "depot.notice.misplaced", true});
    notices.kind({Holds::proposed_kind, "depot.notice.hold_proposed"});
    notices.kind({Holds::remind_kind, "depot.notice.hold_remind"});
    notices.kind({Loans::asked_kind, "depot.notice.loan_asked"});
    notices.kind({Loans::granted_kind, "depot.notice.loan_granted"});
    notices.kind({Loans::refused_kind, "depot.notice.loan_refused"});
    notices.kind({Loans::due_kind, "depot.notice.loan_due"});
    notices.kind({Loans::late_kind, "depot.notice.loan_late", true});
    notices.kind({Loans::lost_kind, "depot.notice.loan_lost"});
    notices.kind({Loans::fetch_kind, "depot.notice.loan_fetch", true});
}

std::optional<notify::Described> Telling::describe(Tx& tx, const core::Actor& actor, std::string_view object) {
    if (object.starts_with(hold_prefix)) {
        const auto hold = store::hold(tx, HoldId::parse(object.substr(hold_prefix.size())));
        if (!hold || !holds_.may_see(tx, actor, *hold)) return std::nullopt;
        return notify::Described{hold->name, "/depot/holds/" + hold->id.text(), {}};
    }
    if (object.starts_with(request_prefix)) {
        auto request = store::request(tx, RequestId::parse(object.substr(request_prefix.size())));
        if (!request || !requests_.may_see(tx, actor, *request)) return std::nullopt;
        // Who asks, and for what, is not told in a mail.
        request->series = Series(tx, parts_, actor).of(request->unit);
        return notify::Described{request->called(), "/depot/requests/" + request->id.text(), {}};
    }
    if (object.starts_with(shelved_prefix)) return shelved(tx, actor, object.substr(shelved_prefix.size()));
    auto loan = store::loan(tx, LoanId::parse(object.substr(loan_prefix.size())));
    if (!loan) return std::nullopt;
    auto ctx = system_context(parts_);
    ctx.actor = actor;
    const auto found = loans_.shown(tx, ctx, *std::move(loan));
    if (!found) return std::nullopt;
    return notify::Described{found->dossier.title, "/depot/loans/" + found->loan.id.text(), found->dossier.access};
}

std::optional<notify::Described> Telling::shelved(Tx& tx, const core::Actor& actor, std::string_view id) {
    auto ctx = system_context(parts_);
    ctx.actor = actor;
    const auto dossier = parts_.holdings.find(tx, ctx, archive::DossierId::parse(id));
    const auto stands = dossier ? store::shelved(tx, dossier->id) : std::nullopt;
    if (!stands) return std::nullopt;
    // A head who does not look into places is led to the dossier, whose panel tells the same.
    const auto link = actor.may("depot.lend") ? "/depot/places/" + stands->place.text()
                                              : "/archive/dossiers/" + dossier->id.text();
    return notify::Described{dossier->title, link, dossier->access};
}

}  // namespace depot
