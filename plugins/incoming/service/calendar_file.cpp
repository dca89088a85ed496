// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/calendar_file.h"

#include "incoming/domain/calendar.h"

namespace incoming {

namespace {

CalendarEvent::Status status_of(const Engagement& each) {
    using Status = CalendarEvent::Status;
    if (!each.stands) return Status::cancelled;
    if (!each.passed_by.empty()) return Status::confirmed;
    switch (each.invitation.stance) {
        case Stance::open: return Status::tentative;
        case Stance::attending: return Status::confirmed;
        case Stance::represented:
        case Stance::declined: return Status::cancelled;
    }
    return Status::tentative;
}

}  // namespace

std::string calendar_file(const std::vector<Engagement>& all, const core::Context& ctx,
                          const core::words::Catalog& words) {
    std::vector<CalendarEvent> events;
    for (const auto& each : all) {
        const auto& invitation = each.invitation;
        CalendarEvent event;
        event.uid = invitation.entry.text() + "@naskah";
        event.day = invitation.day;
        event.from = invitation.hours.from.value_or(-1);
        event.until = end_of(invitation.hours).value_or(-1);
        event.status = status_of(each);
        event.summary = words.say("incoming.calendar.secret");
        if (!withheld(each.access)) {
            event.summary = invitation.matter;
            event.place = invitation.place;
            event.text = words.say("incoming.calendar.text", {{"sender", each.sender}, {"number", each.number}});
            if (!each.passed_by.empty())
                event.text += "\n" + words.say("incoming.agenda.passed", {{"who", each.passed_by}});
        }
        events.push_back(std::move(event));
    }
    return calendar(events, ctx.zone, ctx.now());
}

}  // namespace incoming
