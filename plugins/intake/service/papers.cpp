// SPDX-License-Identifier: Apache-2.0
#include "intake/service/papers.h"

#include "core/audit/trail.h"

namespace intake {

using core::db::Tx;

incoming::Paper TrayPapers::waiting(Tx& tx, const core::Actor& actor, std::string_view id) {
    auto arrival = open_for(tx, parts_, actor, ArrivalId::parse(id));
    if (arrival.state != State::ready)
        throw core::Error(core::Code::conflict, "intake.error.state." + std::string(name(arrival.state)));
    const auto page = "/intake/" + arrival.id.text();
    auto address = arrival.sender_address();
    std::vector<incoming::Attached> attachments;
    for (const auto& each : arrival.bundle.attachments()) attachments.push_back({each.name, each.media, each.original});
    return {arrival.id.text(), arrival.pdf,        arrival.original, arrival.pages, std::move(arrival.text),
            page + "/page?page=", page, core::date_of(arrival.came_at, parts_.zone), std::move(arrival.found),
            std::move(attachments), address, std::move(arrival.recognised)};
}

void TrayPapers::registered(Tx& tx, const core::Context& ctx, std::string_view id, const incoming::Entered& as) {
    auto arrival = open_for(tx, parts_, ctx.actor, ArrivalId::parse(id));
    for (const auto& each : arrival.found)
        if (each.field == "sender" && each.grounds == incoming::Grounds::guessed && each.value != as.sender)
            parts_.arrivals.remember(tx, arrival.mailroom, each.shown, as.sender);
    const auto was = arrival.state;
    arrival.register_as(as.id, as.agenda, ctx.now(), ctx.actor.person_name);
    write_back(tx, parts_, arrival, was);
    core::audit::append(tx, ctx, "intake.registered", subject_of(arrival.id),
                        {{"entry", as.id.text()}, {"agenda", as.agenda}});
}

std::string TrayPapers::onward(const core::Context& ctx, std::string_view id) {
    return parts_.db.read([&](Tx& tx) {
        const auto arrival = open_for(tx, parts_, ctx.actor, ArrivalId::parse(id));
        const auto next = parts_.arrivals.next_ready(tx, arrival);
        return next ? "/incoming/new?paper=" + next->text() : std::string("/intake");
    });
}

}  // namespace intake
